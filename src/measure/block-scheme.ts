// How a run spends its budget: how many blocks, what each of them holds, and when it is judged. Pure.

import { FEWEST_BLOCKS, FEWEST_PAIRS, looksAt, MOST_BLOCKS } from '../stats/look-plan.ts';
import {
  type Milliseconds,
  milliseconds,
  type PerSecond,
  perSecond,
  type Ratio,
  ratio,
  seconds,
} from '../units.ts';
import { cleanSliceScheme, type SliceScheme, sliceCost, sliceScheme } from './slice-scheme.ts';

/** The p99 of one request name needs 1000 samples. Some more, because the speed is a first guess. */
const SAMPLES_WANTED = 1_200;

/** How long each arm is measured in a block, at least. */
const TIMES = {
  alone: { capacity: seconds(3), fixedRate: seconds(2) },
  // Two arms take twice as long. More pairs of shorter blocks show better how processes differ.
  inTurns: { capacity: seconds(1), fixedRate: seconds(1.1) },
} as const;

/**
 * Shares of the slices at the fixed rate that may be left after cleaning, the least first: the plan
 * takes the first that fits. Where none fits, the cleaned p99 is not judged on a noisy machine.
 */
const KEPT_SHARES = [0.4, 0.6, 0.8] as const;

/** Where arms do not take turns, nothing is gained by many slices: few long ones disturb less. */
const LONG_SLICES = 3;

/** What the first block showed. It does not count. */
export interface Calibration {
  /** Answers at capacity; those of the slower server, where two are measured. */
  readonly throughput: PerSecond;
  readonly offeredRate: PerSecond;
  readonly connections: number;
  /** Share of the rarest request in the mix. */
  readonly rarestShare: number;
  /** Time of a block before its first slice and after its last: starts, warm-ups, stops. */
  readonly overhead: Milliseconds;
  /** How many versions are measured. */
  readonly arms: 1 | 2;
  /** Whether they take turns within a block. */
  readonly turns: 'slices' | 'one-arm-at-a-time';
  /** Whether connections are opened anew before each slice. */
  readonly reopens: boolean;
  /** Slices in every block for requests that are new with the candidate. */
  readonly addedSlices: number;
}

export interface PhaseScheme extends SliceScheme {
  readonly slices: number;
}

/** The slices of one block, for each arm. */
interface BlockSlices {
  readonly capacity: PhaseScheme;
  readonly fixedRate: PhaseScheme;
}

export interface BlockScheme extends BlockSlices {
  readonly blocks: number;
  /** After how many blocks it is judged, ascending; the last is all of them. */
  readonly looks: readonly number[];
  /** Expected length of one block, overhead included. */
  readonly blockTime: Milliseconds;
}

/**
 * As many blocks as the budget holds, between 3 and 20, each long enough for its percentiles. A budget
 * that is too short shrinks the blocks; one that holds more than 20 lets them grow. Where not even
 * three of the shortest blocks of two arms fit, there are fewer: the budget is kept.
 */
export function blockScheme(calibration: Calibration, budgetLeft: Milliseconds): BlockScheme {
  const { overhead } = calibration;
  const timeOf = (slices: BlockSlices) => measuringTime(slices, calibration);
  const fittingOf = (slices: BlockSlices) => Math.floor(budgetLeft / (overhead + timeOf(slices)));
  const wanted = slicesWanted(calibration, (slices) => fittingOf(slices) >= 2 * FEWEST_PAIRS);
  const fitting = fittingOf(wanted);
  const shortest = overhead + timeOf(withSlices(wanted, () => 1));
  const blocks = Math.min(
    Math.max(fitting, fewest(calibration, budgetLeft / shortest)),
    MOST_BLOCKS,
  );
  const slices = fit(wanted, milliseconds(budgetLeft / blocks - overhead), timeOf);
  const blockTime = milliseconds(overhead + timeOf(slices));
  // One arm is judged once: numbers of one run cannot decide before all of them are there.
  const looks = calibration.arms === 1 ? [blocks] : looksAt(blocks);
  return { blocks, looks, ...slices, blockTime };
}

/** Two arms may exceed the budget by one block. */
function fewest({ arms }: Calibration, fitting: number): number {
  if (arms === 1) return FEWEST_BLOCKS;
  return Math.min(FEWEST_BLOCKS, Math.max(1, Math.floor(fitting) + 1));
}

/** Enough slices for every request name to get its samples in both phases. */
function slicesWanted(
  calibration: Calibration,
  isEnough: (slices: BlockSlices) => boolean,
): BlockSlices {
  if (calibration.arms === 1) return slicesFor(calibration, ratio(1));
  const plans = KEPT_SHARES.map((kept) => slicesFor(calibration, ratio(kept)));
  return plans.find(isEnough) ?? slicesFor(calibration, ratio(Math.max(...KEPT_SHARES)));
}

/** @param kept share of the slices at the fixed rate that will be left */
function slicesFor(calibration: Calibration, kept: Ratio): BlockSlices {
  const { throughput, offeredRate, connections, rarestShare, arms, turns } = calibration;
  const times = arms === 1 ? TIMES.alone : TIMES.inTurns;
  const enough = (least: Milliseconds, rate: PerSecond, scheme: SliceScheme): PhaseScheme => {
    const time = Math.max(least, seconds(SAMPLES_WANTED / (rate * rarestShare)));
    return { ...scheme, slices: Math.ceil(time / scheme.window) };
  };
  const capacity = enough(times.capacity, throughput, sliceScheme(throughput, connections));
  const fixedRateTime = milliseconds(times.fixedRate);
  const fixedRateScheme =
    arms === 1
      ? sliceScheme(offeredRate, 1)
      : cleanSliceScheme(offeredRate, throughput, connections);
  const fixedRate = enough(fixedRateTime, perSecond(offeredRate * kept), fixedRateScheme);
  return { capacity: turns === 'slices' ? capacity : lengthen(capacity), fixedRate };
}

function lengthen(phase: PhaseScheme): PhaseScheme {
  const window = milliseconds(Math.ceil((phase.window * phase.slices) / LONG_SLICES));
  return { ...phase, window, slices: LONG_SLICES };
}

/**
 * As many slices as fit into `room`, in the proportion in which they are wanted. Each phase keeps one
 * slice; only the rest is scaled. So the sum fits wherever one slice of each fits.
 */
function fit(
  wanted: BlockSlices,
  room: Milliseconds,
  timeOf: (slices: BlockSlices) => number,
): BlockSlices {
  const least = timeOf(withSlices(wanted, () => 1));
  const beyond = timeOf(wanted) - least;
  const scale = beyond > 0 ? Math.max(room - least, 0) / beyond : 0;
  return withSlices(wanted, ({ slices }) => 1 + Math.floor((slices - 1) * scale));
}

const withSlices = (wanted: BlockSlices, count: (phase: PhaseScheme) => number): BlockSlices => ({
  capacity: { ...wanted.capacity, slices: count(wanted.capacity) },
  fixedRate: { ...wanted.fixedRate, slices: count(wanted.fixedRate) },
});

function measuringTime(
  { capacity, fixedRate }: BlockSlices,
  { arms, reopens, addedSlices }: Pick<Calibration, 'arms' | 'reopens' | 'addedSlices'>,
): Milliseconds {
  const cost = (phase: PhaseScheme): number => phase.slices * sliceCost(phase, reopens);
  const added = addedSlices * sliceCost(capacity);
  return milliseconds(arms * (cost(capacity) + cost(fixedRate)) + added);
}
