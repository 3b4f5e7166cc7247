// Judges a run that may have been tried before: earlier attempts are evidence, never forgotten.

import { poolRecords } from '../measure/pool-records.ts';
import type { RunRecord } from '../measure/run-record.ts';
import { type JudgeInput, judge } from './judge.ts';
import { findObstacle } from './poolable.ts';
import type { Verdict } from './verdict.ts';
import { warnOfApart, warnOfLevel, warnOfStanding } from './warn-attempts.ts';

export interface AttemptsInput extends Omit<JudgeInput, 'candidate' | 'attempt'> {
  /** What this attempt measured. */
  readonly own: RunRecord;
  /** Valid attempts of the same run before it, in any order; others are left out. */
  readonly earlier: readonly RunRecord[];
  /** How many attempts there may have been before it that `earlier` does not hold. */
  readonly unread?: number;
}

export interface JudgedAttempts {
  readonly verdict: Verdict;
  /** What the verdict is about: the blocks of all attempts that were pooled. */
  readonly candidate: RunRecord;
  /** How many attempts these are. */
  readonly pooled: number;
  /** Whether this attempt is worth adding to the next one. */
  readonly isOwnValid: boolean;
}

/**
 * Each attempt is judged with the blocks of those before it, at half the level of the last: trying
 * an unchanged server again and again raises fewer than twice the false alarms of one run. A
 * regression that an earlier attempt showed stands until this one is shown to pass: at half the
 * level even the very same numbers may show nothing, and another machine may have nothing to be
 * compared with.
 */
export function judgeAttempts({
  own,
  earlier,
  unread = 0,
  ...rest
}: AttemptsInput): JudgedAttempts {
  const before = attemptsBefore(own, earlier);
  const looks = before.map((record, index) =>
    lookAt(record, before.slice(0, index), { ...rest, incidents: [], attempt: unread + index + 1 }),
  );
  const attempt = unread + before.length + 1;
  const last = lookAt(own, before, { ...rest, attempt });
  const isOwnValid = last.verdict.kind !== 'invalid-run';
  const told = addWarnings(last, [
    ...warnOfLevel(own, last.pooled, attempt),
    ...before.flatMap((record) => warnOfApart(record, own)),
  ]);
  const standing = isSettled(last.verdict) ? undefined : looks.findLast(isRegression);
  if (standing === undefined) return { ...told, isOwnValid };
  return { ...addWarnings(standing, warnOfStanding(standing.attempt, told.verdict)), isOwnValid };
}

/** One attempt as it was judged, with those before it that are like it. */
interface Look {
  readonly attempt: number;
  readonly verdict: Verdict;
  readonly candidate: RunRecord;
  readonly pooled: number;
}

function lookAt(
  record: RunRecord,
  before: readonly RunRecord[],
  input: Omit<JudgeInput, 'candidate'>,
): Look {
  const alike = before.filter((other) => findObstacle(other, record) === undefined);
  const candidate = poolRecords([record, ...alike.toReversed()]);
  const verdict = judge({ ...input, candidate });
  return { attempt: record.attempt, verdict, candidate, pooled: alike.length + 1 };
}

/** Oldest first, each attempt once; what is not of this run is none of its attempts. */
function attemptsBefore(own: RunRecord, earlier: readonly RunRecord[]): readonly RunRecord[] {
  const ours = earlier.filter(
    ({ id, name, attempt }) => id === own.id && name === own.name && attempt < own.attempt,
  );
  const byAttempt = new Map(ours.map((record) => [record.attempt, record]));
  return [...byAttempt.values()].toSorted((a, b) => a.attempt - b.attempt);
}

const isRegression = ({ verdict }: Look): boolean => verdict.kind === 'regression';

const isSettled = ({ kind }: Verdict): boolean => kind === 'pass' || kind === 'regression';

/** First, because they say what all the rest is about. */
function addWarnings(look: Look, warnings: Verdict['warnings']): Look {
  const { verdict } = look;
  return { ...look, verdict: { ...verdict, warnings: [...warnings, ...verdict.warnings] } };
}
