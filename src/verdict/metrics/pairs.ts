// Compares the candidate with the other arm of the same run, metric by metric.

import type { Alpha } from '../../stats/alpha.ts';
import type { BlockBounds } from '../../stats/bounds.ts';
import type { LookKind } from '../../stats/look-plan.ts';
import { mapNonEmpty, meanOf, nonEmpty } from '../../stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';
import { compare } from '../comparison.ts';
import { HIGHER_IS_BETTER } from '../direction.ts';
import type { PairedEvidence } from '../evidence.ts';
import { comparisonsOf, type Finding } from '../finding.ts';
import type { Comparison, Warning } from '../verdict.ts';
import { describePairNeed, measurePace } from '../words/need.ts';
import { boundPairs, decidePairs } from './decide.ts';
import { effectsOf, meanEffects } from './effects.ts';
import { listPairSeries, type PairSeries } from './table.ts';
import { warnOfFewBlocks, warnOfMethod, warnOfMissing, warnOfSmallChange } from './warnings.ts';

/** A metric of one request or of the mix, with its effect in every pair. */
interface PairedMetric
  extends Pick<Comparison, 'metric' | 'request' | 'alpha' | 'tolerance' | 'before'> {
  readonly role: 'gate' | 'guard';
  readonly effects: NonEmpty<LogRatio>;
}

/** One finding per metric and request, and one for what holds for all. */
export function judgePairs(evidence: PairedEvidence): readonly Finding[] {
  const { metrics, warnings } = readMetrics(evidence);
  const judged = metrics.map((metric) => judgeMetric(evidence, metric));
  const { cleaned, cpu } = evidence;
  const ofAll = [
    ...warnOfFewBlocks(comparisonsOf(judged)),
    ...warnings,
    ...cleaned.warnings,
    ...(cpu.kind === 'instead-of-throughput' ? [cpu.warning] : []),
  ];
  return [...judged, { warnings: ofAll }];
}

/** Gates first. A gate that a block has no value of leaves a warning. */
function readMetrics(evidence: PairedEvidence): {
  readonly metrics: readonly PairedMetric[];
  readonly warnings: readonly Warning[];
} {
  const all = listPairSeries(evidence).map((series) => ({
    series,
    read: readMetric(evidence, series),
  }));
  const metrics = all.flatMap(({ read }) => read ?? []);
  const missing = all.filter(({ read }) => read === undefined);
  const { p99OfMix, cleanedOfMix } = evidence.alpha;
  return {
    metrics: [
      ...metrics,
      ...averageRequests('p99', metrics, p99OfMix),
      ...averageRequests('clean-response-p99', metrics, cleanedOfMix),
    ],
    warnings: missing.flatMap(({ series }) => warnOfMissing(series)),
  };
}

function readMetric(evidence: PairedEvidence, series: PairSeries): PairedMetric | undefined {
  const { baselineArm, cleaned, pairs } = evidence;
  const { metric, request, role, alpha, valueIn } = series;
  const used =
    metric === 'clean-response-p99'
      ? pairs.filter(({ number }) => cleaned.pairs.has(number))
      : pairs;
  const effects = effectsOf(metric, used, valueIn);
  const before = valueIn(baselineArm);
  if (effects === undefined || before === undefined) return undefined;
  return { metric, request, role, alpha, tolerance: series.tolerance(before), before, effects };
}

/**
 * The mean over requests is as steady as many of them together, so it shows what slows all of them.
 * It only adds a way to turn red; single requests must pass by themselves.
 */
function averageRequests(
  metric: 'p99' | 'clean-response-p99',
  metrics: readonly PairedMetric[],
  alpha: Alpha,
): readonly PairedMetric[] {
  const requests = nonEmpty(metrics.filter((one) => one.metric === metric));
  if (requests === undefined || requests.length < 2) return [];
  const meanOver = (value: (one: PairedMetric) => LogRatio): LogRatio =>
    meanOf(mapNonEmpty(requests, value));
  return [
    {
      metric,
      request: undefined,
      role: 'guard',
      alpha,
      tolerance: meanOver(({ tolerance }) => tolerance),
      before: Math.exp(meanOver(({ before }) => logRatio(Math.log(before)))),
      effects: meanEffects(mapNonEmpty(requests, ({ effects }) => effects)),
    },
  ];
}

function judgeMetric({ look, pairs }: PairedEvidence, judged: PairedMetric): Finding {
  const { metric, role, before, effects, alpha, tolerance } = judged;
  const bounds = boundPairs(effects, alpha, look);
  const { estimate, method } = bounds;
  const outcome = decidePairs(role, bounds, tolerance, look);
  const comparison = compare({
    metric,
    request: judged.request,
    role,
    before,
    // From the estimate, so that the shown change is that of the shown values: in the totals of an arm a
    // slow block counts for less.
    after: before * Math.exp(HIGHER_IS_BETTER[metric] ? -estimate : estimate),
    loss: bounds,
    tolerance,
    outcome,
    alpha,
    method,
    samples: effects.length,
  });
  return {
    comparisons: [comparison],
    warnings: [
      ...warnOfSmallChange(comparison, upperAtFail(judged, bounds, look)),
      ...warnOfMethod(comparison, bounds, look),
    ],
    needs:
      outcome === 'inconclusive' ? [describePairNeed(comparison, effects, measurePace(pairs))] : [],
  };
}

/** Where the bound at the pass level shows no gain, the stricter one shows none either. */
function upperAtFail(
  { effects, alpha }: PairedMetric,
  { high }: BlockBounds,
  look: LookKind,
): LogRatio {
  if (high >= 0) return high;
  return boundPairs(effects, { fail: alpha.fail, pass: alpha.fail }, look).high;
}
