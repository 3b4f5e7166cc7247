// The judge: a run, stored records and tolerances in, a verdict with intervals and warnings out.

import { throughputOf } from '../measure/metrics.ts';
import type { RunRecord } from '../measure/run-record.ts';
import { allotAlpha } from './alpha.ts';
import { findComparable } from './comparable.ts';
import type { Case, Finding, JudgedPlan } from './finding.ts';
import type { Incident } from './incident.ts';
import { judgeErrors } from './judge-errors.ts';
import { judgeLimits } from './judge-limits.ts';
import { judgeRate } from './judge-rate.ts';
import { judgeStored } from './judge-stored.ts';
import { judgeSurvival } from './judge-survival.ts';
import { judgeValidity } from './judge-validity.ts';
import { plural } from './phrase.ts';
import { countRest } from './series.ts';
import { nonEmpty } from './spread.ts';
import type { Comparison, Verdict, Warning } from './verdict.ts';
import { warnOfMeasurement } from './warn-measurement.ts';
import { warnOfRecords, warnOfRegressedBase } from './warn-stored.ts';

export interface JudgeInput {
  readonly candidate: RunRecord;
  /** The how manyth look at this candidate it is, from 1 (as without it): each has half the level. */
  readonly attempt?: number;
  /** All that was found, comparable or not. */
  readonly stored: readonly RunRecord[];
  /** Why nothing was found, as a whole sentence; said where `stored` is empty. */
  readonly noBaselineWhy?: string;
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
}

/** Judges one run against stored records and absolute limits (docs/method.md). */
export function judge(input: JudgeInput): Verdict {
  const heard = hear(input);
  const stored = judgeStored(heard);
  const verdict = settle(heard, [
    judgeValidity(heard),
    judgeSurvival(heard),
    judgeAnswers(heard),
    ...stored,
    judgeKeepingUp(heard),
    ...judgeLimits(heard),
    warnOfRecords(heard, comparisonsOf(stored)),
    warnOfMeasurement(heard),
  ]);
  if (verdict.kind !== 'regression') return verdict;
  const regressedBase = warnOfRegressedBase(input.candidate, input.stored);
  return { ...verdict, warnings: [...verdict.warnings, ...regressedBase] };
}

function hear({ candidate, attempt, stored, noBaselineWhy, plan, incidents }: JudgeInput): Case {
  return {
    candidate,
    baseline: findComparable(candidate, stored, noBaselineWhy),
    plan,
    incidents,
    alpha: allotAlpha({ requests: plan.requests.length, rest: countRest(plan) }, attempt),
  };
}

// Of a server that died under load, its answers and its rate say nothing more.

const judgeAnswers = (heard: Case): Finding => (hasDied(heard) ? {} : judgeErrors(heard));

const judgeKeepingUp = (heard: Case): Finding => (hasDied(heard) ? {} : judgeRate(heard));

const hasDied = ({ incidents }: Case): boolean =>
  incidents.some(({ kind }) => kind === 'server-died');

/** invalid-run > regression > inconclusive > pass; no-baseline where nothing was comparable. */
function settle({ candidate, baseline }: Case, findings: readonly Finding[]): Verdict {
  const comparisons = comparisonsOf(findings);
  const warnings: readonly Warning[] = findings.flatMap((finding) => finding.warnings ?? []);
  const found = { comparisons, warnings };
  const invalid = findings.find((finding) => finding.invalid !== undefined)?.invalid;
  if (invalid !== undefined) return { kind: 'invalid-run', because: invalid, ...found };
  const offending = nonEmpty(namesOf(comparisons));
  if (offending !== undefined) return { kind: 'regression', offending, ...found };
  if (measuredNothing(candidate))
    return { kind: 'invalid-run', because: TOO_LITTLE_DATA, ...found };
  if (baseline.kind === 'nothing') return { kind: 'no-baseline', why: baseline.why, ...found };
  const needs = findings.flatMap((finding) => finding.needs ?? []);
  if (needs.length > 0) return { kind: 'inconclusive', need: summarise(needs), ...found };
  return { kind: 'pass', ...found };
}

const comparisonsOf = (findings: readonly Finding[]): readonly Comparison[] =>
  findings.flatMap((finding) => finding.comparisons ?? []);

/** With many requests, two needs stand for the rest. */
function summarise(needs: readonly string[]): string {
  const shown = needs.slice(0, 2).join(' ');
  const left = needs.length - 2;
  return left > 0 ? `${shown} ${plural(left, 'further comparison')} undecided too.` : shown;
}

/** Each offending metric once, in the order of the comparisons. */
function namesOf(comparisons: readonly Comparison[]) {
  const offending = comparisons.filter(({ outcome }) => outcome === 'regression');
  return [...new Set(offending.map(({ metric }) => metric))];
}

const measuredNothing = (record: RunRecord): boolean => (throughputOf(record) ?? 0) <= 0;

const TOO_LITTLE_DATA = {
  code: 'too-little-data',
  text: 'Not one successful answer fell into a measured window. Check that the server answers in time, or set a larger budget.',
} as const;
