// The gate, as a table of contents: find what to compare with, measure, judge, remember, report.

import type { GateError } from '../errors.ts';
import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { composeReport } from '../report/compose-report.ts';
import type { GateReport } from '../report/gate-report.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import { judgeAttempts, judgeSoFar } from '../verdict/attempts.ts';
import type { Verdict, Warning } from '../verdict/verdict.ts';
import { measure } from './arbitrate.ts';
import { askAcceptance } from './ask-acceptance.ts';
import { attemptsOf } from './attempts-of.ts';
import { type Evidence, findEvidence, renewBaseline } from './find-comparables.ts';
import type { Measurement } from './measurement.ts';
import { storeRecord } from './store-record.ts';

export interface GateOutcome {
  readonly verdict: Verdict;
  /** Who accepted the loss of a regression. */
  readonly acceptance: Acceptance | undefined;
  /** What this attempt measured, and whether others may be compared with it. */
  readonly record: RunRecord;
  /** What the next attempt of this run adds its blocks to: the valid ones so far, oldest first. */
  readonly attempts: readonly RunRecord[];
  /** Everything for the reader, what the process should exit with included. */
  readonly report: GateReport;
  /** Why the record could not be stored; to be said after the report. */
  readonly notStored: GateError | undefined;
}

/** How the gate gets its numbers. */
type Measure = (plan: Plan, found: Evidence, ports: GatePorts) => Promise<Measurement>;

/**
 * Gates the plan's candidate against its baseline: stored numbers, or the version before, run again.
 * @param measureRun for tests of what comes before and after measuring
 * @throws GateError when the gate could not do its work; whatever was started has been stopped
 */
export async function runGate(
  plan: Plan,
  ports: GatePorts,
  measureRun: Measure = measureBothVersions,
): Promise<GateOutcome> {
  const found = await findEvidence(plan, ports);
  const measured = await measureRun(plan, found, ports);
  const evidence = await renewBaseline(found, plan, ports);

  ports.report({ kind: 'judging' });
  const judged = judgeAttempts(attemptsOf(measured, evidence));
  const asked = await askAcceptance(judged.verdict, ports);
  const { acceptance, isNewLevel } = asked;
  const said = [...asked.warnings, ...evidence.warnings, ...measured.warnings];
  const verdict = addWarnings(judged.verdict, said);

  // A regression is remembered too; accepted, it replaces what was compared with before.
  const standing = { accepted: verdict.kind !== 'regression' || isNewLevel, isNewLevel };
  const record = { ...measured.record, ...standing };
  const valid = judged.isOwnValid ? [record] : [];
  const notStored = judged.isOwnValid
    ? await storeRecord({ ...measured.stored, ...standing }, plan, ports)
    : undefined;
  const report = composeReport({
    plan: measured.plan,
    baseline: evidence.baseline,
    verdict,
    acceptance,
    record: judged.candidate,
    evidence: measured.evidence,
    attempts: { ...ports.identity, url: ports.identity.url, pooled: judged.pooled },
  });
  return {
    verdict,
    acceptance,
    record,
    attempts: [...evidence.earlier, ...valid],
    report,
    notStored,
  };
}

const addWarnings = (verdict: Verdict, warnings: readonly Warning[]): Verdict => ({
  ...verdict,
  warnings: [...verdict.warnings, ...warnings],
});

const measureBothVersions: Measure = (plan, found, ports) =>
  measure(plan, found, (soFar) => judgeSoFar(attemptsOf(soFar, found)), ports);
