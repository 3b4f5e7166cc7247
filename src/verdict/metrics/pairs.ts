// Compares the candidate with the other arm of the same run, metric by metric.

import { shortageOf } from '../../record/crowd.ts';
import { SAMPLES_OF_P99 } from '../../record/metrics.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import { boundPairs, type PairBounds } from '../../stats/pair-bounds.ts';
import { SIZE_LEVEL } from '../../stats/pair-levels.ts';
import { mapNonEmpty, meanOf, nonEmpty } from '../../stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';
import { compare } from '../comparison.ts';
import { HIGHER_IS_BETTER } from '../direction.ts';
import type { PairedEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { describePairNeed, describeWait } from '../words/need.ts';
import { explainByThroughput, toleranceByCpu } from './cpu-for-throughput.ts';
import { decidePairs, type Lines, linesOf } from './decide.ts';
import { effectsOf, meanEffects } from './effects.ts';
import { spreadAlone, warnOfWideResolution, widenResolution } from './p99-resolution.ts';
import { listPairSeries, type PairSeries, usualSpread } from './table.ts';
import { type PairUnit, singleUnits, unitsOf } from './units.ts';
import {
  warnOfFewSamplesInPairs,
  warnOfMethod,
  warnOfMissing,
  warnOfSmallChange,
} from './warnings.ts';

/** A metric of one request or of the mix, with its effect in every unit. */
export interface PairedMetric extends Pick<PairSeries, 'metric' | 'request' | 'role' | 'share'> {
  readonly before: number;
  readonly tolerance: LogRatio;
  readonly effects: NonEmpty<LogRatio>;
  /** See `spreadAlone`; not read of means over requests. */
  readonly alone: LogRatio | undefined;
}

type ReadSeries =
  | { readonly kind: 'read'; readonly series: PairSeries; readonly metric: PairedMetric }
  /** Nothing to show yet, or ever. */
  | { readonly kind: 'not-read'; readonly finding: Finding };

const readAll = (evidence: PairedEvidence): readonly ReadSeries[] =>
  listPairSeries(evidence).map((series) => readSeries(evidence, series));

/** Every metric of every request, without means over requests. */
export const readPairs = (evidence: PairedEvidence): readonly PairedMetric[] =>
  readAll(evidence).flatMap((one) => (one.kind === 'read' ? one.metric : []));

/** One finding per metric and request, and one for what holds for all. */
export function judgePairs(evidence: PairedEvidence): readonly Finding[] {
  const all = readAll(evidence);
  const read = all.flatMap((one) => (one.kind === 'read' ? one : []));
  const metrics = [
    ...read.map(({ metric }) => metric),
    ...averageRequests('p99', read, evidence),
    ...averageRequests('clean-response-p99', read, evidence),
  ];
  const { cleaned, cpu } = evidence;
  const warnings = [
    ...cleaned.warnings,
    ...(cpu.kind === 'instead-of-throughput' ? [cpu.warning] : []),
  ];
  const ofThroughput = toleranceByCpu(evidence, metrics);
  return [
    ...metrics.map((metric) => judgeMetric(evidence, metric, ofThroughput)),
    ...all.flatMap((one) => (one.kind === 'read' ? [] : one.finding)),
    { warnings },
  ];
}

/** Throughput, CPU and memory take one pair each. Percentiles take as many as hold their samples. */
function readSeries(evidence: PairedEvidence, series: PairSeries): ReadSeries {
  const { metric, request, role, share, valueIn, samplesIn } = series;
  const soFar = samplesIn && samplesSoFar(evidence, samplesIn);
  if (soFar !== undefined && expectSamples(evidence, soFar) < FEWEST_PAIRS * SAMPLES_OF_P99) {
    return { kind: 'not-read', finding: { warnings: warnOfFewSamplesInPairs(series, soFar) } };
  }
  const units = listUnits(evidence, series);
  const effects = effectsOf(metric, units, valueIn);
  const before = valueIn(evidence.baselineArm);
  if (effects !== undefined && before !== undefined) {
    const tolerance = series.tolerance(before);
    const alone = spreadAlone(units, valueIn);
    const read = { metric, request, role, share, tolerance, before, effects, alone };
    return { kind: 'read', series, metric: read };
  }
  if (samplesIn === undefined) {
    return { kind: 'not-read', finding: { warnings: warnOfMissing(series) } };
  }
  return { kind: 'not-read', finding: role === 'gate' ? { needs: [describeWait(series)] } : {} };
}

const listUnits = ({ pairs }: PairedEvidence, ...series: readonly PairSeries[]) =>
  series.every(({ samplesIn }) => samplesIn === undefined)
    ? singleUnits(pairs)
    : unitsOf(pairs, (unit) => series.every((one) => hasValues(one, unit)));

const hasValues = ({ valueIn }: PairSeries, { baseline, candidate }: PairUnit): boolean =>
  valueIn(baseline) !== undefined && valueIn(candidate) !== undefined;

/** Those of the poorer arm. */
const samplesSoFar = (
  { baselineArm, candidate }: PairedEvidence,
  samplesIn: NonNullable<PairSeries['samplesIn']>,
): number => Math.min(samplesIn(baselineArm), samplesIn(candidate));

/** At the end of the run, at the present pace. */
function expectSamples({ pairs, plannedPairs }: PairedEvidence, soFar: number): number {
  return pairs.length === 0 ? 0 : Math.floor((soFar * plannedPairs) / pairs.length);
}

/**
 * The mean over requests is as steady as many of them together, so it shows what slows all of them.
 * It only adds a way to turn red; single requests must pass by themselves.
 */
function averageRequests(
  metric: 'p99' | 'clean-response-p99',
  read: readonly Extract<ReadSeries, { kind: 'read' }>[],
  evidence: PairedEvidence,
): readonly PairedMetric[] {
  // A flow would count its steps a second time.
  const names = new Set(evidence.plan.requests.map(({ name }) => name));
  const requests = nonEmpty(
    read.filter((one) => one.metric.metric === metric && names.has(one.metric.request ?? '')),
  );
  if (requests === undefined || requests.length < 2) return [];
  const units = listUnits(evidence, ...requests.map(({ series }) => series));
  const effects = requests.flatMap(({ series }) => {
    const ofRequest = effectsOf(metric, units, series.valueIn);
    return ofRequest === undefined ? [] : [ofRequest];
  });
  const known = nonEmpty(effects);
  if (known === undefined || known.length < requests.length) return [];
  const metrics = mapNonEmpty(requests, (one) => one.metric);
  const meanOver = (value: (one: PairedMetric) => LogRatio): LogRatio =>
    meanOf(mapNonEmpty(metrics, value));
  const { p99OfMix, cleanedOfMix } = evidence.shares;
  return [
    {
      metric,
      request: undefined,
      role: 'guard',
      share: metric === 'p99' ? p99OfMix : cleanedOfMix,
      tolerance: meanOver(({ tolerance }) => tolerance),
      before: Math.exp(meanOver(({ before }) => logRatio(Math.log(before)))),
      effects: meanEffects(known),
      alone: undefined,
    },
  ];
}

function judgeMetric(
  evidence: PairedEvidence,
  judged: PairedMetric,
  ofThroughput: LogRatio | undefined,
): Finding {
  const { metric, request, role, before, effects, share } = judged;
  const bounds = boundPairs(effects, share, usualSpread(metric));
  const lines = linesFor(judged, bounds, ofThroughput);
  const outcome = decidePairs(role, bounds, lines);
  const { estimate } = bounds;
  const comparison = compare({
    metric,
    request,
    role,
    before,
    // From the estimate, so that the shown change is that of the shown values: in the totals of an arm a
    // slow block counts for less.
    after: before * Math.exp(HIGHER_IS_BETTER[metric] ? -estimate : estimate),
    loss: bounds,
    ...lines,
    outcome,
    minimumDetectable: smallestShown(bounds, lines),
    alpha: { alarm: share, fail: SIZE_LEVEL, pass: SIZE_LEVEL },
    method: 't',
    samples: effects.length,
  });
  const isForThroughput = lines.tolerance !== judged.tolerance;
  return {
    comparisons: [isForThroughput ? explainByThroughput(comparison) : comparison],
    warnings: [
      ...warnOfWideResolution(comparison, judged.alone),
      ...warnOfSmallChange(comparison, bounds),
      ...warnOfMethod(comparison, bounds),
    ],
    needs:
      outcome === 'inconclusive'
        ? [describePairNeed(comparison, effects, evidence.pairs, needContext(evidence))]
        : [],
  };
}

function needContext({ pairs, candidate }: PairedEvidence) {
  const blocks = pairs.flatMap((pair) => [pair.baseline, pair.candidate]);
  const isCrowded = shortageOf(blocks, candidate.environment.cores) !== undefined;
  return { isCrowded, planned: candidate.pace };
}

/**
 * The p99 at capacity may be too unsteady for a pass to rule out twice its tolerance.
 * CPU per request is held against the tolerance of throughput only where that turns it red.
 * @param ofThroughput that tolerance, where CPU per request stands for throughput
 */
function linesFor(
  { metric, role, tolerance, alone, effects }: PairedMetric,
  bounds: PairBounds,
  ofThroughput: LogRatio | undefined,
): Lines {
  const own = linesOf(tolerance);
  if (metric === 'p99' && role === 'gate') return widenResolution(own, alone, effects);
  if (metric !== 'cpu' || ofThroughput === undefined || ofThroughput >= tolerance) return own;
  const strict = { ...own, tolerance: ofThroughput };
  return decidePairs('guard', bounds, strict) === 'regression' ? strict : own;
}

/** A loss shows as soon as it is shown to be above zero and beyond the tolerance. */
function smallestShown({ estimate, low, surest }: PairBounds, { tolerance }: Lines): LogRatio {
  if (!Number.isFinite(surest)) return logRatio(Number.POSITIVE_INFINITY);
  return logRatio(Math.max(tolerance + estimate - low, estimate - surest));
}
