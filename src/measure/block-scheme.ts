// How a run spends its budget: how many blocks, what each of them holds, and when it is judged. Pure.

import { FEWEST_BLOCKS, FEWEST_FOR_TWO_LOOKS, looksAt, MOST_BLOCKS } from '../stats/look-plan.ts';
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

/** p99 of one request name needs 1000 samples; some over, because the speed is a first guess. */
const SAMPLES_WANTED = 1_200;

/** How long each arm is measured in a block, at least. */
const TIMES = {
  alone: { capacity: seconds(3), fixedRate: seconds(2) },
  // Two take twice as long; more pairs of shorter blocks tell more of how processes differ.
  inTurns: { capacity: seconds(1), fixedRate: seconds(1.1) },
} as const;

/**
 * What share of the slices at the fixed rate will be left, to plan for: the least first. A server too
 * slow for that gets its pairs all the same, and in noise its cleaned p99 goes unjudged.
 */
const KEPT_SHARES = [0.4, 0.6, 0.8] as const;

/** One arm at a time has no neighbours to alternate with: fewer and longer slices disturb less. */
const LONG_SLICES = 3;

/** What the first, uncounted block taught. */
export interface Calibration {
  /** What the server answers at capacity; the slower one, where two are measured. */
  readonly throughput: PerSecond;
  readonly offeredRate: PerSecond;
  readonly connections: number;
  /** Share of the rarest request in the mix. */
  readonly rarestShare: number;
  /** What every block costs before its first slice and after its last: starts, warm-ups, stops. */
  readonly overhead: Milliseconds;
  /** How many versions are measured. */
  readonly arms: 1 | 2;
  /** Whether they take turns within a block. */
  readonly turns: 'slices' | 'one-arm-at-a-time';
  /** Whether connections are opened anew before each slice. */
  readonly reopens: boolean;
  /** Slices at capacity of requests that are new with the candidate, in every block. */
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
 * As many blocks as the budget holds, between 3 and 20, each long enough for its percentiles. Where
 * the budget is too short for that the blocks shrink; where it holds more than 20 they grow. Two
 * arms whose shortest blocks do not fit three times get as many as fit, for their budget is kept.
 */
export function blockScheme(calibration: Calibration, budgetLeft: Milliseconds): BlockScheme {
  const { overhead } = calibration;
  const timeOf = (slices: BlockSlices) => measuringTime(slices, calibration);
  const fittingOf = (slices: BlockSlices) => Math.floor(budgetLeft / (overhead + timeOf(slices)));
  const wanted = slicesWanted(calibration, (slices) => fittingOf(slices) >= FEWEST_FOR_TWO_LOOKS);
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

/** The budget may be exceeded by one block of two arms. */
function fewest({ arms }: Calibration, fitting: number): number {
  if (arms === 1) return FEWEST_BLOCKS;
  return Math.min(FEWEST_BLOCKS, Math.max(1, Math.floor(fitting) + 1));
}

/** Enough slices that every request name has its samples in both phases. */
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
 * As many slices as go into `room`, in the proportion in which they are wanted. One of each phase is
 * the least, so only what is wanted beyond that shrinks or grows: the sum then never exceeds a room
 * that has place for the least.
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
