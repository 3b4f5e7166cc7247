// What the scheduler counts for one thread: how long it ran, and how long it waited for a CPU.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { type Absence, tryProcFile } from './proc-file.ts';

export interface ThreadTimes {
  readonly cpu: Nanoseconds;
  /** Ready to run while another thread had the CPU. */
  readonly waited: Nanoseconds;
}

/**
 * The first two fields of a `schedstat` file, both in nanoseconds since the thread began (kernel
 * documentation, sched-stats); `gone` also where the file holds something else.
 */
export function readSchedstat(path: string): ThreadTimes | Absence {
  const seen = tryProcFile(path);
  if (typeof seen === 'string') return seen;
  const [cpu = Number.NaN, waited = Number.NaN] = seen.text.split(' ').map(Number);
  return Number.isNaN(waited) ? 'gone' : { cpu: nanoseconds(cpu), waited: nanoseconds(waited) };
}

/**
 * How long the calling thread ran and waited so far; `undefined` where the kernel does not say.
 * The file is updated when the thread loses its CPU and on clock ticks (every 1 to 10 ms). Asking for the
 * process's CPU time updates the calling thread's counter at once (Linux, `thread_group_cputime`).
 */
export function readOwnTimes(): ThreadTimes | undefined {
  process.cpuUsage();
  const own = readSchedstat('/proc/thread-self/schedstat');
  // Kernels that do not count write zeros, and a thread that asks has run.
  return typeof own === 'string' || own.cpu === 0 ? undefined : own;
}
