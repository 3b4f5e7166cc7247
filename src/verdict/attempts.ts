// Judges a run that may have been tried before: what earlier attempts measured is judged with it.

import { poolRecords } from '../record/merge.ts';
import type { RunRecord } from '../record/run-record.ts';
import { nonEmpty } from '../stats/spread.ts';
import type { NonEmpty } from '../units.ts';
import {
  warnOfApart,
  warnOfLevel,
  warnOfRemembered,
  warnOfStanding,
} from './conduct/warn-attempts.ts';
import { judge } from './judge.ts';
import { findObstacle } from './poolable.ts';
import type { AttemptsBefore, JudgeInput } from './prepare.ts';
import type { Comparison, MetricName, Verdict } from './verdict.ts';

export interface AttemptsInput extends Omit<JudgeInput, 'candidate' | 'before'> {
  /** What this attempt measured. */
  readonly own: RunRecord;
  /** Earlier valid attempts of the same run, in any order; records of other runs are ignored. */
  readonly earlier: readonly RunRecord[];
  /** How many earlier attempts there may be that `earlier` does not hold. */
  readonly unread?: number;
  /**
   * Metrics that the attempt before this one reported as regressions. Records alone cannot show them
   * again: a server that died left none, and the baseline may be gone.
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
  /** The verdict of this attempt and those pooled with it, without regressions that stand from before. */
  readonly own: Verdict;
}

/**
 * Judges each attempt with the pairs of those before it, as further looks of one run. An attempt that
 * cannot be pooled has a small share of the budget of its own. So trying an unchanged server again,
 * however often, gives no more false alarms than are promised for one run. A regression that an earlier
 * attempt showed stands until this attempt is shown to pass: at a lower level even the same numbers may
 * show nothing, and on another machine there may be no baseline.
 */
export function judgeAttempts({
  own,
  earlier,
  unread = 0,
  shown = [],
  ...rest
}: AttemptsInput): JudgedAttempts {
  const before = attemptsBefore(own, earlier);
  const judged = before.map((record, index) =>
    judgeAttempt(record, before.slice(0, index), unread, { ...rest, incidents: [] }),
  );
  const last = judgeAttempt(own, before, unread, rest);
  const isOwnValid = last.verdict.kind !== 'invalid-run';
  const warned = addWarnings(last, [
    ...warnOfLevel(own, last.earlier),
    ...before.flatMap((record) => warnOfApart(record, own)),
  ]);
  const facts = { isOwnValid, own: last.verdict };
  const standing = judged.findLast((one) => isRegression(one) && !isSettled(one, last));
  if (standing !== undefined) {
    const warnings = warnOfStanding(standing.attempt, warned.verdict);
    return { ...addWarnings(standing, warnings), ...facts };
  }
  const remembered = nonEmpty(shown.filter((metric) => !isCured(metric, last.verdict)));
  if (remembered === undefined) return { ...warned, ...facts };
  return { ...warned, verdict: remember(warned.verdict, remembered), ...facts };
}

/**
 * The verdict at a look before the last. A regression of an earlier attempt leaves it inconclusive: the
 * blocks still to come may settle it, and a retry that ended at once never could.
 */
export function judgeSoFar(input: AttemptsInput): Verdict {
  const { verdict, own } = judgeAttempts(input);
  if (verdict.kind === own.kind) return verdict;
  return { ...own, kind: 'inconclusive', need: 'Whether an earlier regression stands is open.' };
}

/** One attempt, judged together with those before it that can be pooled with it. */
interface JudgedAttempt {
  readonly attempt: number;
  readonly verdict: Verdict;
  readonly candidate: RunRecord;
  readonly pooled: number;
  readonly earlier: AttemptsBefore;
}

function judgeAttempt(
  record: RunRecord,
  before: readonly RunRecord[],
  unread: number,
  input: Omit<JudgeInput, 'candidate' | 'before'>,
): JudgedAttempt {
  const pooled = before.filter((other) => findObstacle(other, record) === undefined);
  const candidate = poolRecords([record, ...pooled.toReversed()]);
  const apart = unread + before.length - pooled.length;
  const earlier = { pooled: pooled.length, apart };
  const verdict = judge({ ...input, candidate, before: earlier });
  return { attempt: record.attempt, verdict, candidate, pooled: pooled.length + 1, earlier };
}

/** Oldest first, each attempt once. */
function attemptsBefore(own: RunRecord, earlier: readonly RunRecord[]): readonly RunRecord[] {
  const ours = earlier.filter(
    ({ id, name, attempt }) => id === own.id && name === own.name && attempt < own.attempt,
  );
  const byAttempt = new Map(ours.map((record) => [record.attempt, record]));
  return [...byAttempt.values()].toSorted((a, b) => a.attempt - b.attempt);
}

const isRegression = ({ verdict }: JudgedAttempt): boolean => verdict.kind === 'regression';

/**
 * A pass settles an earlier regression only where each loss is now shown to be within its tolerance: a
 * guard also passes where nothing is shown, and at half the level less is shown.
 */
function isSettled({ verdict: before }: JudgedAttempt, { verdict: last }: JudgedAttempt): boolean {
  if (last.kind === 'regression') return true;
  const losses = before.comparisons.filter(({ outcome }) => outcome === 'regression');
  return last.kind === 'pass' && losses.every((loss) => isWithin(loss, last));
}

function isWithin({ metric, request }: Comparison, { comparisons }: Verdict): boolean {
  const now = comparisons.find((other) => other.metric === metric && other.request === request);
  return now === undefined ? EVENTS.has(metric) : isShownWithin(now);
}

/** Like `isWithin`, for a metric whose request is unknown. */
function isCured(metric: MetricName, { kind, comparisons }: Verdict): boolean {
  if (kind === 'regression') return true;
  const now = comparisons.filter((comparison) => comparison.metric === metric);
  return kind === 'pass' && (now.length > 0 || EVENTS.has(metric)) && now.every(isShownWithin);
}

/** They happen or they do not: without a comparison, they did not. */
const EVENTS: ReadonlySet<MetricName> = new Set(['errors', 'rate-not-sustained', 'server-died']);

const isShownWithin = ({ metric, outcome, loss, resolution }: Comparison): boolean =>
  EVENTS.has(metric) ? outcome !== 'regression' : loss.high < resolution;

/** The remembered regression, with the numbers of this attempt, which could not overrule it. */
function remember(last: Verdict, offending: NonEmpty<MetricName>): Verdict {
  const warnings = [...warnOfRemembered(offending, last), ...last.warnings];
  return { kind: 'regression', offending, comparisons: last.comparisons, warnings };
}

/** Puts warnings first, because they say what all the others are about. */
function addWarnings(judged: JudgedAttempt, warnings: Verdict['warnings']): JudgedAttempt {
  const { verdict } = judged;
  return { ...judged, verdict: { ...verdict, warnings: [...warnings, ...verdict.warnings] } };
}
