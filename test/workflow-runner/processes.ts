// Processes of this machine, as /proc tells them.

import { readdirSync, readFileSync } from 'node:fs';
import type { LeftProcess } from './run-result.ts';

/** All whose environment holds `NAME=value`; none where there is no /proc. */
export function findByVariable(assignment: string): readonly LeftProcess[] {
  return pids()
    .filter((pid) => read(pid, 'environ').split('\0').includes(assignment))
    .map((pid) => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ').trim() }));
}

/** Kills a process and all that descend from it, children first. */
export function killTree(pid: number): void {
  for (const child of pids().filter((one) => parentOf(one) === pid)) killTree(child);
  kill(pid, 'SIGKILL');
}

/** It may have ended meanwhile. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function pids(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** proc_pid_stat(5): the name may hold spaces and brackets, so the fields are counted from its end. */
function parentOf(pid: number): number {
  const stat = read(pid, 'stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Empty for a process that is gone or belongs to another user. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
