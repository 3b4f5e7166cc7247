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
  /** By how much the settling of slices is to differ, in even steps; not at all without it. */
  readonly spread?: Milliseconds;
}

/**
 * All connections begin at once, so that a server that mostly waits answers in bursts, one per cycle.
 * Windows that all began after the same time would hold 6 of them, or suddenly 7: spread over a
 * cycle, they hold as many on average as there are.
 * @param throughput what the server answers under this load
 * @param connections at work at the same time
 */
export function sliceScheme(throughput: PerSecond, connections: number): SliceScheme {
  const cycle = seconds(connections / throughput);
  const wanted = Math.max(seconds(FEWEST_PER_SLICE / throughput), FEWEST_CYCLES * cycle);
  const window = milliseconds(Math.ceil(Math.min(Math.max(wanted, SHORTEST), LONGEST)));
  const settle = Math.max(SHORTEST_SETTLE, SETTLE_SHARE * window, Math.min(cycle, window));
  const spread = milliseconds(Math.min(cycle, window));
  return { window, settle: milliseconds(Math.ceil(settle)), spread };
}

/** Short enough that a disturbed one is a small loss, long enough to hold the queue that builds up. */
const SHORTEST_CLEAN = milliseconds(20);
const LONGEST_CLEAN = seconds(1);
const ARRIVALS_PER_CLEAN = 10;

/**
 * Slices at a fixed rate, to be left out one by one where the machine disturbed them. All of the
 * server's queue is gone before the next one begins, and has to build up again before it is recorded.
 * @param rate offered
 * @param throughput what the server answers with all connections at work: how long it takes for one,
 * then, is the longest that a queue of theirs can be
 */
export function cleanSliceScheme(
  rate: PerSecond,
  throughput: PerSecond,
  connections: number,
): SliceScheme {
  const cycle = seconds(connections / throughput);
  const wanted = Math.max(seconds(ARRIVALS_PER_CLEAN / rate), cycle, SHORTEST_CLEAN);
  const window = milliseconds(Math.ceil(Math.min(wanted, LONGEST_CLEAN)));
  // At this rate connections are half idle: the queue is half of that of a whole cycle at most.
  const settle = Math.max(SHORTEST_SETTLE, SETTLE_SHARE * window, Math.min(cycle / 2, window));
  return { window, settle: milliseconds(Math.ceil(settle)) };
}

/** A connect and its answer for every connection, in stages. */
const REOPENING = milliseconds(10);

/** What a slice takes from the budget: settling, the window, and the last answers. */
export function sliceCost(scheme: SliceScheme, reopens = false): Milliseconds {
  const drain = scheme.settle;
  const mean = scheme.settle + (scheme.spread ?? 0) / 2;
  return milliseconds(mean + scheme.window + drain + (reopens ? REOPENING : 0));
}
