// Compares the candidate with stored records, metric by metric.

import type { RunRecord } from '../../record/run-record.ts';
import { boundPrediction } from '../../stats/prediction.ts';
import { mapNonEmpty, meanOf, nonEmpty } from '../../stats/spread.ts';
import { logRatio, type NonEmpty } from '../../units.ts';
import { compare } from '../comparison.ts';
import { lossOf } from '../direction.ts';
import type { StoredEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { describeNeed } from '../words/need.ts';
import { decide } from './decide.ts';
import { listStoredSeries, priorSpread, type StoredSeries } from './table.ts';
import { warnOfFewSamples, warnOfSmallChange } from './warnings.ts';

/** One finding per metric and request, gates first. */
export function judgeStored(evidence: StoredEvidence): readonly Finding[] {
  const { baseline, candidate } = evidence;
  if (baseline.kind === 'nothing') return [];
  return listStoredSeries(evidence).map((series) => {
    const after = positive(series.valueIn(candidate));
    const before = nonEmpty(valuesOf(series, baseline.records));
    if (after === undefined || before === undefined) return warnOfFewSamples(series, after);
    return judgeSeries(series, before, after, baseline.sameMachine);
  });
}

function judgeSeries(
  { metric, request, role, alpha, ...series }: StoredSeries,
  stored: NonEmpty<number>,
  after: number,
  sameMachine: boolean,
): Finding {
  const losses = mapNonEmpty(stored, (before) => lossOf(metric, before, after));
  const bounds = boundPrediction(losses, priorSpread(metric, sameMachine), alpha);
  const before = geometricMean(stored);
  const tolerance = series.tolerance(before);
  const outcome = decide(role, bounds, tolerance);
  const comparison = compare({
    metric,
    request,
    role,
    before,
    after,
    loss: bounds,
    tolerance,
    outcome,
    alpha,
    method: 'prediction',
    samples: bounds.samples,
  });
  return {
    comparisons: [comparison],
    warnings: warnOfSmallChange(comparison),
    needs: outcome === 'inconclusive' ? [describeNeed(comparison, bounds)] : [],
  };
}

function valuesOf(series: StoredSeries, records: readonly RunRecord[]): readonly number[] {
  return records.flatMap((record) => positive(series.valueIn(record)) ?? []);
}

/** Nothing can be divided by zero: it counts as not measured. */
const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

/** What exp(ln x) adds in the sixteenth digit must not show as a change of the third. */
function geometricMean(values: NonEmpty<number>): number {
  const mean = meanOf(mapNonEmpty(values, (value) => logRatio(Math.log(value))));
  return Number(Math.exp(mean).toPrecision(12));
}
