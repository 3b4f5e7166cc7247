// What an entry makes of anything that is thrown: an error to show, and an exit code.

import { GateError, type GateErrorKind } from '../errors.ts';

/** A run that a signal cancelled exits with that signal's code instead. */
export const EXIT_CODES: Readonly<Record<GateErrorKind, number>> = {
  input: 2,
  gate: 3,
  cancelled: 130,
};

/** They change what Node itself can do. */
const UNUSUAL = 'First try without `NODE_OPTIONS`, which is set here. ';

/** Anything but a `GateError` is a bug of perf-gate, and the message says so. */
export function asGateError(thrown: unknown): GateError {
  if (thrown instanceof GateError) return thrown;
  return new GateError({
    code: 'internal-error',
    kind: 'gate',
    message: 'perf-gate itself failed; nothing was judged.',
    remedy: `${process.env.NODE_OPTIONS ? UNUSUAL : ''}This is a fault of perf-gate: please report it with these lines.`,
    details: thrown instanceof Error ? [thrown.stack ?? thrown.message] : [String(thrown)],
    cause: thrown,
  });
}
