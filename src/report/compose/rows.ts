// The result table: the mix and each request, with the baseline beside the candidate.

import {
  blocksOf,
  busyCoresOf,
  cleanResponseQuantile,
  cpuPerRequestOf,
  errorsOf,
  firstAnswersOf,
  peakMemoryOf,
  responseQuantile,
  resultsOf,
  serviceQuantile,
  startTimeOf,
  throughputOf,
  waitingCoresOf,
} from '../../record/metrics.ts';
import { recordOfAdded } from '../../record/one-arm.ts';
import type { PhaseResult, RunRecord } from '../../record/run-record.ts';
import type { ReportRow, RowValues } from '../gate-report.ts';

/**
 * The mix first. A single request is the mix and gets no row of its own; a flow gets one behind its steps. What the baseline
 * does not have comes last, without a baseline beside them.
 */
export function reportRows(
  candidate: RunRecord,
  baseline: RunRecord | undefined,
): readonly ReportRow[] {
  const added = newRows(candidate);
  const isNew = new Set(added.map(({ request }) => request));
  const judged = judgedNames(candidate).filter((name) => !isNew.has(name));
  const requests = judged.length + added.length === 1 ? [] : judged;
  const rows = [null, ...requests].map((request) => ({
    isNew: false,
    request,
    candidate: valuesOf(candidate, request),
    baseline: baseline === undefined ? null : valuesOf(baseline, request),
  }));
  return [...rows, ...added];
}

/** In the order of the plan; a flow as a whole behind its steps. */
function judgedNames(record: RunRecord): readonly string[] {
  const flows = new Map(blocksOf(record).flatMap(({ capacity }) => [...capacity.flows]));
  return record.requests.flatMap(({ name }) => [name, ...flowsEndedBy(name, flows)]);
}

const flowsEndedBy = (step: string, flows: PhaseResult['flows']): readonly string[] =>
  [...flows].flatMap(([flow, { steps }]) => (steps.at(-1) === step ? [flow] : []));

/** Their names come from the results: the record may list only the requests that are judged. */
function newRows(candidate: RunRecord): readonly ReportRow[] {
  const added = recordOfAdded(candidate);
  if (added === undefined) return [];
  const names = new Set(
    blocksOf(added).flatMap(({ capacity: { requests, flows } }) =>
      [...requests.keys()].flatMap((name) => [name, ...flowsEndedBy(name, flows)]),
    ),
  );
  return [...names].map((name) => ({
    isNew: true,
    request: name,
    candidate: valuesOf(added, name),
    baseline: null,
  }));
}

function valuesOf(record: RunRecord, request: string | null): RowValues {
  const name = request ?? undefined;
  const { sent, errors } = errorsOf(record, name);
  const isMix = request === null;
  return {
    throughput: throughputOf(record, name) ?? 0,
    samples: serviceSamples(record, name),
    p50: serviceQuantile(record, name, 0.5) ?? null,
    p90: serviceQuantile(record, name, 0.9) ?? null,
    p99: serviceQuantile(record, name, 0.99) ?? null,
    max: serviceMax(record, name),
    responseP50: responseQuantile(record, name, 0.5) ?? null,
    responseP90: responseQuantile(record, name, 0.9) ?? null,
    responseP99: responseQuantile(record, name, 0.99) ?? null,
    cleanP99: cleanResponseQuantile(record, name, 0.99) ?? null,
    errorShare: sent === 0 ? 0 : errors / sent,
    errors,
    cpuPerRequest: isMix ? (cpuPerRequestOf(record) ?? null) : null,
    peakMemory: isMix ? (peakMemoryOf(record) ?? null) : null,
    startTime: isMix ? (startTimeOf(record) ?? null) : null,
    firstAnswers: isMix ? (firstAnswersOf(record) ?? null) : null,
    busyCores: isMix ? (busyCoresOf(record) ?? null) : null,
    waitingCores: isMix ? (waitingCoresOf(record) ?? null) : null,
  };
}

/** The maximum needs no minimum number of samples. */
function serviceMax(record: RunRecord, name: string | undefined): number | null {
  const slowest = capacityResults(record, name).flatMap(({ serviceTime }) => serviceTime.max ?? []);
  return slowest.length === 0 ? null : Math.max(...slowest);
}

const serviceSamples = (record: RunRecord, name: string | undefined): number =>
  capacityResults(record, name).reduce((sum, { serviceTime }) => sum + serviceTime.count, 0);

const capacityResults = (record: RunRecord, name: string | undefined) =>
  blocksOf(record).flatMap(({ capacity }) => resultsOf([capacity], name));
