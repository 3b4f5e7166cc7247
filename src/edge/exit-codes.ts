// What the process exits with when the gate could not do its work.

import type { GateErrorKind } from '../errors.ts';

/** A cancelled run has the code of its signal instead, where there was one. */
export const EXIT_CODES: Readonly<Record<GateErrorKind, number>> = {
  input: 2,
  gate: 3,
  cancelled: 130,
};
