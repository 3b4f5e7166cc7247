// Several baselines become one: what two runs stored at the same time is all kept.

import type { RunRecord } from '../measure/run-record.ts';

/** A baseline holds no more: older ones say little about the code of today. */
const MOST_RECORDS = 20;

/**
 * The newest records of all lists, newest last. One that is in several counts once: the copy of the
 * earliest list is kept.
 */
export function mergeRecords(lists: readonly (readonly RunRecord[])[]): readonly RunRecord[] {
  const merged = new Map<string, RunRecord>();
  for (const record of lists.flat()) {
    const key = JSON.stringify([record.id, record.attempt]);
    if (!merged.has(key)) merged.set(key, record);
  }
  return [...merged.values()].sort(byTime).slice(-MOST_RECORDS);
}

function byTime(one: RunRecord, other: RunRecord): number {
  return Date.parse(one.measuredAt) - Date.parse(other.measuredAt) || one.attempt - other.attempt;
}
