// From bounds to an outcome: what is red, what passes, and what stays open.

import type { LossBounds } from '../../stats/bounds.ts';
import type { LookKind } from '../../stats/look-plan.ts';
import type { LogRatio } from '../../units.ts';
import type { Comparison } from '../verdict.ts';

/** Bounds this much of the tolerance apart on either side leave only losses at the line undecided. */
const NARROW = 1 / 4;

/**
 * As against stored records, with one more rule for gates: where the last bounds are narrow and
 * still hold the tolerance, the estimate decides. A loss that is as large as what is forgiven then
 * goes either way; below half of that, a false alarm still takes a lower bound that is wrong.
 */
export function decidePairs(
  role: 'gate' | 'guard',
  bounds: LossBounds,
  tolerance: LogRatio,
  look: LookKind,
): Comparison['outcome'] {
  if (bounds.low > tolerance) return 'regression';
  if (bounds.high < tolerance || role === 'guard') return 'pass';
  const halfWidth = (bounds.high - bounds.low) / 2;
  if (look === 'first' || halfWidth > NARROW * tolerance) return 'inconclusive';
  return bounds.estimate > tolerance ? 'regression' : 'pass';
}
