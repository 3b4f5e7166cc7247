// When the next request is due: pure functions that get the time and never read a clock.

import { type Milliseconds, milliseconds, type PerSecond, seconds } from '../../units.ts';

/**
 * `closed`: a request is due whenever a connection is free.
 * `open`: request i is due at i ÷ rate, whatever happened to earlier requests. `threads` share the rate:
 * thread k sends every request i with i mod threads = k.
 */
export type Schedule =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open';
      readonly rate: PerSecond;
      readonly thread: number;
      readonly threads: number;
    };

/**
 * The intended start of this thread's request number `started` (from 0), counted from the begin of the
 * slice. A slow server does not delay it; this is what prevents coordinated omission.
 */
export function intendedStart(
  schedule: Schedule,
  started: number,
  elapsed: Milliseconds,
): Milliseconds {
  switch (schedule.kind) {
    case 'closed':
      return elapsed;
    case 'open': {
      const arrival = started * schedule.threads + schedule.thread;
      return milliseconds((arrival * seconds(1)) / schedule.rate);
    }
  }
}

/** How many requests of this thread are due before `end`; `undefined` for a closed loop. */
export function arrivalsBefore(schedule: Schedule, end: Milliseconds): number | undefined {
  if (schedule.kind === 'closed') return undefined;
  const arrivals = Math.ceil((end * schedule.rate) / seconds(1));
  return Math.max(0, Math.ceil((arrivals - schedule.thread) / schedule.threads));
}
