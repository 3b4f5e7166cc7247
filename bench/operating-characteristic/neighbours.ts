// How much of the machine others had while a gate ran: no gate is quiet because its label says so.

import { markMachine, useBetween } from '../../src/machine/machine-use.ts';
import { readProcFile } from '../../src/machine/proc-file.ts';
import { NANOSECONDS_PER_TICK } from '../../src/machine/process-stat.ts';
import { NANOSECONDS_PER_MILLISECOND } from '../../src/units.ts';

/** Shares of all cores, from 0 to 1. */
export interface Neighbours {
  /** What neither the bench used nor the processes that it started and that have ended. */
  readonly others: number;
  /** What the host of a virtual machine gave to others. */
  readonly stolen: number;
}

/** @returns ends the watch; its answer is `null` where the kernel does not say */
export function watchNeighbours(): () => Neighbours | null {
  const before = { machine: markMachine(), ended: readEndedChildren() };
  return () => {
    const use = useBetween(before.machine, markMachine());
    const ended = readEndedChildren();
    if (use === undefined || ended === undefined || before.ended === undefined) return null;
    const machine = use.elapsed * NANOSECONDS_PER_MILLISECOND * (before.machine?.cores ?? 1);
    const others = use.notOwn - (ended - before.ended);
    return { others: Math.max(0, others) / machine, stolen: use.stolen / machine };
  };
}

/** CPU time of children that were waited for, and of theirs, in nanoseconds. */
export function readEndedChildren(): number | undefined {
  const text = readProcFile('/proc/self/stat');
  return text === undefined ? undefined : parseEndedChildren(text);
}

/** `pid (comm) state …`: cutime and cstime are fields 16 and 17, proc_pid_stat(5). */
export function parseEndedChildren(text: string): number | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[13]), Number(fields[14])];
  const ticks = user + system;
  return Number.isFinite(ticks) ? ticks * NANOSECONDS_PER_TICK : undefined;
}

/** Most that others may have for a gate to count as one without neighbours. */
const QUIET: Neighbours = { others: 0.05, stolen: 0.02 };

/** Unknown is not quiet. */
export const isQuiet = (neighbours: Neighbours | null | undefined): boolean =>
  neighbours !== null &&
  neighbours !== undefined &&
  neighbours.others <= QUIET.others &&
  neighbours.stolen <= QUIET.stolen;
