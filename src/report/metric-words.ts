// What each metric is called, and how its values read.

import { bytes, microseconds, ratio } from '../units.ts';
import type { MetricName, MetricUnit } from '../verdict/verdict.ts';
import { formatNumber, formatSize, THIN_SPACE } from './format/number.ts';
import { formatShare } from './format/share.ts';
import { formatTime } from './format/time.ts';

export { formatCount, THIN_SPACE } from './format/number.ts';

export const METRIC_LABELS: Readonly<Record<MetricName, string>> = {
  throughput: 'throughput',
  p99: 'p99',
  'response-p99': 'p99 at fixed rate',
  'clean-response-p99': 'cleaned p99',
  cpu: 'CPU per request',
  memory: 'peak memory',
  'start-time': 'start time',
  'first-answers': 'first answers',
  errors: 'failed requests',
  'rate-not-sustained': 'rate not sustained',
  'server-died': 'server died',
  'p99-limit': 'p99 limit',
  'min-throughput': 'throughput limit',
};

/** "p99", or "p99 of search" where there are several requests to tell apart. */
export function labelOf(metric: MetricName, request: string | null): string {
  return request === null ? METRIC_LABELS[metric] : `${METRIC_LABELS[metric]} of ${request}`;
}

/** A value with its unit: "2 390/s", "7.41 ms", "61.0 MiB", "0.2 %". */
export function formatValue(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'per-second':
      return `${formatNumber(value)}/s`;
    case 'microseconds':
      return formatTime(microseconds(value));
    case 'bytes':
      return formatSize(bytes(value));
    case 'share':
      return formatShare(ratio(value));
  }
}

/** "6 120 → 2 390 requests/s": a sentence spells out the unit of a rate, once. */
export function formatStep(before: number, after: number, unit: MetricUnit): string {
  if (unit !== 'per-second') return `${formatValue(before, unit)} → ${formatValue(after, unit)}`;
  return `${formatNumber(before)} → ${formatRequestRate(after)}`;
}

/** Of what arrives at a rate: "2 390 requests/s"; where flows do, "2 390 arrivals/s" */
export function formatArrivalRate(perSecond: number, hasFlows: boolean): string {
  return hasFlows
    ? `${formatNumber(perSecond)}${THIN_SPACE}arrivals/s`
    : formatRequestRate(perSecond);
}

/** "2 390 requests/s" */
export function formatRequestRate(perSecond: number): string {
  return `${formatNumber(perSecond)}${THIN_SPACE}requests/s`;
}
