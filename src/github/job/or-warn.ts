// For what is said beside the outcome: where it fails, that is said once, and the outcome stays.

import { GateError } from '../../errors.ts';
import type { JobLog } from '../job-log.ts';
import { type Annotation, withFullStop } from './annotations.ts';

/**
 * @param failure a whole sentence
 * @returns `undefined` where it failed
 * @throws GateError only of the kind `cancelled`
 */
export async function orWarn<T>(
  log: Pick<JobLog, 'annotate'>,
  failure: string,
  act: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof GateError && error.kind === 'cancelled') throw error;
    log.annotate(warningOf(failure, error));
    return undefined;
  }
}

const warningOf = (failure: string, error: unknown): Annotation => ({
  level: 'warning',
  title: 'perf-gate: not everything could be published',
  text: `${failure} The outcome stays. ${wordsOf(error)}`,
});

const MOST_EVIDENCE = 2;

/** An error in one line: what happened, the first evidence, and what to do. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof GateError)) return error instanceof Error ? error.message : String(error);
  const parts = [error.message, ...error.evidence.slice(0, MOST_EVIDENCE), error.remedy];
  return parts
    .filter((part) => part !== '')
    .map(withFullStop)
    .join(' ');
}
