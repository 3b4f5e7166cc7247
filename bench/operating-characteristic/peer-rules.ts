// What other tools would find in the same measurements. Pure: numbers in, alarm or not out.

import { mean } from './moments.ts';
import { drawDistinct } from './seeded.ts';

/** Times of single requests, taken together. */
export interface RequestTimes {
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

/** One number against one number, as github-action-benchmark does: an alarm beyond `ratio`. */
export const isBeyondRatio = (before: number, after: number, ratio: number): boolean =>
  after / before > ratio;

/** 5 %, two-sided, of so many requests that t is normal. */
const CRITICAL_T = 1.96;

/** Welch's t-test with each request as a witness of its own: is the candidate slower by more than `tolerance`? */
export function isSlowerByWelch(
  before: RequestTimes,
  after: RequestTimes,
  tolerance: number,
): boolean {
  const line = before.mean * (1 + tolerance);
  const variance =
    ((1 + tolerance) * before.standardDeviation) ** 2 / before.count +
    after.standardDeviation ** 2 / after.count;
  return (after.mean - line) / Math.sqrt(variance) > CRITICAL_T;
}

const RESAMPLES = 1_000;
const TAIL = 0.025;

/** The 95 % percentile bootstrap of the mean effect over blocks: is its lower end beyond `tolerance`? */
export function isBeyondByBootstrap(
  effects: readonly number[],
  tolerance: number,
  uniform: () => number,
): boolean {
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(effects.map(() => drawDistinct(effects, 1, uniform)[0] ?? Number.NaN)),
  ).sort((a, b) => a - b);
  return (means[Math.floor(RESAMPLES * TAIL)] ?? Number.NaN) > tolerance;
}
