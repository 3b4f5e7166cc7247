// How long slices last on a server of a given speed. Pure.

import type { SliceLoad } from '../load/load-generator.ts';
import type { Phase } from '../record/run-record.ts';
import { type Milliseconds, milliseconds, type PerSecond, seconds } from '../units.ts';

/** Enough answers for the count to mean something, and several from every connection. */
const FEWEST_PER_SLICE = 200;
const FEWEST_CYCLES = 4;
const SHORTEST = milliseconds(50);
const LONGEST = seconds(5);

/** The first answers after a pause come in bursts. After one turn of all connections they do not. */
const SHORTEST_SETTLE = milliseconds(3);

export interface SliceScheme {
  /** Load before the recorded window. */
  readonly settle: Milliseconds;
  readonly window: Milliseconds;
  /** By how much the settling times of slices differ, in even steps; `undefined`: they are the same. */
  readonly spread?: Milliseconds;
}

/** One slice of a phase. `reopens`: open the connections anew first. */
export interface RunSliceInput extends SliceScheme {
  readonly phase: Phase;
  readonly shape: SliceLoad['shape'];
  readonly reopens: boolean;
}

/** The time of one answer from every connection. */
const cycleOf = (throughput: PerSecond, connections: number): Milliseconds =>
  seconds(connections / throughput);

/**
 * All connections begin at once, so a server that mostly waits answers in bursts, one per cycle.
 * Windows that all begin after the same time would all hold 6 bursts, or all 7. Spread over a cycle,
 * the windows hold the true number on average.
 * @param throughput what the server answers under this load
 * @param connections at work at the same time
 * @param longest of the windows, unless one cycle takes longer
 */
export function sliceScheme(
  throughput: PerSecond,
  connections: number,
  longest: Milliseconds = LONGEST,
): SliceScheme {
  const cycle = cycleOf(throughput, connections);
  const wanted = Math.max(seconds(FEWEST_PER_SLICE / throughput), FEWEST_CYCLES * cycle);
  const most = Math.min(Math.max(longest, cycle), LONGEST);
  const window = milliseconds(Math.ceil(Math.min(Math.max(wanted, SHORTEST), most)));
  const settle = Math.max(SHORTEST_SETTLE, Math.min(cycle, window));
  const spread = milliseconds(Math.min(cycle, window));
  return { window, settle: milliseconds(Math.ceil(settle)), spread };
}

/** Short enough for a disturbed slice to be a small loss, long enough for a queue to build up. */
const SHORTEST_CLEAN = milliseconds(50);
const LONGEST_CLEAN = seconds(1);
/** The last step of a flow comes late, and begins in the window, too. */
const LONGEST_CLEAN_OF_FLOWS = LONGEST;
const ARRIVALS_PER_CLEAN = 10;
/** With fewer, settling takes as long as the window. */
const CYCLES_PER_CLEAN = 2;
/** An idle server on a busy machine answers the first requests late, and they must not be in the window. */
const SHORTEST_CLEAN_SETTLE = milliseconds(5);

/**
 * Slices at a fixed rate. Those that the machine disturbed are left out later. The server's queue is
 * empty when a slice begins, and has to build up again before the window.
 * @param rate offered
 * @param throughput with all connections at work. A queue is never longer than their answers take.
 * @param hasFlows whether anything goes on after an answer: a window shows all steps once a flow has passed
 */
export function cleanSliceScheme(
  rate: PerSecond,
  throughput: PerSecond,
  connections: number,
  hasFlows = false,
): SliceScheme {
  const cycle = cycleOf(throughput, connections);
  const wanted = Math.max(
    seconds(ARRIVALS_PER_CLEAN / rate),
    CYCLES_PER_CLEAN * cycle,
    SHORTEST_CLEAN,
  );
  const longest = hasFlows ? LONGEST_CLEAN_OF_FLOWS : LONGEST_CLEAN;
  const window = milliseconds(Math.ceil(Math.min(wanted, longest)));
  // At this rate half of the connections are idle: the queue is at most half a cycle long.
  const passed = hasFlows ? cycle : cycle / 2;
  const settle = Math.max(SHORTEST_CLEAN_SETTLE, Math.min(passed, window));
  return { window, settle: milliseconds(Math.ceil(settle)) };
}

/** The threads get their commands, and send what they counted. */
const HANDING_OVER = milliseconds(3);

/** Every connection connects and gets its first answer, in stages. */
const REOPENING = milliseconds(10);

/** The time that a slice takes: settling, the window, the last answers, and what is between slices. */
export function sliceCost(scheme: SliceScheme, reopens = false): Milliseconds {
  const drain = scheme.settle;
  const mean = scheme.settle + (scheme.spread ?? 0) / 2;
  return milliseconds(mean + scheme.window + drain + HANDING_OVER + (reopens ? REOPENING : 0));
}
