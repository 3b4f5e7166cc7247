// Runs that are shown together: of one tool and version, whose times mean the same.

import type { ImportedRun } from '../imported-run.ts';
import { describeTimes } from './words.ts';

export interface RunGroup {
  /** "wrk · times corrected for coordinated omission" */
  readonly title: string;
  /** How its throughput follows from its numbers. */
  readonly rule: string;
  readonly runs: readonly ImportedRun[];
  /** Those of all its runs; the others stay with their run. */
  readonly notes: readonly string[];
}

export function groupsOf(runs: readonly ImportedRun[]): readonly RunGroup[] {
  const groups = new Map<string, ImportedRun[]>();
  for (const run of runs) {
    const key = JSON.stringify([titleOf(run), run.throughputRule]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((members) => {
    const [one] = members;
    if (one === undefined) return [];
    const notes = one.notes.filter((note) => members.every((run) => run.notes.includes(note)));
    return [{ title: titleOf(one), rule: one.throughputRule, runs: members, notes }];
  });
}

function titleOf(run: ImportedRun): string {
  const tool = run.version === undefined ? run.tool : `${run.tool} ${run.version}`;
  const format = run.format === 'text' ? [] : [run.format];
  return [tool, ...format, ...describeTimes(run)].join(' · ');
}

/** Whether some run has only a mean to show for its times. */
export const needsMean = (runs: readonly ImportedRun[]): boolean =>
  runs.some(({ times }) => times.p99 === undefined && times.mean !== undefined);
