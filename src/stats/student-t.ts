// Student's t: the quantile behind every bound that assumes normal errors.

import { bisect, incompleteBeta } from './special-functions.ts';

/** P(T > t) for t ≥ 0 (Abramowitz and Stegun 26.7.1 with 26.5.27). */
export function studentTail(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  return incompleteBeta(x, degreesOfFreedom / 2, 0.5) / 2;
}

/** By degrees of freedom, then by level. */
const quantiles = new Map<number, Map<number, number>>();

/**
 * The t that is exceeded with probability `alpha`, 0 < alpha < 1: t(1 − alpha, degrees of freedom).
 * It is what tables print in the column 1 − alpha.
 * Those of whole degrees are kept: each takes hundreds of evaluations, and every bound of a run asks
 * for the same few.
 */
export function studentQuantile(alpha: number, degreesOfFreedom: number): number {
  if (alpha > 0.5) return -studentQuantile(1 - alpha, degreesOfFreedom);
  if (alpha === 0.5) return 0;
  if (!Number.isInteger(degreesOfFreedom)) return searchQuantile(alpha, degreesOfFreedom);
  const ofDegrees = quantiles.get(degreesOfFreedom) ?? new Map<number, number>();
  quantiles.set(degreesOfFreedom, ofDegrees);
  const known = ofDegrees.get(alpha) ?? searchQuantile(alpha, degreesOfFreedom);
  ofDegrees.set(alpha, known);
  return known;
}

function searchQuantile(alpha: number, degreesOfFreedom: number): number {
  let high = 1;
  while (studentTail(high, degreesOfFreedom) > alpha) high *= 2;
  return bisect(0, high, (t) => studentTail(t, degreesOfFreedom) < alpha);
}
