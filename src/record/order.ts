// Which of two records is of newer code: the one whose run began later, not the one repeated later.

import type { RunRecord } from './run-record.ts';

type Compare = (one: RunRecord, other: RunRecord) => number;

/**
 * All attempts of a run take the place of its earliest one among these records, in their own order: an old
 * run that is started again measures old code again.
 */
export function oldestFirst(records: readonly RunRecord[]): readonly RunRecord[] {
  return records.toSorted(byBeginning(records));
}

/** The reverse of `oldestFirst`. */
export function newestFirst(records: readonly RunRecord[]): readonly RunRecord[] {
  const compare = byBeginning(records);
  return records.toSorted((one, other) => compare(other, one));
}

function byBeginning(records: readonly RunRecord[]): Compare {
  const beginnings = new Map<string, number>();
  for (const { id, measuredAt } of records) {
    const known = beginnings.get(id) ?? Number.POSITIVE_INFINITY;
    beginnings.set(id, Math.min(known, Date.parse(measuredAt)));
  }
  const beginningOf = ({ id }: RunRecord): number => beginnings.get(id) ?? 0;
  return (one, other) => beginningOf(one) - beginningOf(other) || one.attempt - other.attempt;
}
