// Compares the candidate with stored records, metric by metric.

import { throughputOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { boundPrediction } from '../../stats/prediction.ts';
import {
  mapNonEmpty,
  meanOf,
  nonEmpty,
  type StandardError,
  standardErrorOf,
  sumErrors,
} from '../../stats/spread.ts';
import { type LogRatio, logChange, logRatio, type NonEmpty } from '../../units.ts';
import { compare } from '../comparison.ts';
import { lossOf } from '../direction.ts';
import { type Doubt, doubtOfLength, doubtOfRise, doubtsOf } from '../doubt.ts';
import type { StoredEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { describeNeed } from '../words/need.ts';
import { sentenceOf } from '../words/phrase.ts';
import { decide } from './decide.ts';
import { listStoredSeries, priorSpread, type StoredSeries } from './table.ts';
import { warnOfFewSamples, warnOfSmallChange } from './warnings.ts';

/** One finding per metric and request, gates first. */
export function judgeStored(evidence: StoredEvidence): readonly Finding[] {
  const { baseline, candidate, incidents } = evidence;
  if (baseline.kind === 'nothing') return [];
  const cutShort = incidents.filter(({ kind }) => kind === 'cut-short').map(({ text }) => text);
  const ofTime = nonEmpty([...cutShort, ...findDoubts(candidate, baseline.records)]);
  const ofLength = doubtOfLength(candidate, baseline.records);
  const ofMemory = ofLength === undefined ? undefined : ([ofLength] as const);
  return listStoredSeries(evidence).map((series) => {
    const after = positive(series.valueIn(candidate));
    const before = nonEmpty(valuesOf(series, baseline.records));
    if (after === undefined || before === undefined) return warnOfFewSamples(series, after);
    const within = errorWithinRuns(series, candidate, baseline.records);
    const { sameMachine } = baseline;
    const doubts = series.metric === 'memory' ? ofMemory : ofTime;
    return judgeSeries(series, before, after, { sameMachine, within, doubts });
  });
}

function findDoubts(candidate: RunRecord, records: NonEmpty<RunRecord>): readonly Doubt[] {
  const rise = riseOfThroughput(candidate, records);
  const improbable = rise === undefined ? undefined : doubtOfRise(rise);
  return [...doubtsOf(candidate, records), ...(improbable === undefined ? [] : [improbable])];
}

function riseOfThroughput(
  candidate: RunRecord,
  records: NonEmpty<RunRecord>,
): LogRatio | undefined {
  const after = positive(throughputOf(candidate));
  const before = nonEmpty(records.flatMap((record) => positive(throughputOf(record)) ?? []));
  if (after === undefined || before === undefined) return undefined;
  return meanOf(mapNonEmpty(before, (value) => logChange(value, after)));
}

/**
 * How far the estimate may be off by what differs between the blocks of a run: neighbours on the machine
 * come and go within one. `undefined` where no run has two blocks with a value.
 */
function errorWithinRuns(
  series: StoredSeries,
  candidate: RunRecord,
  records: readonly RunRecord[],
): StandardError | undefined {
  const own = errorWithinRun(series, candidate);
  const ofRecords = records.flatMap((record) => errorWithinRun(series, record) ?? []);
  // The estimate holds the mean over the records.
  const ofMean = ofRecords.map(({ error, degreesOfFreedom }) => ({
    error: logRatio(error / ofRecords.length),
    degreesOfFreedom,
  }));
  const parts = nonEmpty([...(own === undefined ? [] : [own]), ...ofMean]);
  return parts && sumErrors(parts);
}

function errorWithinRun(series: StoredSeries, record: RunRecord): StandardError | undefined {
  const values = record.blocks.flatMap(
    (block) => positive(series.valueIn({ ...record, blocks: [block] })) ?? [],
  );
  const logs = nonEmpty(values.map((value) => logRatio(Math.log(value))));
  return logs && standardErrorOf(logs);
}

/** What bounds a comparison besides the numbers themselves. */
interface Errors {
  readonly sameMachine: boolean;
  readonly within: StandardError | undefined;
  /** Why the numbers say nothing here. */
  readonly doubts: NonEmpty<Doubt> | undefined;
}

function judgeSeries(
  { metric, request, role, alpha, ...series }: StoredSeries,
  stored: NonEmpty<number>,
  after: number,
  { sameMachine, within, doubts }: Errors,
): Finding {
  const losses = mapNonEmpty(stored, (before) => lossOf(metric, before, after));
  const bounds = boundPrediction(losses, priorSpread(metric, sameMachine), alpha, within);
  const before = geometricMean(stored);
  const tolerance = series.tolerance(before);
  // Stored numbers do not come from a run that ends when it is sure, so a pass means within tolerance.
  const shown = decide(role, bounds, { tolerance, resolution: tolerance });
  const outcome = doubts === undefined ? shown : outcomeInDoubt(role, shown);
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
    doubts,
  });
  if (doubts !== undefined) {
    const needs = outcome === 'inconclusive' ? doubts.map(sentenceOf) : [];
    return { comparisons: [comparison], needs };
  }
  return {
    comparisons: [comparison],
    warnings: warnOfSmallChange(comparison, { ...bounds, surest: bounds.low }),
    needs: shown === 'inconclusive' ? [describeNeed(comparison, bounds)] : [],
  };
}

/** A doubt holds up a gate, and a loss that would be shown without it. */
const outcomeInDoubt = (
  role: Comparison['role'],
  shown: Comparison['outcome'],
): Comparison['outcome'] =>
  role === 'gate' || shown === 'regression' ? 'inconclusive' : 'not-shown';

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
