// One monotonic clock for all threads: `performance.now()` counts from each thread's own birth.

import { type Milliseconds, milliseconds, NANOSECONDS_PER_MILLISECOND } from '../units.ts';

const threadBirth =
  Number(process.hrtime.bigint()) / NANOSECONDS_PER_MILLISECOND - performance.now();

/** The instant on the clock that every thread of this process shares. */
export const sharedNow = (): Milliseconds => milliseconds(performance.now() + threadBirth);

/** A shared instant on this thread's `performance.now()` scale. */
export const toThreadTime = (shared: Milliseconds): Milliseconds =>
  milliseconds(shared - threadBirth);
