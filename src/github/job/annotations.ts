// Annotations: the lines of a run that GitHub shows on its page and beside the check.

import { GateError } from '../../errors.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** One line, which may quote foreign text. */
  readonly title: string;
  /** One line, which may quote foreign text. */
  readonly text: string;
}

/** Where annotations go. */
export interface Annotator {
  annotate(annotation: Annotation): void;
  /** Takes secrets out. A text that may have been cut must end where it was: nothing may be appended before. */
  mask(text: string): string;
}

/** Ends a text with a full stop, so that more text can follow. */
export const withFullStop = (sentence: string): string =>
  /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;

/**
 * For work beside the outcome: its failure becomes one warning, and the outcome stays.
 * @param failure a whole sentence
 * @returns `undefined` where it failed
 * @throws GateError only of the kind `cancelled`
 */
export async function orWarn<T>(
  log: Annotator,
  failure: string,
  act: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof GateError && error.kind === 'cancelled') throw error;
    log.annotate(warningOf(failure, wordsOf(error, { mask: (text) => log.mask(text) })));
    return undefined;
  }
}

const warningOf = (failure: string, words: string): Annotation => ({
  level: 'warning',
  title: 'perf-gate: not everything could be published',
  text: `${failure} The outcome stays. ${words}`,
});

const MOST_DETAILS = 2;

/** An error in one line: what happened, the line that tells why or the first faults, and what to do. */
export function wordsOf(error: unknown, { mask }: Pick<Annotator, 'mask'>): string {
  if (!(error instanceof GateError))
    return mask(error instanceof Error ? error.message : String(error));
  const parts = [error.message, ...tellingDetails(error), error.remedy];
  return parts
    .filter((part) => part !== '')
    .map(mask)
    .map(withFullStop)
    .join(' ');
}

function tellingDetails({ kind, details, telling }: GateError): readonly string[] {
  if (kind === 'input' || details.length <= MOST_DETAILS) return details.slice(0, MOST_DETAILS);
  return telling === undefined ? [] : [telling];
}
