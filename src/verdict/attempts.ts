// Judges a run that may have been tried before: earlier attempts are evidence, never forgotten.

import { poolRecords } from '../record/pool.ts';
import type { RunRecord } from '../record/run-record.ts';
import { nonEmpty } from '../stats/spread.ts';
import type { NonEmpty } from '../units.ts';
import { type JudgeInput, judge } from './judge.ts';
import { findObstacle } from './poolable.ts';
import type { Comparison, MetricName, Verdict } from './verdict.ts';
import { warnOfApart, warnOfLevel, warnOfRemembered, warnOfStanding } from './warn-attempts.ts';

export interface AttemptsInput extends Omit<JudgeInput, 'candidate' | 'attempt'> {
  /** What this attempt measured. */
  readonly own: RunRecord;
  /** Valid attempts of the same run before it, in any order; others are left out. */
  readonly earlier: readonly RunRecord[];
  /** How many attempts there may have been before it that `earlier` does not hold. */
  readonly unread?: number;
  /**
   * What the attempt before this one said was beyond its tolerance. Records alone do not tell it again:
   * a server that died left none, and what they were compared with may be gone.
   */
  readonly shown?: readonly MetricName[];
}

export interface JudgedAttempts {
  readonly verdict: Verdict;
  /** What the verdict is about: the blocks of all attempts that were pooled. */
  readonly candidate: RunRecord;
  /** How many attempts these are. */
  readonly pooled: number;
  /** Whether this attempt is worth adding to the next one. */
  readonly isOwnValid: boolean;
  /** The verdict of this attempt and those pooled with it, whatever stands from before. */
  readonly own: Verdict;
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
  shown = [],
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
  const facts = { isOwnValid, own: last.verdict };
  const standing = looks.findLast((look) => isRegression(look) && !isSettled(look, last));
  if (standing !== undefined) {
    const warnings = warnOfStanding(standing.attempt, told.verdict);
    return { ...addWarnings(standing, warnings), ...facts };
  }
  const remembered = nonEmpty(shown.filter((metric) => !isCured(metric, last.verdict)));
  if (remembered === undefined) return { ...told, ...facts };
  return { ...told, verdict: remember(told.verdict, remembered), ...facts };
}

/**
 * What is known on the way. A regression of an earlier attempt stands and decides nothing here: what
 * is still to be measured may settle it, and a retry that ends at once never could.
 */
export function judgeSoFar(input: AttemptsInput): Verdict {
  const { verdict, own } = judgeAttempts(input);
  if (verdict.kind === own.kind) return verdict;
  return { ...own, kind: 'inconclusive', need: 'Whether an earlier regression stands is open.' };
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

/**
 * A pass settles what was shown before only where each loss is now shown to be within its tolerance:
 * a guard passes for want of evidence, too, and at half the level there is less of it.
 */
function isSettled({ verdict: before }: Look, { verdict: last }: Look): boolean {
  if (last.kind === 'regression') return true;
  const losses = before.comparisons.filter(({ outcome }) => outcome === 'regression');
  return last.kind === 'pass' && losses.every((loss) => isWithin(loss, last));
}

function isWithin({ metric, request }: Comparison, { comparisons }: Verdict): boolean {
  const now = comparisons.find((other) => other.metric === metric && other.request === request);
  return now === undefined ? EVENTS.has(metric) : isShownWithin(now);
}

/** The same of a metric of which it is not known what request it was of. */
function isCured(metric: MetricName, { kind, comparisons }: Verdict): boolean {
  if (kind === 'regression') return true;
  const now = comparisons.filter((comparison) => comparison.metric === metric);
  return kind === 'pass' && (now.length > 0 || EVENTS.has(metric)) && now.every(isShownWithin);
}

/** They happen or they do not: where nothing is said of them, they did not. */
const EVENTS: ReadonlySet<MetricName> = new Set(['errors', 'rate-not-sustained', 'server-died']);

const isShownWithin = ({ metric, outcome, loss, tolerance }: Comparison): boolean =>
  EVENTS.has(metric) ? outcome !== 'regression' : loss.high < tolerance;

/** The verdict that was remembered, beside the numbers of the attempt that could not overrule it. */
function remember(last: Verdict, offending: NonEmpty<MetricName>): Verdict {
  const warnings = [...warnOfRemembered(offending, last), ...last.warnings];
  return { kind: 'regression', offending, comparisons: last.comparisons, warnings };
}

/** First, because they say what all the rest is about. */
function addWarnings(look: Look, warnings: Verdict['warnings']): Look {
  const { verdict } = look;
  return { ...look, verdict: { ...verdict, warnings: [...warnings, ...verdict.warnings] } };
}
