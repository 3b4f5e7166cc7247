// Which of two records is of newer code: the one whose run began later, not the one repeated later.

import type { RunRecord } from './run-record.ts';

type Ordered = Pick<RunRecord, 'id' | 'attempt' | 'measuredAt'>;
type Compare = (one: Ordered, other: Ordered) => number;

/**
 * All attempts of a run take the place of its earliest one among these records, in their own order: an old
 * run that is started again measures old code again.
 */
export function oldestFirst<Each extends Ordered>(records: readonly Each[]): readonly Each[] {
  return records.toSorted(byBeginning(records));
}

/** The reverse of `oldestFirst`. */
export function newestFirst<Each extends Ordered>(records: readonly Each[]): readonly Each[] {
  const compare = byBeginning(records);
  return records.toSorted((one, other) => compare(other, one));
}

function byBeginning(records: readonly Ordered[]): Compare {
  const beginnings = new Map<string, number>();
  for (const { id, measuredAt } of records) {
    const known = beginnings.get(id) ?? Number.POSITIVE_INFINITY;
    beginnings.set(id, Math.min(known, Date.parse(measuredAt)));
  }
  const beginningOf = ({ id }: Ordered): number => beginnings.get(id) ?? 0;
  return (one, other) => beginningOf(one) - beginningOf(other) || one.attempt - other.attempt;
}
