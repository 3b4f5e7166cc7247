// How much a version differs from itself on one machine, and how long a gate takes with that. Pure.

import { type Forecast, forecast } from '../stats/forecast.ts';
import { MOST_PAIRS } from '../stats/look-plan.ts';
import { standardDeviationOf } from '../stats/spread.ts';
import { type LogRatio, logRatio, type Ratio } from '../units.ts';
import { toleranceOf } from './direction.ts';
import { type PairedMetric, readPairs } from './metrics/pairs.ts';
import { usualSpread } from './metrics/table.ts';
import { type JudgeInput, prepare } from './prepare.ts';

export type NoiseMetric = Extract<
  PairedMetric['metric'],
  'throughput' | 'p99' | 'clean-response-p99' | 'cpu'
>;

/** One metric of one request, or of the mix, in a run of the same code on both sides. */
export interface MetricNoise extends Pick<PairedMetric, 'request' | 'share'> {
  readonly metric: NoiseMetric;
  /** The value of the baseline, in the unit of the metric. */
  readonly value: number;
  /** Standard deviation of the change from one unit to the next. */
  readonly spread: LogRatio;
  /** How many pairs hold the samples of one unit, on average: 1, or more for a percentile. */
  readonly pairsPerUnit: number;
}

/** Those whose spread is known. The candidate of `input` holds blocks of both arms. */
export function measureNoise(input: JudgeInput): readonly MetricNoise[] {
  const evidence = prepare(input);
  if (evidence.kind === 'stored') return [];
  return readPairs(evidence).flatMap(({ metric, request, share, before, effects }) => {
    const spread = standardDeviationOf(effects);
    if (!isNoiseMetric(metric) || spread === undefined) return [];
    const pairsPerUnit = evidence.pairs.length / effects.length;
    return { metric, request, share, value: before, spread, pairsPerUnit };
  });
}

const NOISE_METRICS: ReadonlySet<string> = new Set<NoiseMetric>([
  'throughput',
  'p99',
  'clean-response-p99',
  'cpu',
]);

const isNoiseMetric = (metric: string): metric is NoiseMetric => NOISE_METRICS.has(metric);

/** How many pairs a gate on one metric takes. */
export interface GateForecast {
  /** Until an unchanged server passes. */
  readonly pass: Forecast;
  /** Until twice the tolerance is shown. */
  readonly shown: Forecast;
}

/** @param tolerance on the log scale, see `toleranceAt` */
export function forecastGate(noise: MetricNoise, tolerance: LogRatio): GateForecast {
  const { metric, spread, share, pairsPerUnit } = noise;
  const cap = Math.floor(MOST_PAIRS / pairsPerUnit);
  const usual = usualSpread(metric);
  const ofLoss = (loss: LogRatio): Forecast =>
    inPairs(forecast({ spread, loss, tolerance, share, usual, cap }), pairsPerUnit);
  return { pass: ofLoss(logRatio(0)), shown: ofLoss(logRatio(2 * tolerance)) };
}

const inPairs = ({ pairs, right, inNineOfTen }: Forecast, perUnit: number): Forecast => ({
  pairs: pairs * perUnit,
  right,
  inNineOfTen: inNineOfTen === undefined ? undefined : Math.ceil(inNineOfTen * perUnit),
});

export const toleranceAt = ({ metric }: Pick<MetricNoise, 'metric'>, forgiven: Ratio): LogRatio =>
  toleranceOf(metric, forgiven);
