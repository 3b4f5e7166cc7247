// How long slices last on a server of a given speed. Pure.

import { type Milliseconds, milliseconds, type PerSecond, seconds } from '../units.ts';

/** A slice is long enough for its count to mean something and for every connection to take turns. */
const FEWEST_PER_SLICE = 200;
const FEWEST_CYCLES = 4;
const SHORTEST = milliseconds(50);
const LONGEST = seconds(5);

/** The first answers after a pause come in bursts; they belong to no steady state. */
const SETTLE_SHARE = 0.2;
const SHORTEST_SETTLE = milliseconds(10);

export interface SliceScheme {
  /** Load before the recorded window. */
  readonly settle: Milliseconds;
  readonly window: Milliseconds;
}

/**
 * @param throughput what the server answers under this load
 * @param connections at work at the same time
 */
export function sliceScheme(throughput: PerSecond, connections: number): SliceScheme {
  const cycle = seconds(connections / throughput);
  const wanted = Math.max(seconds(FEWEST_PER_SLICE / throughput), FEWEST_CYCLES * cycle);
  const window = milliseconds(Math.ceil(Math.min(Math.max(wanted, SHORTEST), LONGEST)));
  const settle = Math.max(SHORTEST_SETTLE, SETTLE_SHARE * window, Math.min(cycle, window));
  return { window, settle: milliseconds(Math.ceil(settle)) };
}

/** What a slice takes from the budget: settling, the window, and the last answers. */
export function sliceCost(scheme: SliceScheme): Milliseconds {
  return milliseconds(scheme.settle * 2 + scheme.window);
}
