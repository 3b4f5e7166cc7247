// The levels of the looks at pairs: each look may be wrong so rarely that all of them together keep their
// promise, however often a run is looked at and wherever it ends (docs/method.md).

import { FEWEST_PAIRS } from './look-plan.ts';

/**
 * What a bound claims. `above-zero`: there is a loss at all, at the metric's share of the false-alarm
 * budget. `size`: how large it is, at least and at most, each wrong in 5 % of runs.
 */
export type Claim = 'above-zero' | 'size';

/** In how many runs a bound of the size may be wrong, on either side. */
export const SIZE_LEVEL = 0.05;

/** Looks after this pair spend less and less, so that there may be any number of them. */
const TURNING = 20;

/** The levels rise to the turning: at few pairs a false alarm is likeliest where errors are not normal. */
const RISE: Readonly<Record<Claim, number>> = { 'above-zero': 1, size: 0.5 };
const FALL = 2;

/** The level of a look as a part of that of the 20th pair. */
export const shapeAt = (pairs: number, claim: Claim): number =>
  pairs <= TURNING ? (pairs / TURNING) ** RISE[claim] : (TURNING / pairs) ** FALL;

/** The level of the 20th pair that makes a bound of the size wrong in 5 % of runs. */
const SIZE_AT_TURNING = 0.01066;

/** The same for `above-zero`, by the level of all looks together: ascending. */
const ABOVE_ZERO_AT_TURNING: readonly (readonly [all: number, turning: number])[] = [
  [1e-5, 1.07e-6],
  [2e-5, 2.08e-6],
  [5e-5, 5.43e-6],
  [1e-4, 1.172e-5],
  [2e-4, 2.496e-5],
  [5e-4, 6.651e-5],
  [1e-3, 1.418e-4],
  [1e-2, 1.89e-3],
];

/**
 * The level of the bound at the look after so many pairs, for looks after every pair from the fourth on.
 * With T, a level is a level whatever the spread is (T is pivotal under normal errors), so one table
 * serves all; `bench/look-levels.ts` simulates it. Between its rows the logarithms are interpolated;
 * below the first one, Bonferroni's sum holds.
 * @param all share of the runs in which the bound may be wrong at any look; not asked for by `size`
 * @returns 0 where there is no look, and so no bound
 */
export function levelAt(pairs: number, claim: Claim, all = SIZE_LEVEL): number {
  const turning = claim === 'size' ? SIZE_AT_TURNING : turningLevel(all);
  return pairs < FEWEST_PAIRS || pairs > LAST_LOOK ? 0 : turning * shapeAt(pairs, claim);
}

function turningLevel(all: number): number {
  const above = ABOVE_ZERO_AT_TURNING.findIndex(([level]) => level >= all);
  const [low, high] = [ABOVE_ZERO_AT_TURNING[above - 1], ABOVE_ZERO_AT_TURNING[above]];
  if (low === undefined || high === undefined) return all * BONFERRONI;
  const part = Math.log(all / low[0]) / Math.log(high[0] / low[0]);
  return low[1] * (high[1] / low[1]) ** part;
}

/** The last look: four attempts of as many pairs as a run may have. Later pairs show nothing new. */
export const LAST_LOOK = 240;

/** Holds for any errors that T may have, so it is lower than need be. */
const BONFERRONI = 1 / sumOfShapes();

function sumOfShapes(): number {
  let sum = 0;
  for (let pairs = FEWEST_PAIRS; pairs <= LAST_LOOK; pairs++) sum += shapeAt(pairs, 'above-zero');
  return sum;
}
