// Whether the measurement is worth judging at all: faults of the measuring, never of the server.

import { countFailures, type FailureClass } from '../../record/failure-class.ts';
import type { Incident } from '../../record/incident.ts';
import { phasesOf, resultsOf } from '../../record/metrics.ts';
import type { RequestResult, RunRecord } from '../../record/run-record.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { InvalidReason } from '../verdict.ts';
import { percent } from '../words/phrase.ts';

/** Reports the first fault: those reported while measuring, then those that the records show. */
export function judgeValidity(evidence: Evidence): Finding {
  const { incidents, plan } = evidence;
  const records = measuredIn(evidence);
  const invalid =
    firstOwnFault(incidents) ??
    firstOf(records, findBrokenAccount) ??
    firstOf(records, (record) => findOwnLimit(record, plan.tolerances.errors, 'ports-exhausted')) ??
    firstOf(records, (record) =>
      findOwnLimit(record, plan.tolerances.errors, 'resources-exhausted'),
    );
  return invalid === undefined ? {} : { invalid };
}

/** The records of this run, one for each arm. */
const measuredIn = (evidence: Evidence): readonly RunRecord[] =>
  evidence.kind === 'stored' ? [evidence.candidate] : [evidence.candidate, evidence.baselineArm];

function firstOf(
  records: readonly RunRecord[],
  find: (record: RunRecord) => InvalidReason | undefined,
): InvalidReason | undefined {
  return records.map(find).find((reason) => reason !== undefined);
}

/**
 * The change may have caused the server's death, so that is judged. A tight quota is a warning, and numbers
 * of too few blocks are a doubt.
 */
function firstOwnFault(incidents: readonly Incident[]): InvalidReason | undefined {
  for (const { kind, text } of incidents) {
    if (kind !== 'server-died' && kind !== 'throttled' && kind !== 'cut-short') {
      return { code: kind, text };
    }
  }
  return undefined;
}

/** Every request must be counted once, as a success or in a class of failure. */
function findBrokenAccount(record: RunRecord): InvalidReason | undefined {
  const broken = resultsOf(phasesOf(record), undefined).find(isBroken);
  if (broken === undefined) return undefined;
  const { sent, ok, failures } = broken;
  return {
    code: 'accounting-broken',
    text: `${sent} requests were sent, but ${ok} successes and ${countFailures(failures)} failures were counted; please report this.`,
  };
}

const isBroken = ({ sent, ok, failures }: RequestResult): boolean =>
  sent !== ok + countFailures(failures);

/** A limit of our own that too many requests ran into. */
function findOwnLimit(
  record: RunRecord,
  allowed: number,
  limit: 'ports-exhausted' | 'resources-exhausted',
): InvalidReason | undefined {
  const results = resultsOf(phasesOf(record), undefined);
  const sent = results.reduce((sum, result) => sum + result.sent, 0);
  const lost = countOf(results, limit);
  if (lost === 0 || lost <= allowed * sent) return undefined;
  return { code: limit, text: explainLimit(limit, percent(lost / sent)) };
}

function explainLimit(limit: 'ports-exhausted' | 'resources-exhausted', share: string): string {
  return limit === 'ports-exhausted'
    ? `This machine ran out of ephemeral ports for ${share} of the requests: the server closes connections after each answer. Enable keep-alive, or widen net.ipv4.ip_local_port_range.`
    : `perf-gate had no open file, memory or buffer left for ${share} of the requests: the server has not seen them. Raise \`ulimit -n\`, or lower \`connections\`.`;
}

/** Failures of one class over all results. */
export function countOf(results: readonly RequestResult[], failure: FailureClass): number {
  return results.reduce((sum, { failures }) => sum + (failures[failure]?.count ?? 0), 0);
}
