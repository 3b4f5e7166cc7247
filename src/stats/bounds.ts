// Bounds of a loss from the effects of single blocks: exact where there are enough, else Student's.

import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';
import type { Alpha } from './alpha.ts';
import { hodgesLehmann, walshAverages } from './hodges-lehmann.ts';
import { meanOf, standardDeviationOf } from './spread.ts';
import { studentQuantile } from './student-t.ts';
import { lowerWilcoxonBound, upperWilcoxonBound } from './wilcoxon.ts';

/** Bounds of a loss: `low` at the fail level, `high` at the pass level. */
export interface LossBounds {
  readonly estimate: LogRatio;
  readonly low: LogRatio;
  readonly high: LogRatio;
}

export interface BlockBounds extends LossBounds {
  /** `t` as soon as one of the two bounds needs it. */
  readonly method: 'wilcoxon' | 't';
  /** The bounds by the other method, to warn where they would decide otherwise. */
  readonly other: { readonly low: LogRatio; readonly high: LogRatio };
}

/**
 * The loss behind independent block effects (positive is worse): Hodges–Lehmann estimate, lower bound
 * at `alpha.fail` and upper bound at `alpha.pass`, each one-sided. Exact signed-rank bounds assume no
 * more than symmetry; with n < ⌈log2(1 ÷ alpha)⌉ effects they do not exist, and t stands in.
 * No percentile bootstrap: it under-covers at these sizes (Hesterberg 2015).
 */
export function boundLoss(effects: NonEmpty<LogRatio>, alpha: Alpha): BlockBounds {
  const walsh = walshAverages(effects);
  const estimate = hodgesLehmann(walsh);
  const exact = {
    low: lowerWilcoxonBound(walsh, effects.length, alpha.fail),
    high: upperWilcoxonBound(walsh, effects.length, alpha.pass),
  };
  const student = {
    low: logRatio(meanOf(effects) - halfWidth(effects, alpha.fail)),
    high: logRatio(meanOf(effects) + halfWidth(effects, alpha.pass)),
  };
  if (Number.isFinite(exact.low) && Number.isFinite(exact.high)) {
    return { estimate, ...exact, method: 'wilcoxon', other: student };
  }
  const low = Number.isFinite(exact.low) ? exact.low : student.low;
  const high = Number.isFinite(exact.high) ? exact.high : student.high;
  return { ...orderedAround(estimate, low, high), method: 't', other: exact };
}

/** t is centred on the mean, and the estimate may lie outside its bounds: they then widen to hold it. */
function orderedAround(estimate: LogRatio, low: LogRatio, high: LogRatio): LossBounds {
  return {
    estimate,
    low: logRatio(Math.min(low, estimate)),
    high: logRatio(Math.max(high, estimate)),
  };
}

/**
 * t(1 − alpha, n − 1) · s ÷ √n. Infinite for a single effect, which says nothing about its own error,
 * and at level zero, where nothing is ever shown.
 */
function halfWidth(effects: NonEmpty<LogRatio>, alpha: number): number {
  const spread = standardDeviationOf(effects);
  if (spread === undefined || alpha <= 0) return Number.POSITIVE_INFINITY;
  const n = effects.length;
  return (studentQuantile(alpha, n - 1) * spread) / Math.sqrt(n);
}
