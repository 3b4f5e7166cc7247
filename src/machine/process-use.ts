// What a process has used so far: CPU time by thread, and its peak memory.

import { BYTES_PER_KIBIBYTE, type Bytes, bytes } from '../units.ts';
import { listNumbers, readProcFile } from './proc-file.ts';
import { readSchedstat, type ThreadTimes } from './schedstat.ts';

export interface ThreadUse extends ThreadTimes {
  readonly tid: number;
}

/** The living threads; `undefined` where the kernel does not say. */
export function readThreads(pid: number): readonly ThreadUse[] | undefined {
  const threads: ThreadUse[] = [];
  for (const tid of listNumbers(`/proc/${pid}/task`)) {
    const times = readSchedstat(`/proc/${pid}/task/${tid}/schedstat`);
    if (times !== undefined) threads.push({ tid, ...times });
  }
  return threads.length === 0 ? undefined : threads;
}

/** High-water mark of the resident memory (`VmHWM`); zero for a process that just ended. */
export function readPeakMemory(pid: number): Bytes {
  const status = readProcFile(`/proc/${pid}/status`) ?? '';
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? '0';
  return bytes(Number(kibibytes) * BYTES_PER_KIBIBYTE);
}
