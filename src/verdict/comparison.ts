// Builds every `Comparison`: what follows from the metric and the numbers is filled in here.

import type { LossBounds } from '../stats/bounds.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';
import type { Comparison, MetricName, MetricUnit } from './verdict.ts';
import { explainDoubts, explainLimit, explainOutcome } from './words/because.ts';

export interface ComparisonInput
  extends Omit<Comparison, 'unit' | 'loss' | 'resolution' | 'minimumDetectable' | 'because'> {
  readonly loss: LossBounds;
  /** Default: the tolerance. */
  readonly resolution?: LogRatio;
  /** Default: the tolerance plus the distance from the lower bound to the estimate. */
  readonly minimumDetectable?: LogRatio;
  /** Why the numbers could show no loss, however large it was: clauses that say what to do. */
  readonly doubts?: NonEmpty<string> | undefined;
  /** Default: the sentence that the numbers give. */
  readonly because?: string;
}

const UNITS: Readonly<Record<MetricName, MetricUnit>> = {
  throughput: 'per-second',
  p99: 'microseconds',
  'response-p99': 'microseconds',
  'clean-response-p99': 'microseconds',
  cpu: 'microseconds',
  memory: 'bytes',
  'start-time': 'microseconds',
  'first-answers': 'microseconds',
  errors: 'share',
  'rate-not-sustained': 'per-second',
  'server-died': 'share',
  'p99-limit': 'microseconds',
  'min-throughput': 'per-second',
};

export function compare(input: ComparisonInput): Comparison {
  const { metric, request, role, before, after, loss, tolerance, outcome, doubts } = input;
  const { estimate, low, high } = loss;
  const comparison = {
    metric,
    request,
    role,
    unit: UNITS[metric],
    before,
    after,
    loss: { estimate, low, high },
    tolerance,
    resolution: input.resolution ?? tolerance,
    outcome,
    minimumDetectable: input.minimumDetectable ?? smallestShown(input),
    alpha: input.alpha,
    method: input.method,
    samples: input.samples,
  };
  const explain = role === 'limit' ? explainLimit : explainOutcome;
  const because = doubts === undefined ? explain(comparison) : explainDoubts(comparison, doubts);
  return { ...comparison, because: input.because ?? because };
}

/** An observed loss shows as soon as it exceeds the tolerance; if infinite, it cannot be subtracted. */
function smallestShown({ loss, tolerance, doubts }: ComparisonInput): LogRatio {
  if (doubts !== undefined) return logRatio(Number.POSITIVE_INFINITY);
  const { estimate, low } = loss;
  return low === estimate ? tolerance : logRatio(tolerance + (estimate - low));
}

/** A loss that is observed, not inferred: chance plays no part, and it spends nothing of the budget. */
export const observed = (loss: LogRatio) =>
  ({
    loss: { estimate: loss, low: loss, high: loss },
    alpha: { alarm: 0, fail: 0, pass: 0 },
    method: 'observed',
  }) as const;
