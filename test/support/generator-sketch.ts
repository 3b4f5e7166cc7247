// What driving the load took, from a few shares.

import type { GeneratorUse } from '../../src/record/run-record.ts';
import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  nanoseconds,
} from '../../src/units.ts';

/** Shares of the time of its busiest thread, which is the only one. */
export interface GeneratorSketch {
  readonly busy?: number;
  /** As `busy` without it; `null`: the kernel does not say. */
  readonly demand?: number | null;
  readonly loop?: number;
  readonly stalled?: number;
  readonly paused?: number;
  /** In milliseconds. */
  readonly longestStall?: number;
  readonly longestPause?: number;
}

export function makeUse(sketch: GeneratorSketch, elapsed: Milliseconds): GeneratorUse {
  const { busy = 0.4, demand = busy, loop = busy, stalled = 0, paused = 0 } = sketch;
  const timeOf = (share: number): Milliseconds => milliseconds(share * elapsed);
  const cpuOf = (share: number) => nanoseconds(share * elapsed * NANOSECONDS_PER_MILLISECOND);
  return {
    cpu: cpuOf(busy),
    busiest: cpuOf(busy),
    demand: demand === null ? undefined : cpuOf(demand),
    loop: timeOf(loop),
    stalled: timeOf(stalled),
    longestStall: milliseconds(sketch.longestStall ?? timeOf(stalled)),
    pauses: paused > 0 ? 1 : 0,
    paused: timeOf(paused),
    longestPause: milliseconds(sketch.longestPause ?? timeOf(paused)),
  };
}
