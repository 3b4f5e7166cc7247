// Delays whose distribution is known, not only in the long run: any stretch of them has its quantiles.

import type { Delay } from './script.ts';

/** The share of the golden ratio: its multiples, modulo 1, fill the unit interval evenly (Weyl 1916). */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The delay of request `number`, in milliseconds. */
export function delayOf(delay: Delay, number: number): number {
  return delay.kind === 'fixed' ? delay.time : delayQuantile(delay, (number * GOLDEN) % 1);
}

/** The delay that a share `q` of the requests does not exceed, in milliseconds. */
export function delayQuantile(delay: Delay, q: number): number {
  return delay.kind === 'fixed'
    ? delay.time
    : delay.median * Math.exp(delay.sigma * normalQuantile(q));
}

/**
 * Quantile of the standard normal, within 4.5e-4: Hastings' approximation, 26.2.23 in Abramowitz and
 * Stegun, Handbook of Mathematical Functions. With a sigma of 1 that is less than 0.05 % of a delay.
 */
export function normalQuantile(q: number): number {
  const tail = Math.max(Math.min(q, 1 - q), Number.MIN_VALUE);
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  const magnitude = t - above / below;
  return q < 0.5 ? -magnitude : magnitude;
}
