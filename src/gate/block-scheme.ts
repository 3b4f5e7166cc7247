// How a run spends its budget: how many blocks, and what each of them holds. Pure.

import { type Milliseconds, milliseconds, type PerSecond, seconds } from '../units.ts';
import { type SliceScheme, sliceCost, sliceScheme } from './slice-scheme.ts';

/** Fewer say nothing of how much two processes of the same code differ. */
export const FEWEST_BLOCKS = 3;
const MOST_BLOCKS = 20;

/** p99 of one request name needs 1000 samples; some over, because the speed is a first guess. */
const SAMPLES_WANTED = 1_200;
const CAPACITY_TIME = seconds(3);
const FIXED_RATE_TIME = seconds(2);

/** What the first, uncounted block taught. */
export interface Calibration {
  /** What the server answers at capacity. */
  readonly throughput: PerSecond;
  readonly offeredRate: PerSecond;
  readonly connections: number;
  /** Share of the rarest request in the mix. */
  readonly rarestShare: number;
  /** What every block costs before its first slice and after its last: start, warm-up, stop. */
  readonly overhead: Milliseconds;
}

export interface PhaseScheme extends SliceScheme {
  readonly slices: number;
}

/** The slices of one block. */
interface BlockSlices {
  readonly capacity: PhaseScheme;
  readonly fixedRate: PhaseScheme;
}

export interface BlockScheme extends BlockSlices {
  readonly blocks: number;
  /** Expected length of one block, overhead included. */
  readonly blockTime: Milliseconds;
}

/**
 * As many blocks as the budget holds, between 3 and 20, each long enough for its percentiles. Where
 * the budget is too short for that the blocks shrink; where it holds more than 20 they grow.
 */
export function blockScheme(calibration: Calibration, budgetLeft: Milliseconds): BlockScheme {
  const { overhead } = calibration;
  const wanted = slicesWanted(calibration);
  const fitting = Math.floor(budgetLeft / (overhead + measuringTime(wanted)));
  const blocks = Math.min(Math.max(fitting, FEWEST_BLOCKS), MOST_BLOCKS);
  const slices = fit(wanted, milliseconds(budgetLeft / blocks - overhead));
  return { blocks, ...slices, blockTime: milliseconds(overhead + measuringTime(slices)) };
}

/** Enough slices that every request name has its samples in both phases. */
function slicesWanted({ throughput, offeredRate, connections, rarestShare }: Calibration) {
  const enough = (least: Milliseconds, rate: PerSecond, scheme: SliceScheme): PhaseScheme => {
    const time = Math.max(least, seconds(SAMPLES_WANTED / (rate * rarestShare)));
    return { ...scheme, slices: Math.ceil(time / scheme.window) };
  };
  return {
    capacity: enough(CAPACITY_TIME, throughput, sliceScheme(throughput, connections)),
    fixedRate: enough(FIXED_RATE_TIME, offeredRate, sliceScheme(offeredRate, 1)),
  };
}

/**
 * As many slices as go into `room`, in the proportion in which they are wanted. One of each phase is
 * the least, so only what is wanted beyond that shrinks or grows: the sum then never exceeds a room
 * that has place for the least.
 */
function fit(wanted: BlockSlices, room: Milliseconds): BlockSlices {
  const withSlices = (count: (phase: PhaseScheme) => number): BlockSlices => ({
    capacity: { ...wanted.capacity, slices: count(wanted.capacity) },
    fixedRate: { ...wanted.fixedRate, slices: count(wanted.fixedRate) },
  });
  const least = measuringTime(withSlices(() => 1));
  const beyond = measuringTime(wanted) - least;
  const scale = beyond > 0 ? Math.max(room - least, 0) / beyond : 0;
  return withSlices(({ slices }) => 1 + Math.floor((slices - 1) * scale));
}

function measuringTime({ capacity, fixedRate }: BlockSlices): Milliseconds {
  return milliseconds(
    capacity.slices * sliceCost(capacity) + fixedRate.slices * sliceCost(fixedRate),
  );
}
