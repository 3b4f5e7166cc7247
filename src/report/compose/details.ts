// What wrk and ab would have printed about the run, and what they could not see.

import { FAILURE_CLASSES } from '../../record/failure-class.ts';
import { generatorCoresOf, generatorShareOf } from '../../record/generator-load.ts';
import { Histogram } from '../../record/histogram.ts';
import { mergeRequests, mergeSlices } from '../../record/merge.ts';
import { blocksOf, busyCoresOf } from '../../record/metrics.ts';
import { recordOfAdded } from '../../record/one-arm.ts';
import type {
  Failures,
  PhaseResult,
  RequestFacts,
  RequestResult,
  RunRecord,
} from '../../record/run-record.ts';
import { average } from '../../stats/spread.ts';
import { rate, toSeconds } from '../../units.ts';
import type {
  FlowDetails,
  ReportDetails,
  RequestDetails,
  Spread,
  TimeSummary,
} from '../gate-report.ts';
import { CURVE_SHARES, curvesOf } from './curves.ts';

/** The steps of ab's "Percentage of the requests served within a certain time". */
const LADDER = [0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 1];

/** @param before what the run is compared with, for the curves alone */
export function reportDetails(record: RunRecord, before?: RunRecord): ReportDetails {
  const blocks = blocksOf(record);
  const capacity = mergeSlices(blocks.map((block) => block.capacity));
  const fixedRate = mergeSlices(blocks.flatMap((block) => block.fixedRate ?? []));
  const capacities = [capacity, ...addedPhases(record)];
  const processes = blocks.flatMap(({ server }) => server.processes ?? []);
  return {
    requests: record.requests.map((facts) => ({
      ...requestDetails(facts, capacities, fixedRate),
      curves: curvesOf(facts.name, record, before),
    })),
    flows: flowsIn(capacities, fixedRate).map((flow) => ({
      ...flow,
      curves: curvesOf(flow.name, record, before),
    })),
    connectTime: summarise(Histogram.merged([capacity.connectTime, fixedRate.connectTime])),
    threadRate: spreadOf(capacity.threadRates),
    completeRequests: capacity.completed,
    measuredSeconds: toSeconds(capacity.window),
    bytesReceived: capacity.bytesReceived,
    transferRate: capacity.elapsed > 0 ? rate(capacity.bytesReceived, capacity.elapsed) : 0,
    connectionsOpened: capacity.connectionsOpened + fixedRate.connectionsOpened,
    serverBusyCores: busyCoresOf(record) ?? null,
    generatorBusyCores: generatorCoresOf(record),
    generatorShare: generatorShareOf(record) ?? null,
    serverProcesses: processes.length === 0 ? null : Math.max(...processes),
    lag: summarise(fixedRate.lag),
    curveShares: CURVE_SHARES,
  };
}

function requestDetails(
  facts: RequestFacts,
  capacities: readonly PhaseResult[],
  fixedRate: PhaseResult,
): Omit<RequestDetails, 'curves'> {
  const atCapacity = capacities.flatMap((phase) => resultsOf(phase, facts.name));
  const both = mergeRequests([...atCapacity, ...resultsOf(fixedRate, facts.name)]);
  const closed = mergeRequests(atCapacity);
  return {
    name: facts.name,
    method: facts.method,
    path: facts.path,
    serverSoftware: facts.serverSoftware ?? null,
    documentLength: facts.documentLength ?? null,
    sent: both.sent,
    ok: both.ok,
    resent: both.resent,
    unsent: both.unsent,
    bodyBytes: both.bodyBytes,
    failures: listFailures(both.failures),
    processing: summarise(closed.serviceTime),
    waiting: summarise(closed.waiting),
    total: summarise(closed.total),
    ladder: ladderOf(closed.serviceTime),
    responseLadder: ladderOf(both.responseTime),
  };
}

function flowsIn(
  capacities: readonly PhaseResult[],
  fixedRate: PhaseResult,
): readonly Omit<FlowDetails, 'curves'>[] {
  const phases = [...capacities, fixedRate];
  const flows = new Map(phases.flatMap((phase) => [...phase.flows]));
  return [...flows].map(([name, { steps }]) => {
    const closed = mergeRequests(capacities.flatMap((phase) => phase.flows.get(name) ?? []));
    const whole = mergeRequests(phases.flatMap((phase) => phase.flows.get(name) ?? []));
    const sentOf = (step: string): number =>
      mergeRequests(phases.flatMap((phase) => resultsOf(phase, step))).sent;
    return {
      name,
      steps: steps.map((step) => ({ request: step, notSent: whole.sent - sentOf(step) })),
      begun: whole.sent,
      finished: whole.ok,
      unsent: whole.unsent,
      failures: listFailures(whole.failures),
      processing: summarise(closed.serviceTime),
      ladder: ladderOf(closed.serviceTime),
      responseLadder: ladderOf(whole.responseTime),
    };
  });
}

/** Requests that the baseline does not have are measured apart. */
const addedPhases = (record: RunRecord): readonly PhaseResult[] =>
  (recordOfAdded(record)?.blocks ?? []).map(({ capacity }) => capacity);

const resultsOf = (phase: PhaseResult, name: string): readonly RequestResult[] => {
  const result = phase.requests.get(name);
  return result === undefined ? [] : [result];
};

function listFailures(failures: Failures): RequestDetails['failures'] {
  return FAILURE_CLASSES.flatMap((name) => {
    const failure = failures[name];
    return failure === undefined ? [] : [{ class: name, ...failure }];
  });
}

function ladderOf(times: Histogram): RequestDetails['ladder'] {
  return LADDER.flatMap((share) => {
    const time = times.quantile(share);
    if (time === undefined || times.max === undefined) return [];
    // A quantile is the top of its cell, which may lie above the longest time in it.
    return [{ share, time: Math.min(time, times.max) }];
  });
}

function summarise(times: Histogram): TimeSummary | null {
  const { count, min, max, mean, standardDeviation } = times;
  const median = times.quantile(0.5);
  const within = times.shareWithinOneDeviation();
  if (min === undefined || max === undefined || mean === undefined) return null;
  if (median === undefined || standardDeviation === undefined || within === undefined) return null;
  return { count, min, max, mean, median, standardDeviation, withinOneDeviation: within };
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const mean = average(values);
  const squares = values.map((value) => (value - mean) ** 2);
  const standardDeviation = Math.sqrt(
    squares.reduce((sum, square) => sum + square, 0) / Math.max(values.length - 1, 1),
  );
  const within = values.filter((value) => Math.abs(value - mean) <= standardDeviation);
  return {
    mean,
    standardDeviation,
    max: Math.max(...values),
    withinOneDeviation: within.length / values.length,
  };
}
