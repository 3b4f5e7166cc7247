// Which way is worse: every metric's loss on one scale, positive for the worse.

import { type LogRatio, logChange, logRatio, type Ratio } from '../units.ts';
import type { MetricName } from './verdict.ts';

/** Whether more is better. */
export const HIGHER_IS_BETTER: Readonly<Record<MetricName, boolean>> = {
  throughput: true,
  p99: false,
  'response-p99': false,
  'clean-response-p99': false,
  cpu: false,
  memory: false,
  'start-time': false,
  'first-answers': false,
  errors: false,
  'rate-not-sustained': true,
  'server-died': true,
  'p99-limit': false,
  'min-throughput': true,
};

/** Loss from `before` to `after`, positive for the worse whatever the metric's direction. */
export function lossOf(metric: MetricName, before: number, after: number): LogRatio {
  return HIGHER_IS_BETTER[metric] ? logChange(after, before) : logChange(before, after);
}

/** A forgiven change on that scale: a 5 % drop is −ln 0.95, a 10 % rise is ln 1.10. */
export function toleranceOf(metric: MetricName, forgiven: Ratio): LogRatio {
  // A drop cannot exceed the whole: forgiving 100 % or more forgives everything.
  return HIGHER_IS_BETTER[metric]
    ? logRatio(-Math.log1p(-Math.min(forgiven, 1)))
    : logRatio(Math.log1p(forgiven));
}
