// The gate, as a table of contents: find what to compare with, measure, judge, remember, report.

import type { GateError } from '../errors.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { GateReport } from '../report/gate-report.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import { judgeAttempts } from '../verdict/judge-attempts.ts';
import type { Verdict, Warning } from '../verdict/verdict.ts';
import { askAcceptance } from './ask-acceptance.ts';
import { chooseRate } from './choose-rate.ts';
import { composeReport } from './compose-report.ts';
import { findEvidence, renewBaseline } from './find-evidence.ts';
import { measureCandidate } from './measure-candidate.ts';
import type { GatePorts } from './ports.ts';
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

/**
 * Gates the plan's candidate against its stored baseline.
 * @throws GateError when the gate could not do its work; whatever was started has been stopped
 */
export async function runGate(plan: Plan, ports: GatePorts): Promise<GateOutcome> {
  const found = await findEvidence(plan, ports);
  const givenRate = chooseRate(plan, found.baseline, found.earlier);
  const { record: own, incidents } = await measureCandidate(plan, givenRate, ports);
  const { baseline, earlier, unread, shown, warnings } = await renewBaseline(found, plan, ports);

  ports.report({ kind: 'judging' });
  const stored = { stored: baseline.records, ...withWhy(baseline.why) };
  const judged = judgeAttempts({ own, earlier, unread, shown, plan, incidents, ...stored });
  const asked = await askAcceptance(judged.verdict, ports);
  const { acceptance, isNewLevel } = asked;
  const verdict = addWarnings(judged.verdict, [...asked.warnings, ...warnings]);

  // A regression is remembered too; accepted, it replaces what was compared with before.
  const record = { ...own, accepted: verdict.kind !== 'regression' || isNewLevel, isNewLevel };
  const valid = judged.isOwnValid ? [record] : [];
  const notStored = judged.isOwnValid ? await storeRecord(record, ports) : undefined;
  const report = composeReport({
    plan,
    baseline,
    verdict,
    acceptance,
    record: judged.candidate,
    attempts: { ...ports.identity, url: ports.identity.url, pooled: judged.pooled },
  });
  return { verdict, acceptance, record, attempts: [...earlier, ...valid], report, notStored };
}

const withWhy = (why: string | undefined) => (why === undefined ? {} : { noBaselineWhy: why });

const addWarnings = (verdict: Verdict, warnings: readonly Warning[]): Verdict => ({
  ...verdict,
  warnings: [...verdict.warnings, ...warnings],
});
