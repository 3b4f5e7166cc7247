// From effects to bounds, and from bounds to an outcome: what is red, what passes, and what stays open.

import type { Alpha } from '../../stats/alpha.ts';
import { type BlockBounds, boundLoss, type LossBounds } from '../../stats/bounds.ts';
import { FEWEST_BLOCKS, type LookKind } from '../../stats/look-plan.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';
import type { Comparison } from '../verdict.ts';

const NOWHERE = {
  low: logRatio(Number.NEGATIVE_INFINITY),
  high: logRatio(Number.POSITIVE_INFINITY),
};

/** The estimate decides once the bounds are at most this part of the tolerance from it. */
const NARROW = 1 / 4;

/**
 * Like `boundLoss` at the only or the last look. A first look stays exact: where the test gives no bound
 * at its level there is none yet. More pairs are to come, so there is no need to assume normal errors.
 */
export function boundPairs(effects: NonEmpty<LogRatio>, alpha: Alpha, look: LookKind): BlockBounds {
  const bounds = boundLoss(effects, alpha);
  if (effects.length < FEWEST_BLOCKS) {
    return { ...bounds, ...NOWHERE, method: 't', other: NOWHERE };
  }
  if (look !== 'first' || bounds.method === 'wilcoxon') return bounds;
  const { low, high } = bounds;
  return { ...bounds, ...bounds.other, method: 'wilcoxon', other: { low, high } };
}

/**
 * A loss shown beyond tolerance is a regression, one shown within it a pass. Between the two a gate is
 * undecided, because "not shown" is not "the same"; a guard passes.
 */
export function decide(
  role: 'gate' | 'guard',
  bounds: LossBounds,
  tolerance: LogRatio,
): Comparison['outcome'] {
  if (bounds.low > tolerance) return 'regression';
  if (bounds.high < tolerance || role === 'guard') return 'pass';
  return 'inconclusive';
}

/**
 * Like `decide`, with one more rule for gates: where the last bounds are narrow and still hold the
 * tolerance, the estimate decides. A true loss equal to the tolerance may go either way; below half of
 * it, red still takes a wrong lower bound.
 */
export function decidePairs(
  role: 'gate' | 'guard',
  bounds: LossBounds,
  tolerance: LogRatio,
  look: LookKind,
): Comparison['outcome'] {
  const outcome = decide(role, bounds, tolerance);
  const halfWidth = (bounds.high - bounds.low) / 2;
  if (outcome !== 'inconclusive' || look === 'first' || halfWidth > NARROW * tolerance) {
    return outcome;
  }
  return bounds.estimate > tolerance ? 'regression' : 'pass';
}
