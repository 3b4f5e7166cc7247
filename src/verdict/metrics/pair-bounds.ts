// Bounds of a loss from pairs of blocks, at one of the looks.

import type { Alpha } from '../../stats/alpha.ts';
import { type BlockBounds, boundLoss } from '../../stats/bounds.ts';
import type { LookKind } from '../../stats/look-plan.ts';
import type { NonEmpty } from '../../units.ts';
import { type LogRatio, logRatio } from '../../units.ts';

/** Two differences agree by chance too easily, and their t has one degree of freedom. */
export const LEAST_PAIRS = 3;

/**
 * As `boundLoss`, where this is the only or the last look. A first look of two stays exact: where the
 * test gives no bound at that level there is none yet, since more pairs are to come, and normal errors
 * need not be assumed.
 */
export function boundPairs(effects: NonEmpty<LogRatio>, alpha: Alpha, look: LookKind): BlockBounds {
  const bounds = boundLoss(effects, alpha);
  if (effects.length < LEAST_PAIRS) return { ...bounds, ...NOWHERE, method: 't', other: NOWHERE };
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
