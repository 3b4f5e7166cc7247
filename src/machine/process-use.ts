// What a process has used so far: CPU time thread by thread, and the most memory it ever held.

import { BYTES_PER_KIBIBYTE, type Bytes, bytes, type Nanoseconds, nanoseconds } from '../units.ts';
import { listNumbers, readProcFile } from './proc-file.ts';

export interface ThreadUse {
  readonly tid: number;
  readonly cpu: Nanoseconds;
}

/**
 * CPU time of the living threads; `undefined` where the kernel does not say.
 * It is the first field of `schedstat`, in nanoseconds (kernel documentation, sched-stats).
 */
export function readThreads(pid: number): readonly ThreadUse[] | undefined {
  const threads: ThreadUse[] = [];
  for (const tid of listNumbers(`/proc/${pid}/task`)) {
    const cpu = Number.parseInt(readProcFile(`/proc/${pid}/task/${tid}/schedstat`) ?? '', 10);
    if (!Number.isNaN(cpu)) threads.push({ tid, cpu: nanoseconds(cpu) });
  }
  return threads.length === 0 ? undefined : threads;
}

/** High-water mark of the resident memory (`VmHWM`); zero for a process that just ended. */
export function readPeakMemory(pid: number): Bytes {
  const status = readProcFile(`/proc/${pid}/status`) ?? '';
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? '0';
  return bytes(Number(kibibytes) * BYTES_PER_KIBIBYTE);
}
