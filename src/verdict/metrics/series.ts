// The metrics that are held against stored records, as a table: what each is, forgives and may spend.

import type { RequestPlan } from '../../plan/plan.ts';
import { heldItsRate, isSameRate } from '../../record/held-rate.ts';
import {
  cpuPerRequestOf,
  peakMemoryOf,
  responseQuantile,
  serviceQuantile,
  throughputOf,
} from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { findStandstill } from '../../record/standstill.ts';
import type { Alpha } from '../../stats/alpha.ts';
import { type LogRatio, logChange, logRatio, toMicroseconds } from '../../units.ts';
import { toleranceOf } from '../direction.ts';
import type { JudgedPlan, StoredCase } from '../finding.ts';
import type { Comparison, MetricName } from '../verdict.ts';

/** What is predicted for every stored run; the rest of the metrics have no stored numbers. */
export type PredictedMetric = Extract<
  MetricName,
  'throughput' | 'p99' | 'response-p99' | 'cpu' | 'memory'
>;

/** Standard deviation assumed between two runs of the same code on one and the same machine. */
const PRIOR_SPREAD: Readonly<Record<PredictedMetric, number>> = {
  throughput: 0.05,
  p99: 0.15,
  'response-p99': 0.15,
  cpu: 0.05,
  memory: 0.05,
};

/** Between machines of one model the same code varies by 10–30 %, so the prior is three times that. */
const BETWEEN_MACHINES = 3;

export function priorSpread(metric: PredictedMetric, sameMachine: boolean): LogRatio {
  return logRatio(PRIOR_SPREAD[metric] * (sameMachine ? 1 : BETWEEN_MACHINES));
}

/** One metric of one request, or of the mix, over all runs. */
export interface Series extends Pick<Comparison, 'request' | 'unit'> {
  readonly metric: PredictedMetric;
  readonly role: 'gate' | 'guard';
  readonly alpha: Alpha;
  /** Forgiven loss, given the baseline's value. */
  readonly tolerance: (before: number) => LogRatio;
  /** `undefined` where the record cannot say. */
  readonly valueIn: (record: RunRecord) => number | undefined;
}

/** What may turn red by chance besides throughput and the p99 of each request at capacity. */
export function countRest(plan: JudgedPlan): number {
  const responses = plan.requests.length;
  const cpuMemoryAndErrors = 3;
  return responses + cpuMemoryAndErrors + countLimits(plan);
}

/** Absolute limits, each of which is judged by itself. */
export function countLimits(plan: JudgedPlan): number {
  const limits = plan.requests.filter((request) => p99LimitOf(plan, request) !== undefined).length;
  return limits + (plan.limits.throughput === undefined ? 0 : 1);
}

/** The absolute limit of a request's p99: its own, else that of all. */
export const p99LimitOf = (plan: JudgedPlan, request: RequestPlan) =>
  request.limits.p99 ?? plan.limits.p99;

export function listSeries(input: StoredCase): readonly Series[] {
  const { requests } = input.plan;
  return [
    throughputSeries(input),
    ...requests.map((request) => p99Series(input, request)),
    ...requests.map((request) => responseSeries(input, request)),
    cpuSeries(input),
    memorySeries(input),
  ];
}

function throughputSeries({ plan, alpha }: StoredCase): Series {
  return {
    metric: 'throughput',
    request: undefined,
    role: 'gate',
    unit: 'per-second',
    alpha: alpha.throughput,
    tolerance: () => toleranceOf('throughput', plan.tolerances.throughput),
    valueIn: (record) => throughputOf(record),
  };
}

function p99Series({ plan, alpha }: StoredCase, request: RequestPlan): Series {
  return {
    metric: 'p99',
    request: request.name,
    role: 'gate',
    unit: 'microseconds',
    alpha: alpha.p99,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (record) => serviceQuantile(record, request.name, 0.99),
  };
}

function responseSeries({ candidate, plan, alpha }: StoredCase, request: RequestPlan): Series {
  return {
    metric: 'response-p99',
    request: request.name,
    role: 'guard',
    unit: 'microseconds',
    alpha: alpha.rest,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (record) =>
      isSameRate(record, candidate) && heldItsRate(record) && findStandstill(record) === undefined
        ? responseQuantile(record, request.name, 0.99)
        : undefined,
  };
}

function cpuSeries({ plan, alpha }: StoredCase): Series {
  return {
    metric: 'cpu',
    request: undefined,
    role: 'guard',
    unit: 'microseconds',
    alpha: alpha.rest,
    tolerance: () => toleranceOf('cpu', plan.tolerances.cpu),
    valueIn: cpuPerRequestOf,
  };
}

function memorySeries({ plan, alpha }: StoredCase): Series {
  return {
    metric: 'memory',
    request: undefined,
    role: 'guard',
    unit: 'bytes',
    alpha: alpha.rest,
    tolerance: () => toleranceOf('memory', plan.tolerances.memory),
    valueIn: peakMemoryOf,
  };
}

/** A p99 that rises by less than the floor is no regression, whatever its share: nobody would notice. */
export function p99Tolerance(
  { tolerances }: JudgedPlan,
  request: RequestPlan,
  before: number,
): LogRatio {
  const relative = toleranceOf('p99', request.tolerances.p99);
  const floor = toMicroseconds(tolerances.p99Floor);
  return logRatio(Math.max(relative, logChange(before, before + floor)));
}
