// Bounds of a loss from pairs of blocks, at one of the looks.

import type { Alpha } from '../../stats/alpha.ts';
import { type BlockBounds, boundLoss } from '../../stats/bounds.ts';
import { FEWEST_BLOCKS, type LookKind } from '../../stats/look-plan.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';

/**
 * As `boundLoss`, where this is the only or the last look. A first look of two stays exact: where the
 * test gives no bound at that level there is none yet, since more pairs are to come, and normal errors
 * need not be assumed.
 */
export function boundPairs(effects: NonEmpty<LogRatio>, alpha: Alpha, look: LookKind): BlockBounds {
  const bounds = boundLoss(effects, alpha);
  if (effects.length < FEWEST_BLOCKS) return { ...bounds, ...NOWHERE, method: 't', other: NOWHERE };
  if (look !== 'first' || bounds.method === 'wilcoxon') return bounds;
  const { low, high } = bounds.other;
  return {
    ...bounds,
    low,
    high,
    method: 'wilcoxon',
    other: { low: bounds.low, high: bounds.high },
  };
}

const NOWHERE = {
  low: logRatio(Number.NEGATIVE_INFINITY),
  high: logRatio(Number.POSITIVE_INFINITY),
};
