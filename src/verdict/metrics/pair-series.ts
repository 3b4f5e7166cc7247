// The metrics that are judged pair by pair, as a table: what each is, forgives and may spend.

import type { RequestPlan } from '../../plan/plan.ts';
import { isRateHeld } from '../../record/held-rate.ts';
import {
  cleanResponseQuantile,
  cpuPerRequestOf,
  type Measured,
  peakMemoryOf,
  responseQuantile,
  serviceQuantile,
} from '../../record/metrics.ts';
import { findStandstill } from '../../record/standstill.ts';
import type { LogRatio } from '../../units.ts';
import { toleranceOf } from '../direction.ts';
import type { PairedCase } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { leastThroughput } from './least-throughput.ts';
import { p99Tolerance } from './series.ts';

/** One metric of one request, or of the mix, in every block of both arms. */
export interface PairSeries extends Pick<Comparison, 'metric' | 'request' | 'unit' | 'alpha'> {
  readonly role: 'gate' | 'guard';
  /** Forgiven loss, given the baseline's value. */
  readonly tolerance: (before: number) => LogRatio;
  /** `undefined` where the blocks cannot say. */
  readonly valueIn: (measured: Measured) => number | undefined;
}

/** Gates first. */
export function listPairSeries(input: PairedCase): readonly PairSeries[] {
  return [
    throughputSeries(input),
    ...p99SeriesOf(input),
    ...cleanedSeriesOf(input),
    ...responseSeriesOf(input),
    cpuSeries(input),
    memorySeries(input),
  ];
}

function throughputSeries({ plan, alpha, cpu }: PairedCase): PairSeries {
  const isRuled = cpu.kind === 'instead-of-throughput';
  return {
    metric: 'throughput',
    request: undefined,
    role: isRuled ? 'guard' : 'gate',
    unit: 'per-second',
    alpha: isRuled ? alpha.guard : alpha.throughput,
    tolerance: () => toleranceOf('throughput', plan.tolerances.throughput),
    valueIn: leastThroughput,
  };
}

/** Where connections rule throughput, they rule how long the busiest worker takes just as much. */
function p99SeriesOf({ plan, alpha, cpu }: PairedCase): readonly PairSeries[] {
  return plan.requests.map((request) => ({
    metric: 'p99',
    request: request.name,
    role: cpu.kind === 'instead-of-throughput' ? 'guard' : 'gate',
    unit: 'microseconds',
    alpha: alpha.p99,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (measured) => serviceQuantile(measured, request.name, 0.99),
  }));
}

function cleanedSeriesOf({ plan, alpha, cleaned }: PairedCase): readonly PairSeries[] {
  const usable = plan.requests.filter(({ name }) => cleaned.requests.has(name));
  return usable.map((request) => ({
    metric: 'clean-response-p99',
    request: request.name,
    role: 'gate',
    unit: 'microseconds',
    alpha: alpha.cleaned,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (measured) => cleanResponseQuantile(measured, request.name, 0.99),
  }));
}

/**
 * A rate that an arm could not hold makes its response times a matter of how long the queue grew, and a
 * generator that stood still a matter of how long it did.
 */
function responseSeriesOf(input: PairedCase): readonly PairSeries[] {
  if (!isRateHeld(input)) return [];
  if (findStandstill(input.candidate) ?? findStandstill(input.baselineArm)) return [];
  return input.plan.requests.map((request) => responseSeries(input, request));
}

function responseSeries({ plan, alpha }: PairedCase, request: RequestPlan): PairSeries {
  return {
    metric: 'response-p99',
    request: request.name,
    role: 'guard',
    unit: 'microseconds',
    alpha: alpha.guard,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (measured) => responseQuantile(measured, request.name, 0.99),
  };
}

function cpuSeries({ plan, alpha, cpu }: PairedCase): PairSeries {
  const levels = {
    guard: alpha.guard,
    'beside-throughput': alpha.cpu,
    'instead-of-throughput': alpha.throughput,
  };
  return {
    metric: 'cpu',
    request: undefined,
    role: cpu.kind === 'guard' ? 'guard' : 'gate',
    unit: 'microseconds',
    alpha: levels[cpu.kind],
    tolerance: () => toleranceOf('cpu', plan.tolerances.cpu),
    valueIn: cpuPerRequestOf,
  };
}

function memorySeries({ plan, alpha }: PairedCase): PairSeries {
  return {
    metric: 'memory',
    request: undefined,
    role: 'guard',
    unit: 'bytes',
    alpha: alpha.guard,
    tolerance: () => toleranceOf('memory', plan.tolerances.memory),
    valueIn: peakMemoryOf,
  };
}
