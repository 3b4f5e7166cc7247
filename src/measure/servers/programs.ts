// Which executables did the work of a server: shells and supervisors beside them are left out.

import { type Executable, readExecutable } from '../../machine/executable.ts';
import { sum } from '../../record/sum.ts';
import type { CpuTaken } from './placement.ts';

/** Of the CPU time of the process that took most. */
const LEAST_SHARE = 0.1;

/**
 * Each executable once. Call it while the processes live.
 * @param slices what each process took in each slice
 */
export function programsOf(
  slices: readonly CpuTaken[],
  read: (pid: number) => Executable | undefined = readExecutable,
): readonly Executable[] {
  const programs = workingIn(slices).flatMap((pid) => read(pid) ?? []);
  return [...new Map(programs.map((program) => [JSON.stringify(program), program])).values()];
}

function workingIn(slices: readonly CpuTaken[]): readonly number[] {
  const pids = [...new Set(slices.flatMap((slice) => [...slice.keys()]))];
  const taken = new Map(pids.map((pid) => [pid, sum(slices, (slice) => slice.get(pid) ?? 0)]));
  const most = Math.max(0, ...taken.values());
  return pids.filter((pid) => most > 0 && (taken.get(pid) ?? 0) >= LEAST_SHARE * most);
}
