// One slice of load on all threads at once.

import type { RequestPlan } from '../plan/plan.ts';
import { sum } from '../record/sum.ts';
import { type Milliseconds, milliseconds, type PerSecond } from '../units.ts';
import { sharedNow } from './exchange/clock.ts';
import type { Schedule } from './exchange/schedule.ts';
import type { GeneratorThread } from './generator-thread.ts';
import { waitingThreads } from './thread/slice.ts';
import type { ThreadSlice } from './thread/thread-slice.ts';

/** The load of one slice. `closed`: as fast as the connections allow; `open`: at a given rate. */
export interface SliceLoad {
  readonly shape: { readonly kind: 'closed' } | { readonly kind: 'open'; readonly rate: PerSecond };
  /** Load before the recorded window. */
  readonly settle: Milliseconds;
  readonly window: Milliseconds;
  /** Slices of two versions with the same turn get the same values in the same order; absent: ''. */
  readonly turn?: string;
}

/** Time for a command to reach every thread before its slice begins. One that is late cuts the settling. */
const LEAD = milliseconds(1);

interface SliceOptions {
  readonly requests: readonly RequestPlan[];
  readonly requestTimeout: Milliseconds;
  readonly patience: Milliseconds;
}

/** @param pool the number by which commands name the connections to the server */
export function runOnAll(
  threads: readonly GeneratorThread[],
  pool: number,
  { shape, settle, window, drawFrom }: SliceLoad & { readonly drawFrom: readonly number[] },
  options: SliceOptions,
): Promise<readonly ThreadSlice[]> {
  const { requestTimeout } = options;
  // What is due may be sent for one request timeout after the window, and every step of it take another one.
  const longest = milliseconds(LEAD + settle + window + requestTimeout + longestUnit(options));
  const startAt = milliseconds(sharedNow() + LEAD);
  const waiting = waitingThreads(threads.length);
  const scheduleOf = (thread: number): Schedule =>
    shape.kind === 'closed' ? shape : { ...shape, thread, threads: threads.length };
  const slices = threads.map((thread, index) =>
    thread.measure(
      {
        kind: 'run',
        pool,
        input: {
          schedule: scheduleOf(index),
          startAt,
          settle,
          window,
          patience: options.patience,
          waiting,
          drawFrom,
        },
      },
      longest,
    ),
  );
  return Promise.all(slices);
}

/** How long a request or a flow may take. */
function longestUnit({ requests, requestTimeout }: SliceOptions): Milliseconds {
  const each = requests.map(({ step }) => requestTimeout + (step?.thinkTime ?? 0));
  const isFlow = requests.some(({ step }) => step !== undefined);
  return isFlow ? milliseconds(sum(each, (time) => time)) : requestTimeout;
}
