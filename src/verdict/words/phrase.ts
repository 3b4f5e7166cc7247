// The wording of verdicts: plain sentences, with changes as percentages that a reader can check.

import {
  changeOf,
  type LogRatio,
  logRatio,
  MICROSECONDS_PER_MILLISECOND,
  surePercent,
} from '../../units.ts';
import { HIGHER_IS_BETTER } from '../direction.ts';
import type { Comparison, MetricName, MetricUnit } from '../verdict.ts';

/** Half of the last digit that a change is shown with. */
const NOT_WORTH_A_NUMBER = 0.0005;

const LABELS: Readonly<Record<MetricName, string>> = {
  throughput: 'Throughput',
  p99: 'The p99',
  'response-p99': 'The p99 of response times',
  'clean-response-p99': 'The cleaned p99 of response times',
  cpu: 'CPU time per request',
  memory: 'Peak memory',
  'start-time': 'The start time',
  'first-answers': 'The time of the first answers',
  errors: 'The share of failed requests',
  'rate-not-sustained': 'The achieved rate',
  'server-died': 'The share of survived blocks',
  'p99-limit': 'The p99',
  'min-throughput': 'Throughput',
};

/** The metric as the subject of a sentence. */
export const labelOf = (metric: MetricName): string => LABELS[metric];

/** `The p99 of "search"`. */
export function subjectOf({ metric, request }: Pick<Comparison, 'metric' | 'request'>): string {
  if (request !== undefined) return `${labelOf(metric)} of "${request}"`;
  return isMeanOverRequests({ metric, request })
    ? `${labelOf(metric)} (mean over requests)`
    : labelOf(metric);
}

/** A percentile over all requests would be that of the slowest request, so the mix has a mean instead. */
const isMeanOverRequests = ({ metric, request }: Pick<Comparison, 'metric' | 'request'>) =>
  request === undefined && (metric === 'p99' || metric === 'clean-response-p99');

/** `0.0513` → `5.1 %`. What is not all is never `100 %`. */
export function percent(share: number): string {
  const value = share * 100;
  if (Math.abs(value) >= 100) return `${Math.round(value)} %`;
  const rounded = Number(value.toPrecision(2));
  return `${Math.abs(rounded) < 100 ? rounded : Math.trunc(value * 10) / 10} %`;
}

/** `0.005` → `99.5 % confidence`. */
export const confidence = (alpha: number): string => `${surePercent(alpha)} % confidence`;

/** `a fall of 5 %`: what a loss means for the metric. */
export function describeChange(metric: MetricName, loss: LogRatio): string {
  const change = signedChange(metric, loss);
  if (change === Number.POSITIVE_INFINITY) return 'any rise';
  return `a ${change < 0 ? 'fall' : 'rise'} of ${percent(Math.abs(change))}`;
}

/** The direction in which a metric gets worse. */
export const worseningOf = (metric: MetricName): 'fall' | 'rise' =>
  HIGHER_IS_BETTER[metric] ? 'fall' : 'rise';

/** `5 %`: the size of a loss whose direction is known. */
export const describeSize = (metric: MetricName, loss: LogRatio): string =>
  percent(Math.abs(signedChange(metric, loss)));

/** A rise to at least so many times the value before is written as a multiple. */
const SMALLEST_MULTIPLE = 10;

/** `fell by 5 %`, `rose 12-fold`. */
export function describeMove(metric: MetricName, loss: LogRatio): string {
  const change = signedChange(metric, loss);
  if (Math.abs(change) < NOT_WORTH_A_NUMBER) return 'did not change';
  if (change + 1 >= SMALLEST_MULTIPLE) return `rose ${digits(change + 1)}-fold`;
  return `${change < 0 ? 'fell' : 'rose'} by ${percent(Math.abs(change))}`;
}

/** after ÷ before − 1 for that loss. */
const signedChange = (metric: MetricName, loss: LogRatio): number =>
  changeOf(HIGHER_IS_BETTER[metric] ? logRatio(-loss) : loss);

/** `6120 per second`, `4.1 ms`, `83.2 MiB`, `0.1 %`. */
export function describeValue(unit: MetricUnit, value: number): string {
  switch (unit) {
    case 'per-second':
      return `${digits(value)} per second`;
    case 'microseconds':
      return value >= MICROSECONDS_PER_MILLISECOND
        ? `${digits(value / MICROSECONDS_PER_MILLISECOND)} ms`
        : `${digits(value)} µs`;
    case 'bytes':
      return `${digits(value / 1_024 ** 2)} MiB`;
    case 'share':
      return percent(value);
  }
}

/** A clause as a sentence. */
export const sentenceOf = (clause: string): string =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** `1 block`, `2 blocks`. */
export const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Three significant digits, and never fewer than the whole number has. */
const digits = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
