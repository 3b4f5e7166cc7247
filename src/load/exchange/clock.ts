// One monotonic clock for all threads: `performance.now()` counts from each thread's own birth.

import { type Milliseconds, milliseconds, NANOSECONDS_PER_MILLISECOND } from '../../units.ts';

/** A thread is rarely held up this many times in a row. */
const READINGS = 20;

/**
 * The zero of a thread's clock on the shared one. A thread that is held up between reading the two
 * would be off by as long, and all its slices early or late: so the closest of several readings counts.
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

/** The instant on the clock that every thread of this process shares. */
export const sharedNow = (): Milliseconds => milliseconds(performance.now() + threadBirth);

/** A shared instant on this thread's `performance.now()` scale. */
export const toThreadTime = (shared: Milliseconds): Milliseconds =>
  milliseconds(shared - threadBirth);
