// Records make room for newer ones. What each of them changed stays, with the oldest that is kept.

import { oldestFirst } from './order.ts';
import type { RunRecord } from './run-record.ts';
import { type EarlierStep, MOST_EARLIER_STEPS } from './step.ts';

/**
 * The records that are kept, in their order, with what all those of their names left.
 * @param all what is kept and what is not, with what earlier ones left before
 */
export function carrySteps(
  kept: readonly RunRecord[],
  all: readonly RunRecord[],
): readonly RunRecord[] {
  const keptRuns = new Set(kept.map(({ id }) => id));
  const bearers = new Set(
    [...new Set(kept.map(({ name }) => name))].map(
      (name) => oldestFirst(kept.filter((record) => record.name === name))[0],
    ),
  );
  return kept.map((record) => {
    if (!bearers.has(record)) return withoutSteps(record);
    const own = all.filter(({ name }) => name === record.name);
    const left = own.flatMap((each) => [...(each.earlierSteps ?? []), earlierStepOf(each)]);
    const gone = uniqueByKey(left.filter(({ id }) => !keptRuns.has(id)));
    if (gone.length === 0) return withoutSteps(record);
    return { ...record, earlierSteps: oldestFirst(gone).slice(-MOST_EARLIER_STEPS) };
  });
}

const withoutSteps = (record: RunRecord): RunRecord =>
  record.earlierSteps === undefined ? record : { ...record, earlierSteps: undefined };

const keyOf = ({ id, attempt }: EarlierStep): string => JSON.stringify([id, attempt]);

const earlierStepOf = (record: RunRecord): EarlierStep => {
  const { id, attempt, measuredAt, commit, isNewLevel, step } = record;
  return { id, attempt, measuredAt, commit, isNewLevel, step };
};

const uniqueByKey = (steps: readonly EarlierStep[]): readonly EarlierStep[] => [
  ...new Map(steps.map((step) => [keyOf(step), step])).values(),
];
