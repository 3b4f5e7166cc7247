// Percentile curves of both versions, as far into the tail as there are requests to speak for it.

import { isSameRate } from '../../record/held-rate.ts';
import { Histogram } from '../../record/histogram.ts';
import { blocksOf, resultsOf } from '../../record/metrics.ts';
import type { PhaseResult, RequestResult, RunRecord } from '../../record/run-record.ts';
import type { PercentileCurve } from '../gate-report.ts';

/** About evenly far apart on an axis that counts nines, up to the slowest of ten thousand requests. */
export const CURVE_SHARES: readonly number[] = [
  0, 0.1, 0.25, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985,
  0.99, 0.992, 0.994, 0.996, 0.998, 0.999, 0.9994, 0.9997, 0.9999,
];

type Clock = PercentileCurve['clock'];

/** Where each clock's times are. Requests that the baseline does not have are measured apart. */
const PHASES: Readonly<Record<Clock, (record: RunRecord) => readonly PhaseResult[]>> = {
  service: (record) =>
    blocksOf(record).flatMap(({ capacity, added }) => [capacity, added ?? []].flat()),
  response: (record) => blocksOf(record).flatMap(({ fixedRate }) => fixedRate ?? []),
};

const TIMES: Readonly<Record<Clock, (result: RequestResult) => Histogram>> = {
  service: ({ serviceTime }) => serviceTime,
  response: ({ responseTime }) => responseTime,
};

/** Those that are known. Response times of two rates do not compare, so then only the candidate's are. */
export function curvesOf(
  request: string,
  record: RunRecord,
  before: RunRecord | undefined,
): readonly PercentileCurve[] {
  const beforeAtRate = before !== undefined && isSameRate(before, record) ? before : undefined;
  const curves = [
    { arm: 'candidate', clock: 'service', times: timesOf(record, 'service', request) },
    { arm: 'baseline', clock: 'service', times: timesOf(before, 'service', request) },
    { arm: 'candidate', clock: 'response', times: timesOf(record, 'response', request) },
    { arm: 'baseline', clock: 'response', times: timesOf(beforeAtRate, 'response', request) },
  ] as const;
  return curves.filter(({ times }) => times.length > 0);
}

function timesOf(record: RunRecord | undefined, clock: Clock, request: string): readonly number[] {
  if (record === undefined) return [];
  const merged = Histogram.merged(resultsOf(PHASES[clock](record), request).map(TIMES[clock]));
  const times = CURVE_SHARES.map((share) => merged.supportedQuantile(share));
  const end = times.indexOf(undefined);
  return times.slice(0, end === -1 ? times.length : end).flatMap((time) => time ?? []);
}
