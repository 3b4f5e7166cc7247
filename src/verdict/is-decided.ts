// Whether a run may end at this look, or should measure the pairs that it has planned.

import type { Comparison, Verdict } from './verdict.ts';

/**
 * A regression decides, and so does a pass: the levels of the bounds are those of all looks together.
 * But a guard that seems to have lost more than is allowed, and is not sure of it yet, is given more
 * pairs: a stall moves response times a hundredfold, and they vary so much that four pairs show nothing.
 * What is broken or open may change with more pairs, too.
 */
export function isDecided({ kind, comparisons }: Verdict): boolean {
  return kind === 'regression' || (kind === 'pass' && !comparisons.some(isSuspicious));
}

/** In unchanged runs so for one in twenty, at most. */
const isSuspicious = ({ role, method, loss, tolerance }: Comparison): boolean =>
  role === 'guard' && method === 't' && loss.low > tolerance;
