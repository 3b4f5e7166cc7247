// Anything else than a GateError that is thrown is a fault of perf-gate, and the message says so.

import { GateError } from '../errors.ts';

export function asGateError(thrown: unknown): GateError {
  if (thrown instanceof GateError) return thrown;
  return new GateError({
    code: 'internal-error',
    kind: 'gate',
    message: 'perf-gate itself failed; nothing was judged.',
    remedy: 'This is a fault of perf-gate: please report it with these lines.',
    details: thrown instanceof Error ? [thrown.stack ?? thrown.message] : [String(thrown)],
    cause: thrown,
  });
}
