// Reports a stored run again: the newest record of a file, against those before it.

import { GateError } from '../errors.ts';
import type { Plan, RequestPlan } from '../plan/plan.ts';
import { decodeRecords } from '../record/file.ts';
import type { RunRecord } from '../record/run-record.ts';
import { composeReport } from '../report/compose-report.ts';
import type { GateReport } from '../report/gate-report.ts';
import { judge } from '../verdict/judge.ts';

/**
 * @param text the contents of a file that `--save` wrote
 * @param path its name, for messages
 * @param plan gives tolerances, limits and policy; the requests are the record's own
 * @throws GateError `record-unreadable`
 */
export function reportNewest(text: string, path: string, plan: Plan): GateReport {
  const records = decodeRecords(text, path).toSorted(
    (a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt),
  );
  const record = records.at(-1);
  if (record === undefined) throw noRecord(path);
  const stored = records.slice(0, -1).filter(({ name }) => name === record.name);
  const measuredPlan = { ...plan, requests: requestsOf(record, plan) };
  const verdict = judge({ candidate: record, stored, plan: measuredPlan, incidents: [] });
  const baseline = { records: stored, description: path };
  const report = composeReport({ plan: measuredPlan, record, baseline, verdict });
  // A record does not hold the command that started its server.
  return { ...report, run: { ...report.run, target: path } };
}

/** Requests as they were measured, with the tolerances that the plan has for them now. */
function requestsOf(record: RunRecord, plan: Plan): Plan['requests'] {
  const [first, ...rest] = record.requests.map((facts): RequestPlan => {
    const planned = plan.requests.find(({ name }) => name === facts.name);
    const { tolerances, limits } = planned ?? plan;
    return {
      ...facts,
      headers: [],
      body: undefined,
      expect: { status: undefined, body: undefined },
      tolerances: { p99: tolerances.p99 },
      limits: { p99: limits.p99 },
    };
  });
  return first === undefined ? plan.requests : [first, ...rest];
}

function noRecord(path: string): GateError {
  return new GateError({
    code: 'record-unreadable',
    kind: 'input',
    message: `${path} holds no record.`,
    remedy: 'Name a file that `run --save` wrote.',
  });
}
