// Reports a stored run again: the newest record of a file, against those before it or those of another file.

import { GateError } from '../errors.ts';
import type { Judged, Plan, RequestPlan } from '../plan/plan.ts';
import { listFlows } from '../plan/request-plan.ts';
import { decodeRecords } from '../record/file.ts';
import { withoutBaselineArm } from '../record/one-arm.ts';
import { newestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';
import { composeReport } from '../report/compose-report.ts';
import type { EvidenceFacts, GateReport } from '../report/gate-report.ts';
import { milliseconds, type NonEmpty } from '../units.ts';
import { findComparable, listDifferences } from '../verdict/comparable.ts';
import { judge } from '../verdict/judge.ts';
import type { Warning } from '../verdict/verdict.ts';

/** A file that `--save` wrote. */
export interface RecordFile {
  readonly text: string;
  /** Its name, for messages. */
  readonly path: string;
}

/**
 * @param plan gives tolerances, limits and policy; the requests are the record's own
 * @param baseline what to compare with, instead of the records before it and of what was measured beside it
 * @throws GateError `record-unreadable`
 */
export function reportNewest(file: RecordFile, plan: Plan, baseline?: RecordFile): GateReport {
  const [newest, ...before] = readNewestFirst(file);
  if (baseline === undefined) {
    const stored = before.filter(({ name }) => name === newest.name);
    return reportAgain({ record: newest, stored, path: file.path, warnings: [] }, plan);
  }
  // Two files hold two runs: what one of them measured beside itself is another comparison.
  const record = withoutBaselineArm(newest);
  const [other, ...others] = readNewestFirst(baseline);
  const stored: NonEmpty<RunRecord> = [
    withoutBaselineArm(other),
    ...others.map(withoutBaselineArm),
  ];
  const compared = { record, stored, path: file.path, baseline: baseline.path };
  return reportAgain({ ...compared, warnings: warnOfFiles(record, stored) }, plan);
}

interface Compared {
  readonly record: RunRecord;
  readonly stored: readonly RunRecord[];
  readonly path: string;
  /** The file of the stored records, where it is another one. */
  readonly baseline?: string;
  readonly warnings: readonly Warning[];
}

function reportAgain(compared: Compared, plan: Plan): GateReport {
  const { record, stored, path, baseline } = compared;
  const measured = { ...plan, requests: requestsOf(record, plan) };
  const judged = judge({
    candidate: record,
    stored,
    plan: measured,
    incidents: [],
    ...(baseline === undefined ? {} : { noBaselineWhy: ONE_RUN }),
  });
  const verdict = { ...judged, warnings: [...compared.warnings, ...judged.warnings] };
  const evidence = baseline === undefined ? undefined : evidenceOf(baseline);
  const report = composeReport({
    plan: measured,
    record,
    baseline: { records: stored },
    verdict,
    evidence,
  });
  // A record does not hold the command that started its server.
  return { ...report, run: { ...report.run, target: path } };
}

const ONE_RUN = 'Both files hold the same run; there is nothing to compare it with.';

const evidenceOf = (path: string): EvidenceFacts => ({
  kind: 'stored',
  because: `This run was compared with what ${path} holds, by the rule for stored numbers: whatever else changed between the two runs counts as chance, so only large changes can be shown.`,
});

/** What a reader must know of two files before the numbers. */
function warnOfFiles(record: RunRecord, stored: NonEmpty<RunRecord>): readonly Warning[] {
  const others = stored.filter(({ id }) => id !== record.id);
  const [newest] = others;
  if (newest === undefined) return [];
  return [...warnOfDifferences(record, newest, stored), ...warnOfOrder(record, newest)].map(
    (text) => ({ code: 'baseline-note', text }),
  );
}

/** The verdict names the first difference; whoever named two files wants to know all. */
function warnOfDifferences(
  record: RunRecord,
  newest: RunRecord,
  stored: readonly RunRecord[],
): readonly string[] {
  if (findComparable(record, stored).kind === 'comparable') return [];
  const differences = listDifferences(newest, record).join('; ');
  return [`The two runs are not compared, because they differ: ${differences}.`];
}

function warnOfOrder(record: RunRecord, newest: RunRecord): readonly string[] {
  if (Date.parse(newest.measuredAt) <= Date.parse(record.measuredAt)) return [];
  return [
    `The baseline was measured later (${newest.measuredAt}) than this run (${record.measuredAt}): before and after may be swapped.`,
  ];
}

function readNewestFirst({ text, path }: RecordFile): NonEmpty<RunRecord> {
  const [newest, ...others] = newestFirst(decodeRecords(text, path));
  if (newest === undefined) throw noRecord(path);
  return [newest, ...others];
}

/** Requests as they were measured, with the tolerances that the plan has for them now. */
function requestsOf(record: RunRecord, plan: Plan): Plan['requests'] {
  const flows = flowsOf(record, plan);
  const [first, ...rest] = record.requests.map((facts): RequestPlan => {
    const flow = flows.find(({ steps }) => steps.includes(facts.name));
    return {
      ...facts,
      ...allowedOf(facts.name, plan.requests, plan),
      headers: [],
      body: undefined,
      expect: { status: undefined, body: undefined },
      step: flow && {
        flow: flow.plan,
        position: flow.steps.indexOf(facts.name),
        thinkTime: milliseconds(0),
        captures: [],
      },
    };
  });
  return first === undefined ? plan.requests : [first, ...rest];
}

/** As the plan has it for this name, else for all. */
function allowedOf(
  wanted: string,
  named: readonly Judged[],
  plan: Plan,
): Pick<Judged, 'tolerances' | 'limits'> {
  const { tolerances, limits } = named.find(({ name }) => name === wanted) ?? plan;
  return { tolerances: { p99: tolerances.p99 }, limits: { p99: limits.p99 } };
}

/** Of a record, which tells their steps. */
function flowsOf({ blocks }: RunRecord, plan: Plan) {
  const planned = listFlows(plan.requests);
  const flows = new Map(blocks.flatMap(({ capacity }) => [...capacity.flows]));
  return [...flows].map(([name, { steps }]) => ({
    steps,
    plan: { name, steps: steps.length, ...allowedOf(name, planned, plan) },
  }));
}

function noRecord(path: string): GateError {
  return new GateError({
    code: 'record-unreadable',
    kind: 'input',
    message: `${path} holds no record.`,
    remedy: 'Name a file that `run --save` wrote.',
  });
}
