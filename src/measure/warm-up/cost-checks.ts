// When the calibration checks whether answers still get cheaper, and what it saw. Pure.

import { type LogRatio, type Milliseconds, seconds } from '../../units.ts';
import { LARGEST_FALL, meanFall } from './warmth.ts';

/** In slices. */
export const FIRST_CHECK = 6;

/** `unknown`: what an answer costs is not known, or does not matter. */
type Seen = 'cheap' | 'dear' | 'unknown';

/**
 * Checks after ever more slices: after 6, 9, 13, 19 and so on. With a check at every slice, one of them would
 * seem cheap by chance.
 */
export class CostChecks {
  #next = FIRST_CHECK;
  #last: Seen | undefined;
  #fall: LogRatio | undefined;

  /** How much cheaper answers were still getting at the last check; `undefined` where they were not. */
  get doubt(): LogRatio | undefined {
    return this.#last === 'dear' ? this.#fall : undefined;
  }

  /**
   * @param isLate on a crowded machine there are few slices when it is time for a first check
   * @returns `undefined` where it is not time for one
   */
  check(
    slices: number,
    isLate: boolean,
    falls: () => readonly (LogRatio | undefined)[],
  ): Seen | undefined {
    if (slices < this.#next && !(isLate && this.#last === undefined)) return undefined;
    this.#next = Math.ceil(slices * Math.SQRT2);
    const fall = meanFall(falls());
    this.#fall = fall;
    this.#last = fall === undefined ? 'unknown' : fall <= LARGEST_FALL ? 'cheap' : 'dear';
    return this.#last;
  }
}

/** Of a pair, roughly: four times `PAIR_TIME`, starts and turns. */
const REST = seconds(5);

/**
 * Whether twice the load before each pair pays: a lasting loss then looks larger by the fall, so it takes fewer
 * pairs by the square of that, and each takes longer.
 * @param took both warm-ups of a pair, at twice the load
 */
export const doesLongerPay = (fall: LogRatio, took: Milliseconds): boolean =>
  Math.exp(2 * fall) > (REST + took) / (REST + took / 2);
