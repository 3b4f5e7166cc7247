// When the next request is due: a pure value, told the time, never asking for it.

import { type Milliseconds, milliseconds, type PerSecond, seconds } from '../../units.ts';

/**
 * `closed`: a request is due whenever a connection is free.
 * `open`: request i is due at i ÷ rate, whatever became of those before it; of `threads` that
 * share the rate, thread k takes every request i with i mod threads = k.
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
 * The intended start of this thread's request number `started` (from 0), since the slice began.
 * A server that falls behind does not move it: that is what keeps coordinated omission out.
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

/** How many of this thread's requests are due before `end`; a closed loop has no such number. */
export function arrivalsBefore(schedule: Schedule, end: Milliseconds): number | undefined {
  if (schedule.kind === 'closed') return undefined;
  const arrivals = Math.ceil((end * schedule.rate) / seconds(1));
  return Math.max(0, Math.ceil((arrivals - schedule.thread) / schedule.threads));
}
