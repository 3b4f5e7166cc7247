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
import { withoutBaseline, withoutStoredLosses } from './stored-alone.ts';
import type { Verdict } from './verdict.ts';

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
