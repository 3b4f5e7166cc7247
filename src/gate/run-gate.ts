// The gate, as a table of contents: find what to compare with, measure, judge, remember, report.

import type { FoundBaseline } from '../baseline/baseline-store.ts';
import type { GateError } from '../errors.ts';
import { describeMachine } from '../machine/environment.ts';
import { takeMachineLock } from '../machine/lock.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { GateReport } from '../report/gate-report.ts';
import { judge } from '../verdict/judge.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { buildCandidate } from './build-candidate.ts';
import { chooseRate } from './choose-rate.ts';
import { composeRecord } from './compose-record.ts';
import { composeReport } from './compose-report.ts';
import { measureRun } from './measure-run.ts';
import type { GatePorts } from './ports.ts';
import { storeRecord } from './store-record.ts';
import { watchThrottling } from './watch-throttling.ts';

export interface GateOutcome {
  readonly verdict: Verdict;
  readonly record: RunRecord;
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
  await using _machine = await lockMachine(ports);
  const machine = describeMachine(ports);
  const baseline = await ports.baseline.find(plan);
  await buildCandidate(plan, ports);

  const givenRate = chooseRate(plan, baseline);
  const throttling = watchThrottling();
  const measured = await measureRun({ plan, givenRate, cores: machine.cores }, ports);
  const record = composeRecord(plan, measured, machine, ports.identity);

  ports.report({ kind: 'judging' });
  const incidents = [
    ...measured.blocks.flatMap((block) => block.incidents),
    ...throttling.incidents(),
  ];
  const verdict = judge({ candidate: record, plan, incidents, ...evidenceOf(baseline) });

  const notStored = await storeRecord(record, verdict, ports);
  const report = composeReport({ plan, record, baseline, verdict });
  return { verdict, record, report, notStored };
}

function lockMachine({ signal, report }: GatePorts): Promise<AsyncDisposable> {
  const onWait = (holder: string) => report({ kind: 'waiting-for-machine', holder });
  return takeMachineLock({ signal, onWait });
}

function evidenceOf({ records, why }: FoundBaseline) {
  return { stored: records, ...(why === undefined ? {} : { noBaselineWhy: why }) };
}
