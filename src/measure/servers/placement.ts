// How evenly the load fell on the processes of a server, by the CPU time that each of them took. Pure.

import type { Placement } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { type Nanoseconds, ratio } from '../../units.ts';

/** CPU time of each process, by pid. */
type CpuByProcess = ReadonlyMap<number, Nanoseconds>;

/** CPU time that each process took in one slice, by pid. */
export type CpuTaken = ReadonlyMap<number, number>;

/** What each process took between two readings. A new process took all it has. */
export function cpuBetween(before: CpuByProcess, after: CpuByProcess): CpuTaken {
  return new Map([...after].map(([pid, cpu]) => [pid, Math.max(0, cpu - (before.get(pid) ?? 0))]));
}

/**
 * The workers are the process that did most and its siblings, also those that got nothing. A master,
 * a shell or a supervisor beside them is not a worker.
 * @param slices what each process took in each slice
 * @param parents the parent of each process
 */
export function placementOf(
  slices: readonly CpuTaken[],
  parents: ReadonlyMap<number, number>,
): Placement | undefined {
  const workers = workersIn(slices, parents);
  if (workers.length < 2) return undefined;
  const imbalances = slices.flatMap((slice) => {
    const shares = workers.map((pid) => slice.get(pid) ?? 0);
    const total = sum(shares, (value) => value);
    return total === 0 ? [] : [(Math.max(...shares) * shares.length) / total - 1];
  });
  return {
    workers: workers.length,
    imbalance: ratio(sum(imbalances, (value) => value) / imbalances.length),
  };
}

/** `undefined` where none took any. */
export function busiestIn(slices: readonly CpuTaken[]): number | undefined {
  const taken = (pid: number): number => sum(slices, (slice) => slice.get(pid) ?? 0);
  const pids = [...new Set(slices.flatMap((slice) => [...slice.keys()]))];
  const [busiest] = pids.toSorted((one, other) => taken(other) - taken(one));
  return busiest === undefined || taken(busiest) === 0 ? undefined : busiest;
}

function workersIn(
  slices: readonly CpuTaken[],
  parents: ReadonlyMap<number, number>,
): readonly number[] {
  const living = slices.map((slice) => new Map([...slice].filter(([pid]) => parents.has(pid))));
  const busiest = busiestIn(living);
  if (busiest === undefined) return [];
  const parent = parents.get(busiest);
  return [...parents.keys()].filter((pid) => parents.get(pid) === parent);
}
