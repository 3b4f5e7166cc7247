// The judge: a run, what it is compared with and tolerances in; a verdict with intervals and warnings out.

import { judgeErrors } from './conduct/errors.ts';
import { judgeRate } from './conduct/rate.ts';
import { judgeSurvival } from './conduct/survival.ts';
import { judgeValidity } from './conduct/validity.ts';
import { warnOfMeasurement } from './conduct/warn-measurement.ts';
import type { Evidence, StoredEvidence } from './evidence.ts';
import { comparisonsOf, type Finding } from './finding.ts';
import { judgeLimits } from './metrics/limits.ts';
import { judgePairs } from './metrics/pairs.ts';
import { judgeStored } from './metrics/stored.ts';
import { warnOfRecords, warnOfRegressedBase } from './metrics/warnings.ts';
import { type JudgeInput, prepare } from './prepare.ts';
import { settle } from './settle.ts';
import type { Comparison, Verdict } from './verdict.ts';
import { subjectOf } from './words/phrase.ts';

/**
 * Judges one run by absolute limits and against the baseline: the blocks that were measured beside it,
 * or else stored records (docs/method.md).
 */
export function judge(input: JudgeInput): Verdict {
  const evidence = prepare(input);
  if (evidence.kind === 'paired') return settle(evidence, findAll(evidence));
  const verdict = settle(evidence, findWithStored(evidence, input.storedMayFail ?? true));
  if (verdict.kind !== 'regression') return verdict;
  const regressedBase = warnOfRegressedBase(input.candidate, input.stored);
  return { ...verdict, warnings: [...verdict.warnings, ...regressedBase] };
}

function findWithStored(evidence: StoredEvidence, mayFail: boolean): readonly Finding[] {
  if (mayFail) return findAll(evidence);
  return findAll(evidence, withoutBaseline(evidence)).map(withoutStoredLosses);
}

/** @param conduct what deaths and failed requests are judged by */
function findAll(evidence: Evidence, conduct: Evidence = evidence): readonly Finding[] {
  const hasDied = evidence.incidents.some(({ kind }) => kind === 'server-died');
  return [
    judgeValidity(evidence),
    judgeSurvival(conduct),
    // The answers and the rate of a server that died add nothing to that.
    hasDied ? {} : judgeErrors(conduct),
    ...compareMetrics(evidence),
    hasDied ? {} : judgeRate(evidence),
    ...judgeLimits(evidence),
    warnOfMeasurement(evidence),
  ];
}

function compareMetrics(evidence: Evidence): readonly Finding[] {
  if (evidence.kind === 'paired') return judgePairs(evidence);
  const findings = judgeStored(evidence);
  return [...findings, warnOfRecords(evidence, comparisonsOf(findings))];
}

/**
 * Records that may not turn a run red cannot excuse it either. A server that died or failed requests is
 * judged as if there were no records, so that the run is invalid and does not pass with a warning.
 */
const withoutBaseline = (evidence: StoredEvidence): StoredEvidence => ({
  ...evidence,
  baseline: { kind: 'nothing', why: '' },
});

/**
 * Between two machines the same code differs by 10 to 30 %, so a loss against stored numbers is a
 * reason to measure both versions, and not yet a loss of the code. An absolute limit needs no baseline
 * and stays as it was found.
 */
function withoutStoredLosses(finding: Finding): Finding {
  const comparisons = finding.comparisons ?? [];
  const losses = comparisons.filter(isStoredLoss);
  if (losses.length === 0) return finding;
  return {
    ...finding,
    comparisons: comparisons.map((one) => (isStoredLoss(one) ? { ...one, ...OPEN } : one)),
    needs: [...(finding.needs ?? []), ...losses.map(describeNext)],
  };
}

const OPEN = { outcome: 'inconclusive' } as const;

const isStoredLoss = ({ outcome, role }: Comparison): boolean =>
  outcome === 'regression' && role !== 'limit';

const describeNext = (comparison: Comparison): string =>
  `${subjectOf(comparison)}: stored numbers show a loss and do not fail a check alone; both versions must be measured side by side.`;
