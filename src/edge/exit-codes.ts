// What the process exits with when the gate could not do its work.

import type { GateErrorKind } from '../errors.ts';

/** A run that a signal cancelled exits with that signal's code instead. */
export const EXIT_CODES: Readonly<Record<GateErrorKind, number>> = {
  input: 2,
  gate: 3,
  cancelled: 130,
};
