// A comparison for readers: from losses on the log scale to changes in percent, with their sign.

import {
  cleanResponseQuantile,
  cpuPerRequestOf,
  firstAnswersOf,
  peakMemoryOf,
  responseQuantile,
  serviceQuantile,
  startTimeOf,
  throughputOf,
} from '../../record/metrics.ts';
import { pairsOf } from '../../record/pairs.ts';
import type { Block, RunRecord } from '../../record/run-record.ts';
import { changeOf, type LogRatio, logRatio, type Ratio } from '../../units.ts';
import { HIGHER_IS_BETTER } from '../../verdict/direction.ts';
import { isKnownBest, isKnownSize, isKnownWorst } from '../../verdict/known.ts';
import type { Comparison, MetricName } from '../../verdict/verdict.ts';
import type { ReportComparison } from '../gate-report.ts';

/**
 * @param record the run; its pairs, if it has any, are what the comparison rests on
 * @param errors share of failed requests that is forgiven
 */
export function reportComparison(
  comparison: Comparison,
  record: RunRecord,
  errors: Ratio,
): ReportComparison {
  const { metric, loss, before, after } = comparison;
  const toleranceLine = changeAt(metric, comparison.tolerance) ?? 0;
  return {
    metric,
    request: comparison.request ?? null,
    role: comparison.role,
    unit: comparison.unit,
    before,
    after,
    change: before === 0 ? null : after / before - 1,
    interval: {
      best: isKnownBest(loss) ? changeAt(metric, loss.low) : null,
      worst: isKnownWorst(loss) ? changeAt(metric, loss.high) : null,
    },
    toleranceLine,
    resolutionLine: changeAt(metric, comparison.resolution) ?? 0,
    // No ratio to a baseline without failures is finite.
    allowed: metric === 'errors' ? Math.max(errors, before) : before * (1 + toleranceLine),
    minimumDetectable: isKnownSize(comparison.minimumDetectable)
      ? changeAt(metric, comparison.minimumDetectable)
      : null,
    higherIsBetter: HIGHER_IS_BETTER[metric],
    alpha: comparison.alpha,
    method: comparison.method,
    samples: comparison.samples,
    outcome: comparison.outcome,
    because: comparison.because,
    pairs: valuesOfPairs(comparison, record),
  };
}

/** `null` if the evidence gives no bound. */
function changeAt(metric: MetricName, loss: LogRatio): number | null {
  if (!Number.isFinite(loss)) return null;
  const change = changeOf(HIGHER_IS_BETTER[metric] ? logRatio(-loss) : loss);
  return Number.isFinite(change) ? change : null;
}

type ReadBlock = (block: Block, request: string | undefined) => number | undefined;

/** What is compared pair by pair; the others are counts, limits and events. */
const READ: Readonly<Record<MetricName, ReadBlock | undefined>> = {
  throughput: (block) => throughputOf(block),
  p99: (block, request) => serviceQuantile(block, request, 0.99),
  'response-p99': (block, request) => responseQuantile(block, request, 0.99),
  'clean-response-p99': (block, request) => cleanResponseQuantile(block, request, 0.99),
  cpu: (block) => cpuPerRequestOf(block),
  memory: (block) => peakMemoryOf(block),
  'start-time': (block) => startTimeOf(block),
  'first-answers': (block) => firstAnswersOf(block),
  errors: undefined,
  'rate-not-sustained': undefined,
  'server-died': undefined,
  'p99-limit': undefined,
  'min-throughput': undefined,
};

/** Times belong to requests: the mean over several has no value of its own in a pair. */
const OF_REQUESTS: ReadonlySet<MetricName> = new Set(['p99', 'response-p99', 'clean-response-p99']);

function valuesOfPairs(
  { metric, request, role }: Comparison,
  record: RunRecord,
): ReportComparison['pairs'] {
  const read = READ[metric];
  const isMean = request === undefined && OF_REQUESTS.has(metric);
  if (read === undefined || isMean || role === 'limit') return [];
  return pairsOf(record).flatMap(({ number, baseline, candidate }) => {
    const [before, after] = [read(baseline, request), read(candidate, request)];
    return before === undefined || after === undefined ? [] : [{ number, before, after }];
  });
}
