// Several baselines become one: what two runs stored at the same time is all kept.

import { carrySteps } from '../record/carry-steps.ts';
import { MOST_RECORDS } from '../record/file.ts';
import { withoutBaselineArm } from '../record/one-arm.ts';
import { oldestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';

/**
 * The newest records of all lists, newest last. One that is in several counts once: the copy of the
 * earliest list is kept. Later runs compare with what its candidate did: its own baseline, measured
 * beside it, is left out. What the others changed is kept with the oldest.
 */
export function mergeRecords(lists: readonly (readonly RunRecord[])[]): readonly RunRecord[] {
  const merged = new Map<string, RunRecord>();
  const all = lists.flat();
  for (const record of all) {
    const key = JSON.stringify([record.id, record.attempt]);
    if (!merged.has(key)) merged.set(key, withoutBaselineArm(record));
  }
  const kept = withoutOldest(oldestFirst([...merged.values()]));
  return carrySteps(kept, all);
}

/**
 * If a run's attempts do not all fit, drop its latest: age is read from its first attempt.
 */
function withoutOldest(records: readonly RunRecord[]): readonly RunRecord[] {
  const kept = records.slice(-MOST_RECORDS);
  const [oldest] = kept;
  if (oldest === undefined) return kept;
  const isOfOldest = ({ id }: RunRecord): boolean => id === oldest.id;
  const room = kept.filter(isOfOldest).length;
  const others = kept.filter((record) => !isOfOldest(record));
  return [...records.filter(isOfOldest).slice(0, room), ...others];
}
