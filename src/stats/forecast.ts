// How long a run of two versions takes until it is decided, from how far its pairs differ: simulated.

import { type LogRatio, logRatio, type Ratio, ratio } from '../units.ts';
import { FEWEST_PAIRS, MOST_PAIRS } from './look-plan.ts';
import { moderate, widthOf } from './pair-bounds.ts';
import { levelAt } from './pair-levels.ts';

export interface ForecastInput {
  /** Standard deviation of the losses of single pairs. */
  readonly spread: LogRatio;
  /** The true loss. */
  readonly loss: LogRatio;
  readonly tolerance: LogRatio;
  /** See `boundPairs`. */
  readonly share: number;
  readonly usual: LogRatio;
  /** How many pairs a run may have, at most `MOST_PAIRS`. */
  readonly cap: number;
}

export interface Forecast {
  /** Mean number of pairs until a run is decided. One that stays open counts with all its pairs. */
  readonly pairs: number;
  /** Runs that end as they should: red where the loss is beyond the tolerance, else with a pass. */
  readonly right: Ratio;
  /** After so many pairs nine runs in ten have ended as they should; `undefined`: not by the last one. */
  readonly inNineOfTen: number | undefined;
}

/** Enough to know a mean number of pairs to a tenth of a pair. */
const RUNS = 2_000;
const MOST_RUNS = 0.9 * RUNS;

/**
 * One gate, whose pairs are normal and independent. The rule is that of `boundPairs` and of `decidePairs`
 * in `verdict/`; a test holds the two together. The chance is the same in all forecasts, so more noise or
 * a stricter tolerance never seems to take less time.
 */
export function forecast({ loss, tolerance, ...input }: ForecastInput): Forecast {
  const shouldFail = loss > tolerance;
  const cap = Math.min(input.cap, MOST_PAIRS);
  const looks = Array.from({ length: cap + 1 }, (_, pairs) => widthsAt(pairs, input.share));
  const rightAfter = new Array<number>(cap + 1).fill(0);
  let [pairs, right] = [0, 0];
  for (const run of standardRuns()) {
    const end = endOf(run, looks, { ...input, loss, tolerance });
    pairs += end?.pairs ?? cap;
    if (end?.isRed !== shouldFail) continue;
    right++;
    rightAfter[end.pairs] = (rightAfter[end.pairs] ?? 0) + 1;
  }
  return {
    pairs: pairs / RUNS,
    right: ratio(right / RUNS),
    inNineOfTen: firstToReach(rightAfter, MOST_RUNS),
  };
}

/** Half widths of the two kinds of bound, in standard deviations; `undefined` where there is no look. */
interface Widths {
  readonly ofSize: number;
  readonly ofAlarm: number;
}

function widthsAt(pairs: number, share: number): Widths | undefined {
  if (pairs < FEWEST_PAIRS) return undefined;
  return {
    ofSize: widthOf(pairs, levelAt(pairs, 'size')),
    ofAlarm: widthOf(pairs, levelAt(pairs, 'above-zero', share)),
  };
}

/** @returns `undefined` where the run stays open */
function endOf(
  { means, deviations }: StandardRun,
  looks: readonly (Widths | undefined)[],
  { spread, loss, tolerance, usual }: Omit<ForecastInput, 'cap' | 'share'>,
): { readonly pairs: number; readonly isRed: boolean } | undefined {
  for (let pairs = FEWEST_PAIRS; pairs < looks.length; pairs++) {
    const widths = looks[pairs];
    if (widths === undefined) continue;
    const estimate = loss + spread * (means[pairs] ?? 0);
    const own = logRatio(spread * (deviations[pairs] ?? 0));
    const cautious = moderate(own, pairs, usual);
    const isShown = estimate > widths.ofAlarm * cautious;
    if (isShown && estimate - widths.ofSize * cautious > tolerance) return { pairs, isRed: true };
    if (estimate + widths.ofSize * own < 2 * tolerance) return { pairs, isRed: false };
  }
  return undefined;
}

function firstToReach(counts: readonly number[], enough: number): number | undefined {
  let sum = 0;
  const reached = counts.findIndex((count) => {
    sum += count;
    return sum >= enough;
  });
  return reached < 0 ? undefined : reached;
}

/** Mean and standard deviation of the first n standard normal numbers, by n. */
interface StandardRun {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

let drawn: readonly StandardRun[] | undefined;

/** Drawn once, when first needed. */
function standardRuns(): readonly StandardRun[] {
  const normal = seededNormal(SEED);
  drawn ??= Array.from({ length: RUNS }, () => drawRun(normal));
  return drawn;
}

/** Welford's recurrences (Note on a method for calculating corrected sums of squares, 1962). */
function drawRun(normal: () => number): StandardRun {
  const [means, deviations] = [new Float64Array(MOST_PAIRS + 1), new Float64Array(MOST_PAIRS + 1)];
  let [mean, squares] = [0, 0];
  for (let n = 1; n <= MOST_PAIRS; n++) {
    const value = normal();
    const distance = value - mean;
    mean += distance / n;
    squares += distance * (value - mean);
    means[n] = mean;
    deviations[n] = Math.sqrt(squares / Math.max(1, n - 1));
  }
  return { means, deviations };
}

/** Any number does. */
const SEED = 0x9e3779b9;

/** Box and Muller's method on mulberry32. */
function seededNormal(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
