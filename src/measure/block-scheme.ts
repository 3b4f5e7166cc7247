// How a run spends its budget: how many blocks, what each of them holds, and when it is judged. Pure.

import { blockLimits, looksAt, PAIRS_CUT_SHORT } from '../stats/look-plan.ts';
import { type Milliseconds, milliseconds, type PerSecond, seconds } from '../units.ts';
import { cleanSliceScheme, type SliceScheme, sliceCost, sliceScheme } from './slice-scheme.ts';
import type { GoalInTurns } from './warm-up/warm-up.ts';

/**
 * How long each arm is measured in a pair. Process differs from process, so many short pairs show more
 * than a few long ones. A rare request or a slow server does not stretch them: percentiles are pooled
 * over pairs.
 */
export const PAIR_TIME = seconds(1);

/** One arm alone: each block by itself has the samples of its percentiles. */
const ALONE = { capacity: seconds(3), fixedRate: seconds(2) } as const;

/** The p99 of one request name needs 1000 samples. Some more, because the speed is a first guess. */
const SAMPLES_WANTED = 1_200;

/** A pair with a smaller part of its slices is mostly starts and stops: then fewer pairs are better. */
const LEAST_PART = 1 / 4;

/** Where arms do not take turns, nothing is gained by many slices: few long ones disturb less. */
const LONG_SLICES = 3;

/** Number of the first block, which does not count. */
export const CALIBRATION = 0;

/** How every pair warms its servers. */
export interface PairWarmUp {
  readonly goal: Extract<GoalInTurns, { kind: 'answers' }>;
  /** For each server, by the calibration. */
  readonly expected: Milliseconds;
  /** False where nobody looked, or answers still got cheaper when the calibration ended. */
  readonly isEnough: boolean;
  /** Whether anything told what an answer costs. */
  readonly wasAsked: boolean;
}

/** What the first block showed. It does not count. */
export interface Calibration {
  /** Requests by themselves and whole flows at capacity; those of the slower server, where two are measured. */
  readonly throughput: PerSecond;
  readonly offeredRate: PerSecond;
  readonly connections: number;
  /** Whether there are flows. */
  readonly hasFlows: boolean;
  /** Share of the rarest request or flow in the mix. */
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
  readonly warmUp: PairWarmUp;
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
  /** Expected length of one block that the budget does not cut short. */
  readonly wholeBlockTime: Milliseconds;
}

/**
 * As many blocks as the budget holds, within `blockLimits`. A budget that is too short for the fewest cuts
 * them short. Where not even the fewest of the shortest blocks fit, there are fewer, which decide nothing.
 * A budget for more than the most makes the blocks of one arm longer, and those of two arms end before it
 * does.
 */
export function blockScheme(calibration: Calibration, budgetLeft: Milliseconds): BlockScheme {
  const { overhead, arms } = calibration;
  const timeOf = (slices: BlockSlices) => measuringTime(slices, calibration);
  const wanted = slicesWanted(calibration);
  const wholeBlockTime = milliseconds(overhead + timeOf(wanted));
  const fitting = Math.floor(budgetLeft / wholeBlockTime);
  const { fewest, most } = blockLimits(arms);
  const isShort = fitting < fewest;
  const blocks = isShort ? countCutShort(calibration, wanted, budgetLeft) : Math.min(fitting, most);
  const room = milliseconds(budgetLeft / blocks - overhead);
  const slices = arms === 2 && !isShort ? wanted : fit(wanted, room, timeOf);
  const blockTime = milliseconds(overhead + timeOf(slices));
  // One arm is judged once: numbers of one run cannot decide before all of them are there.
  const looks = arms === 1 ? [blocks] : looksAt(blocks);
  return { blocks, looks, ...slices, blockTime, wholeBlockTime };
}

/** Fewer than the fewest blocks decide nothing. For them, the budget gives way by a quarter, or by this. */
const LEAST_LENIENCE = seconds(10);

const withLenience = (budget: Milliseconds): Milliseconds =>
  milliseconds(Math.max(budget * 1.25, budget + LEAST_LENIENCE));

/** What is done of a run, and what is left of its budget. */
interface RunTime {
  readonly arms: 1 | 2;
  readonly done: number;
  readonly took: Milliseconds;
  readonly budget: Milliseconds;
  /** Below zero where the budget is exceeded. */
  readonly left: Milliseconds;
}

/** Whether another block like those that are done ends in time. */
export function leavesTime({ arms, done, took, budget, left }: RunTime): boolean {
  const each = took / done;
  if (each <= left) return true;
  const lacking = blockLimits(arms).fewest - done;
  if (lacking <= 0) return false;
  return lacking * each <= left + withLenience(budget) - budget;
}

/** How many blocks where the budget does not hold the fewest whole ones. One is always measured. */
function countCutShort(
  calibration: Calibration,
  wanted: BlockSlices,
  budgetLeft: Milliseconds,
): number {
  const { overhead, arms } = calibration;
  const { fewest } = blockLimits(arms);
  const part = overhead + LEAST_PART * measuringTime(wanted, calibration);
  if (arms === 2 && budgetLeft >= PAIRS_CUT_SHORT * part) return PAIRS_CUT_SHORT;
  const shortest =
    overhead +
    measuringTime(
      withSlices(wanted, () => 1),
      calibration,
    );
  // `leavesTime` lets no block exceed the budget that is not on the way to the fewest.
  if (withLenience(budgetLeft) >= fewest * shortest) return fewest;
  return Math.max(1, Math.floor(budgetLeft / shortest));
}

function slicesWanted(calibration: Calibration): BlockSlices {
  return calibration.arms === 1 ? slicesAlone(calibration) : slicesOfPair(calibration);
}

/** Enough slices for every request name to get its samples in both phases. */
function slicesAlone({
  throughput,
  offeredRate,
  connections,
  rarestShare,
  hasFlows,
}: Calibration): BlockSlices {
  const enough = (least: Milliseconds, rate: PerSecond, scheme: SliceScheme): PhaseScheme => {
    const samples = seconds(SAMPLES_WANTED / (rate * rarestShare));
    return slicesFor(milliseconds(Math.max(least, samples)), scheme);
  };
  // The queue builds up as it does where two arms take turns.
  const { settle } = cleanSliceScheme(offeredRate, throughput, connections, hasFlows);
  const longer = { ...sliceScheme(offeredRate, 1), settle };
  return {
    capacity: enough(ALONE.capacity, throughput, sliceScheme(throughput, connections)),
    fixedRate: enough(ALONE.fixedRate, offeredRate, longer),
  };
}

function slicesOfPair(calibration: Calibration): BlockSlices {
  const { throughput, offeredRate, connections, hasFlows, turns } = calibration;
  // Where an answer takes long, few of them in each pair, and more pairs, show more than long pairs.
  const capacity = slicesOver(PAIR_TIME, sliceScheme(throughput, connections, PAIR_TIME));
  const clean = cleanSliceScheme(offeredRate, throughput, connections, hasFlows);
  const fixedRate = slicesOver(PAIR_TIME, clean);
  return { capacity: turns === 'slices' ? capacity : lengthen(capacity), fixedRate };
}

/** About as many as last so long together. */
const slicesOver = (time: Milliseconds, scheme: SliceScheme): PhaseScheme => ({
  ...scheme,
  slices: Math.max(1, Math.round(time / scheme.window)),
});

/** As many as last so long together, or a little longer. */
const slicesFor = (time: Milliseconds, scheme: SliceScheme): PhaseScheme => ({
  ...scheme,
  slices: Math.ceil(time / scheme.window),
});

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
