// From bounds to an outcome: what is red, what passes, and what stays open.

import type { LossBounds } from '../../stats/bounds.ts';
import type { PairBounds } from '../../stats/pair-bounds.ts';
import { type LogRatio, logRatio } from '../../units.ts';
import type { Comparison } from '../verdict.ts';

/** What is forgiven, and what must be ruled out for a pass, on the log scale. */
export interface Lines {
  readonly tolerance: LogRatio;
  readonly resolution: LogRatio;
}

/** A loss between the two goes either way, so that a run need not go on for ever near the tolerance. */
export const linesOf = (tolerance: LogRatio): Lines => ({
  tolerance,
  resolution: logRatio(2 * tolerance),
});

/**
 * A loss shown beyond tolerance is a regression, one shown to be smaller than the resolution a pass.
 * Between the two a gate is undecided, because "not shown" is not "the same"; a guard holds nothing up.
 */
export function decide(
  role: 'gate' | 'guard',
  { low, high }: Pick<LossBounds, 'low' | 'high'>,
  { tolerance, resolution }: Lines,
): Comparison['outcome'] {
  if (low > tolerance) return 'regression';
  if (high < resolution) return 'pass';
  return role === 'guard' ? 'not-shown' : 'inconclusive';
}

/**
 * Like `decide`, and red only where the loss is also shown to be above zero, at the metric's share of the
 * false-alarm budget.
 */
export function decidePairs(
  role: 'gate' | 'guard',
  bounds: Pick<PairBounds, 'low' | 'high' | 'surest'>,
  lines: Lines,
): Comparison['outcome'] {
  const low = bounds.surest > 0 ? bounds.low : logRatio(Number.NEGATIVE_INFINITY);
  return decide(role, { low, high: bounds.high }, lines);
}
