// How far a new run may differ from stored ones by chance: a prediction bound. With too few records to
// know their spread, it assumes one.

import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';
import type { Alpha } from './alpha.ts';
import type { LossBounds } from './bounds.ts';
import { meanOf, type StandardError, standardDeviationOf } from './spread.ts';
import { studentQuantile } from './student-t.ts';

/** With fewer records, their spread is taken to be at least the assumed one (the prior). */
export const SUFFICIENT_RECORDS = 8;

export interface PredictionBounds extends LossBounds {
  /** The standard deviation that was used. */
  readonly spread: LogRatio;
  /** `prior`: there were too few records, and the spread is at least the assumed one. */
  readonly basis: 'records' | 'prior';
  /** Whether the blocks within the runs set a bound, because they leave a larger error than that spread. */
  readonly isByBlocks: { readonly low: boolean; readonly high: boolean };
  readonly samples: number;
}

/**
 * The loss of a new run against stored ones. `losses` has one entry for each of them (positive is
 * worse). Their mean is the estimate. Their spread is that of the stored runs, because the new run is
 * the same in all. No bound is narrower than the blocks of these runs allow: on a crowded machine the
 * blocks of one run differ by more than runs usually do.
 * @param within error of the estimate by the spread of blocks within the runs, where it is known
 */
export function boundPrediction(
  losses: NonEmpty<LogRatio>,
  prior: LogRatio,
  alpha: Alpha,
  within?: StandardError,
): PredictionBounds {
  const samples = losses.length;
  const estimate = meanOf(losses);
  const { spread, basis } = chooseSpread(losses, prior);
  const ofRuns = (level: number): number => predictionHalfWidth(spread, samples, level);
  const ofBlocks = (level: number): number => errorHalfWidth(within, level);
  const halfWidth = (level: number): number => Math.max(ofRuns(level), ofBlocks(level));
  const isByBlocks = (level: number): boolean => ofBlocks(level) > ofRuns(level);
  return {
    estimate,
    low: logRatio(estimate - halfWidth(alpha.fail)),
    high: logRatio(estimate + halfWidth(alpha.pass)),
    spread,
    basis,
    isByBlocks: { low: isByBlocks(alpha.fail), high: isByBlocks(alpha.pass) },
    samples,
  };
}

/**
 * t(1 − alpha, N − 1) · s · √(1 + 1 ÷ N): the error of the new run and that of the stored mean
 * (Hahn and Meeker, Statistical Intervals, section 4.7). With few records the degrees of freedom are
 * those of the eight that the prior stands for.
 */
export function predictionHalfWidth(spread: LogRatio, samples: number, alpha: number): number {
  return spread * predictionMultiplier(samples, alpha);
}

/** Half-width of the bound in standard deviations. */
export function predictionMultiplier(samples: number, alpha: number): number {
  const degreesOfFreedom = Math.max(samples, SUFFICIENT_RECORDS) - 1;
  return studentQuantile(alpha, degreesOfFreedom) * Math.sqrt(1 + 1 / samples);
}

const errorHalfWidth = (within: StandardError | undefined, alpha: number): number =>
  within === undefined ? 0 : studentQuantile(alpha, within.degreesOfFreedom) * within.error;

function chooseSpread(
  losses: NonEmpty<LogRatio>,
  prior: LogRatio,
): Pick<PredictionBounds, 'spread' | 'basis'> {
  const observed = standardDeviationOf(losses);
  if (observed !== undefined && losses.length >= SUFFICIENT_RECORDS) {
    return { spread: observed, basis: 'records' };
  }
  return { spread: logRatio(Math.max(prior, observed ?? 0)), basis: 'prior' };
}
