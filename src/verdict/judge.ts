// The judge: a run, what it is compared with and tolerances in, a verdict with intervals and warnings out.

import type { Incident } from '../record/incident.ts';
import { throughputOf } from '../record/metrics.ts';
import { isPaired } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { allotAlpha } from '../stats/alpha.ts';
import { nonEmpty } from '../stats/spread.ts';
import { findComparable } from './comparable.ts';
import { judgeErrors } from './conduct/errors.ts';
import { judgeGenerator } from './conduct/generator.ts';
import { judgeRate } from './conduct/rate.ts';
import { judgeSurvival } from './conduct/survival.ts';
import { judgeValidity } from './conduct/validity.ts';
import { warnOfMeasurement } from './conduct/warn-measurement.ts';
import type { Case, Finding, JudgedPlan, StoredCase } from './finding.ts';
import { hearPairs } from './hear-pairs.ts';
import { judgeLimits } from './metrics/limits.ts';
import { judgePairs } from './metrics/pairs.ts';
import { countRest } from './metrics/series.ts';
import { judgeStored } from './metrics/stored.ts';
import { warnOfRecords, warnOfRegressedBase } from './metrics/warn-stored.ts';
import { withoutStoredLosses } from './stored-alone.ts';
import type { Comparison, InvalidReason, Verdict, Warning } from './verdict.ts';
import { plural } from './words/phrase.ts';

export interface JudgeInput {
  readonly candidate: RunRecord;
  /** The how manyth look at this candidate it is, from 1 (as without it): each has half the level. */
  readonly attempt?: number;
  /** All that was found, comparable or not; not used where the candidate holds both arms. */
  readonly stored: readonly RunRecord[];
  /** Why nothing was found, as a whole sentence; said where `stored` is empty. */
  readonly noBaselineWhy?: string;
  /** Whether stored records alone may turn the run red, as without it; of absolute limits they never tell. */
  readonly storedMayFail?: boolean;
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
}

/**
 * Judges one run by absolute limits and against the other arm that was measured beside it, or stored
 * records where there is none (docs/method.md).
 */
export function judge(input: JudgeInput): Verdict {
  const heard = hear(input);
  const mayFail = input.storedMayFail ?? true;
  const conduct = mayFail ? heard : withoutStored(heard);
  const findings = [
    judgeValidity(heard),
    judgeSurvival(conduct),
    judgeAnswers(conduct),
    ...compare(heard),
    judgeKeepingUp(heard),
    ...judgeLimits(heard),
    warnOfMeasurement(heard),
  ];
  if (heard.evidence === 'side-by-side') return settle(heard, findings);
  const verdict = settle(heard, mayFail ? findings : findings.map(withoutStoredLosses));
  if (verdict.kind !== 'regression') return verdict;
  const regressedBase = warnOfRegressedBase(input.candidate, input.stored);
  return { ...verdict, warnings: [...verdict.warnings, ...regressedBase] };
}

function hear({ attempt = 1, ...input }: JudgeInput): Case {
  const { candidate, stored, noBaselineWhy, plan, incidents } = input;
  if (isPaired(candidate)) return hearPairs(candidate, { plan, incidents, attempt });
  return {
    evidence: 'stored',
    candidate,
    baseline: findComparable(candidate, stored, noBaselineWhy),
    plan,
    incidents,
    alpha: allotAlpha({ requests: plan.requests.length, rest: countRest(plan) }, attempt),
    look: 'only',
  };
}

/**
 * Records that may not accuse cannot excuse either: a server that died or fails requests is not worth
 * comparing, as without them, and must not leave with a warning.
 */
function withoutStored(heard: Case): Case {
  if (heard.evidence === 'side-by-side') return heard;
  return { ...heard, baseline: { kind: 'nothing', why: '' } };
}

function compare(heard: Case): readonly Finding[] {
  return heard.evidence === 'stored' ? compareWithStored(heard) : judgePairs(heard);
}

function compareWithStored(heard: StoredCase): readonly Finding[] {
  const findings = judgeStored(heard);
  return [...findings, warnOfRecords(heard, comparisonsOf(findings))];
}

// Of a server that died under load, its answers and its rate say nothing more.

const judgeAnswers = (heard: Case): Finding => (hasDied(heard) ? {} : judgeErrors(heard));

const judgeKeepingUp = (heard: Case): Finding => (hasDied(heard) ? {} : judgeRate(heard));

const hasDied = ({ incidents }: Case): boolean =>
  incidents.some(({ kind }) => kind === 'server-died');

/** invalid-run > regression > inconclusive > pass; no-baseline where nothing was comparable. */
function settle(heard: Case, findings: readonly Finding[]): Verdict {
  const comparisons = comparisonsOf(findings);
  const generator = judgeGenerator(heard, comparisons);
  const all = [...findings, generator];
  const warnings: readonly Warning[] = all.flatMap((finding) => finding.warnings ?? []);
  const found = { comparisons, warnings };
  const invalid = all.find((finding) => finding.invalid !== undefined)?.invalid;
  if (invalid !== undefined) return { kind: 'invalid-run', because: invalid, ...found };
  const offending = nonEmpty(namesOf(comparisons));
  if (offending !== undefined) return { kind: 'regression', offending, ...found };
  const nothing = findNothing(heard);
  if (nothing !== undefined) return { kind: 'invalid-run', because: nothing, ...found };
  if (heard.evidence === 'stored' && heard.baseline.kind === 'nothing') {
    return { kind: 'no-baseline', why: heard.baseline.why, ...found };
  }
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

/** Last, since a server that died or failed every request says more than that. */
function findNothing(heard: Case): InvalidReason | undefined {
  if (heard.evidence === 'side-by-side') {
    if (heard.pairs.length === 0) return NO_PAIR;
    if (measuredNothing(heard.baselineArm)) return NO_BASELINE_ANSWER;
  }
  return measuredNothing(heard.candidate) ? TOO_LITTLE_DATA : undefined;
}

const measuredNothing = (record: RunRecord): boolean => (throughputOf(record) ?? 0) <= 0;

const TOO_LITTLE_DATA = {
  code: 'too-little-data',
  text: 'Not one successful answer fell into a measured window. Check that the server answers in time, or set a larger budget.',
} as const;

const NO_PAIR = {
  code: 'too-little-data',
  text: 'Not one block of the candidate was measured beside one of the baseline. Set a larger budget.',
} as const;

const NO_BASELINE_ANSWER = {
  code: 'baseline-failed',
  text: 'Not one successful answer of the baseline fell into a measured window, so there is nothing to compare with. Check that it answers in time.',
} as const;
