// One monotonic clock for all threads: `performance.now()` counts from the start of each thread.

import { type Milliseconds, milliseconds, NANOSECONDS_PER_MILLISECOND } from '../../units.ts';

/** A thread is hardly ever interrupted in this many readings in a row. */
const READINGS = 20;

/**
 * The zero of a thread's clock on the shared clock. If the thread is interrupted between reading the two,
 * the result is off by that time and all its slices start early or late. So take the tightest of several
 * readings.
 */
export function compareClocks(readOwn: () => number, readShared: () => number): number {
  let closest = Number.POSITIVE_INFINITY;
  let zero = 0;
  for (let reading = 0; reading < READINGS; reading++) {
    const before = readOwn();
    const shared = readShared();
    const after = readOwn();
    if (after - before >= closest) continue;
    closest = after - before;
    zero = shared - (before + after) / 2;
  }
  return zero;
}

const threadBirth = compareClocks(
  () => performance.now(),
  () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MILLISECOND,
);

/** The current instant on the clock that all threads of this process share. */
export const sharedNow = (): Milliseconds => milliseconds(performance.now() + threadBirth);

/** Converts a shared instant to this thread's `performance.now()`. */
export const toThreadTime = (shared: Milliseconds): Milliseconds =>
  milliseconds(shared - threadBirth);
