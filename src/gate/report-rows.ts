// The result table: the mix and each request, with the baseline beside the candidate.

import {
  cpuPerRequestOf,
  errorsOf,
  peakMemoryOf,
  responseQuantile,
  serviceQuantile,
  throughputOf,
} from '../measure/metrics.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { ReportRow, RowValues } from '../report/gate-report.ts';

/** The mix first; a single request is the mix, and gets no row of its own. */
export function reportRows(
  candidate: RunRecord,
  baseline: RunRecord | undefined,
): readonly ReportRow[] {
  const names = candidate.requests.map(({ name }) => name);
  const requests = names.length === 1 ? [] : names;
  return [null, ...requests].map((request) => ({
    request,
    candidate: valuesOf(candidate, request),
    baseline: baseline === undefined ? null : valuesOf(baseline, request),
  }));
}

function valuesOf(record: RunRecord, request: string | null): RowValues {
  const name = request ?? undefined;
  const { sent, errors } = errorsOf(record, name);
  const isMix = request === null;
  return {
    throughput: throughputOf(record, name) ?? 0,
    p50: serviceQuantile(record, name, 0.5) ?? null,
    p90: serviceQuantile(record, name, 0.9) ?? null,
    p99: serviceQuantile(record, name, 0.99) ?? null,
    max: serviceMax(record, name),
    responseP50: responseQuantile(record, name, 0.5) ?? null,
    responseP90: responseQuantile(record, name, 0.9) ?? null,
    responseP99: responseQuantile(record, name, 0.99) ?? null,
    errorShare: sent === 0 ? 0 : errors / sent,
    errors,
    cpuPerRequest: isMix ? (cpuPerRequestOf(record) ?? null) : null,
    peakMemory: isMix ? (peakMemoryOf(record) ?? null) : null,
  };
}

/** The slowest one is what it is, however few there were. */
function serviceMax(record: RunRecord, name: string | undefined): number | null {
  const results = record.blocks.flatMap(({ capacity }) =>
    name === undefined ? [...capacity.requests.values()] : (capacity.requests.get(name) ?? []),
  );
  const slowest = results.flatMap(({ serviceTime }) => serviceTime.max ?? []);
  return slowest.length === 0 ? null : Math.max(...slowest);
}
