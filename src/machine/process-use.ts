// What a process has used so far: CPU time by thread, and its peak memory.

import { BYTES_PER_KIBIBYTE, type Bytes, bytes } from '../units.ts';
import { type Absence, listNumbers, tryProcFile } from './proc-file.ts';
import { readSchedstat, type ThreadTimes } from './schedstat.ts';

export interface ThreadUse extends ThreadTimes {
  readonly tid: number;
}

/** The living threads; `gone` also where the kernel does not count by thread. */
export function readThreads(pid: number): readonly ThreadUse[] | Absence {
  const tids = listNumbers(`/proc/${pid}/task`);
  if (typeof tids === 'string') return tids;
  const threads: ThreadUse[] = [];
  for (const tid of tids) {
    const times = readSchedstat(`/proc/${pid}/task/${tid}/schedstat`);
    if (times === 'blind') return times;
    if (times !== 'gone') threads.push({ tid, ...times });
  }
  return threads.length === 0 ? 'gone' : threads;
}

/**
 * High-water mark of the resident memory (`VmHWM`); `gone` for a process that just ended, and where the kernel
 * keeps no such mark.
 */
export function readPeakMemory(pid: number): Bytes | Absence {
  const status = tryProcFile(`/proc/${pid}/status`);
  if (typeof status === 'string') return status;
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(status.text) ?? [];
  return kibibytes === undefined ? 'gone' : bytes(Number(kibibytes) * BYTES_PER_KIBIBYTE);
}
