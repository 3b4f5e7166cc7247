// Combines the findings of a run into one verdict.

import { throughputOf } from '../record/metrics.ts';
import type { RunRecord } from '../record/run-record.ts';
import { nonEmpty } from '../stats/spread.ts';
import { judgeGenerator } from './conduct/generator.ts';
import type { Evidence } from './evidence.ts';
import { comparisonsOf, type Finding } from './finding.ts';
import type { Comparison, InvalidReason, MetricName, Verdict } from './verdict.ts';
import { plural } from './words/phrase.ts';

/** invalid-run > regression > inconclusive > pass; no-baseline where nothing was comparable. */
export function settle(evidence: Evidence, findings: readonly Finding[]): Verdict {
  const comparisons = comparisonsOf(findings);
  const all = [...findings, judgeGenerator(evidence, comparisons)];
  const warned = all.flatMap((finding) => finding.warnings ?? []);
  // Only a run that may become a baseline can be a weak one.
  const warnings = warned.filter(({ code }) => code !== 'weak-record');
  const found = { comparisons, warnings };
  const invalid = all.find((finding) => finding.invalid !== undefined)?.invalid;
  if (invalid !== undefined) return { kind: 'invalid-run', because: invalid, ...found };
  const offending = nonEmpty(offendingIn(comparisons));
  if (offending !== undefined) return { kind: 'regression', offending, ...found };
  // After regressions, because a server that died or failed every request explains why nothing was measured.
  const nothing = findNothing(evidence);
  if (nothing !== undefined) return { kind: 'invalid-run', because: nothing, ...found };
  if (evidence.kind === 'stored' && evidence.baseline.kind === 'nothing') {
    return { kind: 'no-baseline', why: evidence.baseline.why, ...found, warnings: warned };
  }
  // What holds for the whole run is needed once.
  const needs = [...new Set(findings.flatMap((finding) => finding.needs ?? []))];
  if (needs.length > 0) return { kind: 'inconclusive', need: summarise(needs), ...found };
  return { kind: 'pass', ...found };
}

/** Each offending metric once, in the order of the comparisons. */
function offendingIn(comparisons: readonly Comparison[]): readonly MetricName[] {
  const offending = comparisons.filter(({ outcome }) => outcome === 'regression');
  return [...new Set(offending.map(({ metric }) => metric))];
}

/** With many requests, two needs stand for the rest. */
function summarise(needs: readonly string[]): string {
  const shown = needs.slice(0, 2).join(' ');
  const left = needs.length - 2;
  return left > 0 ? `${shown} ${plural(left, 'further comparison')} undecided too.` : shown;
}

function findNothing(evidence: Evidence): InvalidReason | undefined {
  if (evidence.kind === 'paired') {
    if (evidence.pairs.length === 0) return NO_PAIR;
    if (measuredNothing(evidence.baselineArm)) return NO_BASELINE_ANSWER;
  }
  return measuredNothing(evidence.candidate) ? TOO_LITTLE_DATA : undefined;
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
