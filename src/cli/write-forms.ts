// Writes what was asked for in several forms, each to a file or to standard output.

import { GateError } from '../errors.ts';
import type { Destination } from '../plan/plan.ts';
import { writeTextFile } from '../regular-file.ts';
import type { Console } from './console.ts';

interface Form {
  readonly destination: Destination | undefined;
  /** In which secrets are masked already. */
  readonly render: () => string;
}

/**
 * The terminal's form is printed, unless another one goes to its stream: whoever reads that did not ask
 * for this one.
 * @throws GateError `report-not-written`, after everything else has been written
 */
export function writeForms(
  forms: readonly Form[],
  renderForTerminal: () => string,
  console: Console,
): void {
  if (!forms.some(({ destination }) => destination?.kind === 'stdout'))
    console.out(renderForTerminal());
  const [failure] = forms.flatMap(({ destination, render }) =>
    destination === undefined ? [] : writeForm(destination, render(), console),
  );
  if (failure !== undefined) throw failure;
}

/** @returns why it was not written, if it was not */
export function writeForm(
  destination: Destination,
  text: string,
  console: Console,
): readonly GateError[] {
  if (destination.kind === 'stdout') {
    console.outMasked(text);
    return [];
  }
  try {
    writeTextFile(destination.path, text);
    return [];
  } catch (cause) {
    return [notWritten(destination.path, cause)];
  }
}

function notWritten(path: string, cause: unknown): GateError {
  return new GateError({
    code: 'report-not-written',
    kind: 'gate',
    message: `The report could not be written to ${path}.`,
    remedy:
      'Name a file in a folder that exists, that you may write to, and whose disk is not full.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
}
