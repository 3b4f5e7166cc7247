// What the pairs of a run say of every metric, of single requests and of their mean.

import type { Alpha } from '../../stats/alpha.ts';
import { mapNonEmpty, meanOf, nonEmpty } from '../../stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';
import type { PairedCase } from '../finding.ts';
import type { Comparison, Warning } from '../verdict.ts';
import { effectsOf, meanEffects } from './pair-effects.ts';
import { listPairSeries, type PairSeries } from './pair-series.ts';
import { warnOfMissing } from './warn-pairs.ts';

/** A metric of one request or of the mix, as it was seen. */
export interface SeenPairs
  extends Pick<Comparison, 'metric' | 'request' | 'unit' | 'alpha' | 'tolerance'> {
  readonly role: 'gate' | 'guard';
  /** The baseline's value over all pairs. */
  readonly before: number;
  readonly effects: NonEmpty<LogRatio>;
}

/** Gates first; a gate that the blocks cannot say leaves a warning. */
export function listSeen(input: PairedCase): {
  readonly seen: readonly SeenPairs[];
  readonly warnings: readonly Warning[];
} {
  const looked = listPairSeries(input).map((series) => ({ series, seen: see(input, series) }));
  const seen = looked.flatMap((one) => one.seen ?? []);
  const missing = looked.filter((one) => one.seen === undefined);
  const { p99OfMix, cleanedOfMix } = input.alpha;
  return {
    seen: [
      ...seen,
      ...seeMix('p99', seen, p99OfMix),
      ...seeMix('clean-response-p99', seen, cleanedOfMix),
    ],
    warnings: missing.flatMap(({ series }) => warnOfMissing(series)),
  };
}

function see(input: PairedCase, series: PairSeries): SeenPairs | undefined {
  const { baselineArm, cleaned, pairs } = input;
  const { metric, request, role, unit, alpha } = series;
  const left =
    metric === 'clean-response-p99'
      ? pairs.filter(({ number }) => cleaned.pairs.has(number))
      : pairs;
  const effects = effectsOf(metric, left, series.valueIn);
  const before = series.valueIn(baselineArm);
  if (effects === undefined || before === undefined) return undefined;
  return {
    metric,
    request,
    role,
    unit,
    alpha,
    tolerance: series.tolerance(before),
    before,
    effects,
  };
}

/**
 * The mean over requests is as steady as many of them together, so it shows what slows all of them.
 * It only adds a way to turn red; single requests must pass by themselves.
 */
function seeMix(
  metric: 'p99' | 'clean-response-p99',
  seen: readonly SeenPairs[],
  alpha: Alpha,
): readonly SeenPairs[] {
  const ofMetric = nonEmpty(seen.filter((one) => one.metric === metric));
  if (ofMetric === undefined || ofMetric.length < 2) return [];
  return [
    {
      metric,
      request: undefined,
      role: 'guard',
      unit: ofMetric[0].unit,
      alpha,
      tolerance: meanOver(ofMetric, ({ tolerance }) => tolerance),
      before: Math.exp(meanOver(ofMetric, ({ before }) => logRatio(Math.log(before)))),
      effects: meanEffects(mapNonEmpty(ofMetric, ({ effects }) => effects)),
    },
  ];
}

const meanOver = (seen: NonEmpty<SeenPairs>, value: (one: SeenPairs) => LogRatio): LogRatio =>
  meanOf(mapNonEmpty(seen, value));
