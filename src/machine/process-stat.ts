// One line of /proc/PID/stat: who a process is, whose child, and the CPU time it has used in ticks.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { readProcFile } from './proc-file.ts';

/**
 * USER_HZ, in which the kernel counts time for /proc, is 100 on every architecture that Node runs
 * on, whatever the kernel's own HZ (proc_pid_stat(5), sysconf(_SC_CLK_TCK)).
 */
const NANOSECONDS_PER_TICK = 10_000_000;

/** CPU time read from here may be short by this much: user and system time are each cut to a tick. */
export const TICK_GRANULARITY: Nanoseconds = nanoseconds(2 * NANOSECONDS_PER_TICK);

export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Ended, all its threads too, and waiting for its parent to notice. */
  readonly isDead: boolean;
  /** Ticks from the machine's boot: with the pid it tells a process from a later one of that pid. */
  readonly startTime: number;
  /** Of all threads, the exited ones included; cut to `TICK_GRANULARITY`. */
  readonly ownCpu: Nanoseconds;
  /** Of children that ended and were waited for, with their children in turn; cut likewise. */
  readonly reapedCpu: Nanoseconds;
}

/** `undefined` when there is no such process (any more). */
export function readProcessStat(pid: number): ProcessStat | undefined {
  const line = readProcFile(`/proc/${pid}/stat`);
  return line === undefined ? undefined : parseProcessStat(line);
}

/** Field numbers as in proc_pid_stat(5), counted from 1. */
export function parseProcessStat(line: string): ProcessStat | undefined {
  // The second field is the program's name, in brackets, and may itself hold spaces and brackets.
  const afterName = line.lastIndexOf(')') + 2;
  if (afterName < 2) return undefined;
  const fields = line.slice(afterName).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  if (Number.isNaN(field(22))) return undefined;
  return {
    pid: Number.parseInt(line, 10),
    parent: field(4),
    group: field(5),
    session: field(6),
    // A main thread that ended before the others is shown as a zombie though the process lives.
    isDead: /^[ZXx]$/.test(fields[0] ?? '') && field(20) <= 1,
    startTime: field(22),
    ownCpu: nanoseconds((field(14) + field(15)) * NANOSECONDS_PER_TICK),
    reapedCpu: nanoseconds((field(16) + field(17)) * NANOSECONDS_PER_TICK),
  };
}
