// One line of /proc/PID/stat: a process, its parent, and its CPU time in ticks.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { type Absence, tryProcFile } from './proc-file.ts';

/**
 * USER_HZ, in which the kernel counts time for /proc, is 100 on every architecture that Node runs
 * on, whatever the kernel's own HZ (proc_pid_stat(5), sysconf(_SC_CLK_TCK)).
 */
export const NANOSECONDS_PER_TICK = 10_000_000;

/** CPU time from here may be too low by this much: user and system time are each cut to a tick. */
export const TICK_GRANULARITY: Nanoseconds = nanoseconds(2 * NANOSECONDS_PER_TICK);

export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Ended with all its threads, and its parent has not waited for it yet. */
  readonly isDead: boolean;
  /** Ticks since the machine booted. Tells a process from a later one with the same pid. */
  readonly startTime: number;
  /** Sum over all threads, including exited ones; cut to `TICK_GRANULARITY`. */
  readonly ownCpu: Nanoseconds;
  /** Sum over ended children that were waited for and their descendants; cut in the same way. */
  readonly reapedCpu: Nanoseconds;
}

export function readProcessStat(pid: number): ProcessStat | Absence {
  const line = tryProcFile(`/proc/${pid}/stat`);
  return typeof line === 'string' ? line : (parseProcessStat(line.text) ?? 'gone');
}

/** Field numbers as in proc_pid_stat(5), counted from 1. */
export function parseProcessStat(line: string): ProcessStat | undefined {
  // The second field is the program's name in brackets. It may itself contain spaces and brackets.
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
