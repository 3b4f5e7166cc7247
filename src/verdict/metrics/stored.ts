// Holds the candidate against stored records, metric by metric.

import type { RunRecord } from '../../record/run-record.ts';
import type { LossBounds } from '../../stats/bounds.ts';
import { boundPrediction, type PredictionBounds } from '../../stats/prediction.ts';
import { mapNonEmpty, meanOf, nonEmpty } from '../../stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';
import { lossOf } from '../direction.ts';
import type { Finding, StoredCase } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { explainOutcome } from '../words/because.ts';
import { describeNeed } from './need.ts';
import { listSeries, priorSpread, type Series } from './series.ts';
import { warnOfFewSamples, warnOfSmallChange } from './warn-stored.ts';

/** One finding per metric and request, gates first. */
export function judgeStored(input: StoredCase): readonly Finding[] {
  const { baseline } = input;
  if (baseline.kind === 'nothing') return [];
  return listSeries(input).map((series) => {
    const after = positive(series.valueIn(input.candidate));
    const before = nonEmpty(valuesOf(series, baseline.records));
    if (after === undefined || before === undefined) return warnOfFewSamples(series, after);
    return judgeSeries(series, before, after, baseline.sameMachine);
  });
}

function judgeSeries(
  series: Series,
  stored: NonEmpty<number>,
  after: number,
  sameMachine: boolean,
): Finding {
  const { metric, role } = series;
  const losses = mapNonEmpty(stored, (before) => lossOf(metric, before, after));
  const bounds = boundPrediction(losses, priorSpread(metric, sameMachine), series.alpha);
  const before = geometricMean(stored);
  const tolerance = series.tolerance(before);
  const outcome = decide(role, bounds, tolerance);
  const comparison = compare(series, { before, after, bounds, tolerance, outcome });
  return {
    comparisons: [comparison],
    warnings: warnOfSmallChange(comparison),
    needs: outcome === 'inconclusive' ? [describeNeed(comparison, bounds)] : [],
  };
}

/**
 * A loss shown beyond tolerance is a regression, one shown within it a pass. Between the two a gate is
 * undecided, because "not shown" is not "the same"; a guard passes.
 */
function decide(
  role: 'gate' | 'guard',
  bounds: LossBounds,
  tolerance: LogRatio,
): Comparison['outcome'] {
  if (bounds.low > tolerance) return 'regression';
  if (bounds.high < tolerance || role === 'guard') return 'pass';
  return 'inconclusive';
}

function compare(
  { metric, request, role, unit, alpha }: Series,
  judged: Pick<Comparison, 'before' | 'after' | 'tolerance' | 'outcome'> & {
    readonly bounds: PredictionBounds;
  },
): Comparison {
  const { before, after, bounds, tolerance, outcome } = judged;
  const { estimate, low, high, samples } = bounds;
  const comparison = {
    metric,
    request,
    role,
    unit,
    before,
    after,
    loss: { estimate, low, high },
    tolerance,
    outcome,
    minimumDetectable: logRatio(tolerance + (estimate - low)),
    alpha,
    method: 'prediction',
    samples,
  } as const;
  return { ...comparison, because: explainOutcome(comparison) };
}

function valuesOf(series: Series, records: readonly RunRecord[]): readonly number[] {
  return records.flatMap((record) => positive(series.valueIn(record)) ?? []);
}

/** A ratio to nothing is no ratio: zero counts as not measured. */
const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

/** What exp(ln x) adds in the sixteenth digit must not show as a change of the third. */
function geometricMean(values: NonEmpty<number>): number {
  const mean = meanOf(mapNonEmpty(values, (value) => logRatio(Math.log(value))));
  return Number(Math.exp(mean).toPrecision(12));
}
