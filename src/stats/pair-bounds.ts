// Bounds of a loss from pairs of blocks, at a look of a run that may end at any of them.

import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';
import type { LossBounds } from './bounds.ts';
import { walshAverages } from './hodges-lehmann.ts';
import { levelAt } from './pair-levels.ts';
import { meanOf, standardDeviationOf } from './spread.ts';
import { studentQuantile } from './student-t.ts';
import { lowerWilcoxonBound, upperWilcoxonBound } from './wilcoxon.ts';

/** `low` and `high` bound the size of the loss: each is wrong at any look in 5 % of runs at most. */
export interface PairBounds extends LossBounds {
  /** Lower bound at the metric's share of the false-alarm budget: a loss is shown where it is above zero. */
  readonly surest: LogRatio;
  /** `low` and `high` by signed ranks, which do not assume normal errors; infinite with few pairs. */
  readonly byRanks: { readonly low: LogRatio; readonly high: LogRatio };
}

/**
 * Mean and Student's t, at the levels of this look (`levelAt`). The lower bounds are for turning red, and
 * take the cautious spread; the upper bound takes the spread as it is.
 * @param effects losses of independent pairs, positive for worse
 * @param share of the runs in which `surest` may be wrong
 * @param usual standard deviation between two runs of the same code, see `cautiousSpread`
 */
export function boundPairs(
  effects: NonEmpty<LogRatio>,
  share: number,
  usual: LogRatio,
): PairBounds {
  const { length } = effects;
  const bounds = boundSize(effects, usual);
  const [size, alarm] = [levelAt(length, 'size'), levelAt(length, 'above-zero', share)];
  const walsh = walshAverages(effects);
  return {
    ...bounds,
    surest: logRatio(bounds.estimate - halfWidth(cautiousSpread(effects, usual), length, alarm)),
    byRanks: {
      low: lowerWilcoxonBound(walsh, length, size),
      high: upperWilcoxonBound(walsh, length, size),
    },
  };
}

/** The bounds of the size alone; see `boundPairs`. */
export function boundSize(effects: NonEmpty<LogRatio>, usual: LogRatio): LossBounds {
  const { length } = effects;
  const level = levelAt(length, 'size');
  const estimate = meanOf(effects);
  const [spread, cautious] = [standardDeviationOf(effects), cautiousSpread(effects, usual)];
  return {
    estimate,
    low: logRatio(estimate - halfWidth(cautious, length, level)),
    high: logRatio(estimate + halfWidth(spread, length, level)),
  };
}

/** Standard deviation assumed between two runs of the same code on one and the same machine. */
export const USUAL_THROUGHPUT_SPREAD = logRatio(0.05);

/** The degrees of freedom that the usual spread counts for. */
const USUAL_DEGREES = 3;

/**
 * A few pairs may agree by chance, most of all where each is one of two values. So their variance is
 * averaged with the usual one, weighted by degrees of freedom (Smyth, Linear models and empirical Bayes
 * methods, 2004), and never below their own. With many pairs that changes nothing.
 * @returns `undefined` for a single effect
 */
export function cautiousSpread(effects: NonEmpty<LogRatio>, usual: LogRatio): LogRatio | undefined {
  const spread = standardDeviationOf(effects);
  return spread === undefined ? undefined : moderate(spread, effects.length, usual);
}

/** The cautious spread of so many pairs that differ by `spread`. */
export function moderate(spread: LogRatio, pairs: number, usual: LogRatio): LogRatio {
  const degrees = pairs - 1;
  const variance = (USUAL_DEGREES * usual ** 2 + degrees * spread ** 2) / (USUAL_DEGREES + degrees);
  return logRatio(Math.max(spread, Math.sqrt(variance)));
}

/** t(1 − level, n − 1) · s ÷ √n; infinite where there is no look. */
function halfWidth(spread: LogRatio | undefined, pairs: number, level: number): number {
  if (spread === undefined || level <= 0) return Number.POSITIVE_INFINITY;
  return widthOf(pairs, level) * spread;
}

/** t(1 − level, n − 1) ÷ √n: the half width of a bound in standard deviations. */
export const widthOf = (pairs: number, level: number): number =>
  studentQuantile(level, pairs - 1) / Math.sqrt(pairs);
