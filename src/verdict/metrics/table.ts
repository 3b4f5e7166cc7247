// The metrics that are compared with a baseline, as a table: what each is, forgives and may spend.

import type { Judged } from '../../plan/plan.ts';
import { listJudged } from '../../plan/request-plan.ts';
import { findStandstill } from '../../record/generator-load.ts';
import { heldItsRate, isRateHeld, isSameRate } from '../../record/held-rate.ts';
import {
  cleanResponseQuantile,
  cpuPerRequestOf,
  firstAnswersOf,
  type Measured,
  peakMemoryOf,
  responseQuantile,
  type SampleCounts,
  sampleCountsOf,
  serviceQuantile,
  startTimeOf,
  throughputOf,
} from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { TestLevels } from '../../stats/alpha.ts';
import { USUAL_THROUGHPUT_SPREAD } from '../../stats/pair-bounds.ts';
import {
  type LogRatio,
  logChange,
  logRatio,
  type Milliseconds,
  milliseconds,
  toMicroseconds,
} from '../../units.ts';
import { toleranceOf } from '../direction.ts';
import type { JudgedPlan, PairedEvidence, StoredEvidence } from '../evidence.ts';
import type { Comparison } from '../verdict.ts';
import { leastThroughput } from './effects.ts';

/** One metric of one request or flow, or of the mix. */
interface Series<Metric, Source> extends Pick<Comparison, 'request'> {
  readonly metric: Metric;
  /** Forgiven loss, given the baseline's value. */
  readonly tolerance: (before: number) => LogRatio;
  /** `undefined` where it was not measured. */
  readonly valueIn: (source: Source) => number | undefined;
}

/** A metric in records of whole runs. Cleaning takes both versions, so nothing cleaned is stored. */
export type StoredSeries = Series<Exclude<ComparedMetric, 'clean-response-p99'>, RunRecord> &
  StoredRank;

/** A metric in every block of both versions, and in the record of either. */
export type PairSeries = Series<ComparedMetric, Measured> &
  PairRank & {
    /** The samples behind a percentile; `undefined` for a metric that takes none. */
    readonly samplesIn: ((measured: Measured) => number) | undefined;
  };

type ComparedMetric = keyof typeof OF_MIX | keyof typeof OF_REQUEST;

/** How each metric of the mix is read from a block or a record. */
const OF_MIX = {
  throughput: leastThroughput,
  cpu: cpuPerRequestOf,
  memory: peakMemoryOf,
  'start-time': startTimeOf,
  'first-answers': firstAnswersOf,
} as const;

/** How each metric of a single request is read. */
const OF_REQUEST = {
  p99: serviceQuantile,
  'response-p99': responseQuantile,
  'clean-response-p99': cleanResponseQuantile,
} as const;

/** Whether a metric must pass, and what its test may spend. */
interface StoredRank {
  readonly role: 'gate' | 'guard';
  readonly alpha: TestLevels;
}

/** `share`: of unchanged runs, that it may turn red at any look. */
interface PairRank {
  readonly role: 'gate' | 'guard';
  readonly share: number;
}

const gate = (alpha: TestLevels): StoredRank => ({ role: 'gate', alpha });
const guard = (alpha: TestLevels): StoredRank => ({ role: 'guard', alpha });

/** Gates first. */
export function listStoredSeries(evidence: StoredEvidence): readonly StoredSeries[] {
  const { plan, alpha, candidate } = evidence;
  const judged = listJudged(plan.requests);
  return [
    // Here zero stays zero, and counts as not measured.
    { ...ofMix('throughput', plan, gate(alpha.throughput)), valueIn: (run) => throughputOf(run) },
    ...judged.map((request) => ofRequest('p99', plan, request, gate(alpha.p99))),
    ...judged
      .map((request) => ofRequest('response-p99', plan, request, guard(alpha.rest)))
      .map((series) => ({
        ...series,
        valueIn: (run: RunRecord) =>
          isSameRate(run, candidate) && hasResponseTimes(run) ? series.valueIn(run) : undefined,
      })),
    ofMix('cpu', plan, guard(alpha.rest)),
    ofMix('memory', plan, guard(alpha.rest)),
    ofMix('start-time', plan, guard(alpha.rest)),
    ofMix('first-answers', plan, guard(alpha.rest)),
  ];
}

const hasResponseTimes = (run: RunRecord): boolean =>
  heldItsRate(run) && findStandstill(run) === undefined;

/** Gates first. */
export function listPairSeries(evidence: PairedEvidence): readonly PairSeries[] {
  const { plan, shares, cpu, cleaned } = evidence;
  const judged = listJudged(plan.requests);
  const usable = judged.filter(({ name }) => cleaned.requests.has(name));
  const responses = haveResponseTimes(evidence) ? judged : [];
  const ofMixPairs = (metric: keyof typeof OF_MIX, role: PairRank['role'], share: number) => ({
    ...ofMix(metric, plan, { role, share }),
    samplesIn: undefined,
  });
  // Where connections decide throughput, they decide how long the busiest worker takes just as much.
  const role = cpu.kind === 'instead-of-throughput' ? 'guard' : 'gate';
  return [
    ofMixPairs('throughput', role, shares.throughput),
    ...judged.map((request) => ofSamples('p99', plan, request, { role, share: shares.p99 })),
    ...usable.map((request) =>
      ofSamples('clean-response-p99', plan, request, { role: 'guard', share: shares.cleaned }),
    ),
    ...responses.map((request) =>
      ofSamples('response-p99', plan, request, { role: 'guard', share: shares.rest }),
    ),
    ofMixPairs('cpu', cpu.kind === 'guard' ? 'guard' : 'gate', shares.cpu),
    ofMixPairs('memory', 'guard', shares.rest),
    ofMixPairs('start-time', 'guard', shares.rest),
    ofMixPairs('first-answers', 'guard', shares.rest),
  ];
}

/** Which samples a percentile is read from. */
const SAMPLES: Readonly<Record<keyof typeof OF_REQUEST, keyof SampleCounts>> = {
  p99: 'service',
  'response-p99': 'response',
  'clean-response-p99': 'clean',
};

function ofSamples(
  metric: keyof typeof OF_REQUEST,
  plan: JudgedPlan,
  request: Judged,
  rank: PairRank,
): PairSeries {
  const samplesIn = (measured: Measured): number =>
    sampleCountsOf(measured, request.name)[SAMPLES[metric]];
  return { ...ofRequest(metric, plan, request, rank), samplesIn };
}

/**
 * Where an arm did not hold the rate, its response times show how long the queue grew; where the
 * generator stood still, they show for how long it did.
 */
const haveResponseTimes = (evidence: PairedEvidence): boolean =>
  isRateHeld(evidence) &&
  findStandstill(evidence.candidate) === undefined &&
  findStandstill(evidence.baselineArm) === undefined;

function ofMix<Metric extends keyof typeof OF_MIX, Rank>(
  metric: Metric,
  { tolerances }: JudgedPlan,
  rank: Rank,
): Series<Metric, Measured> & Rank {
  const tolerance = (before: number) => mixTolerance(metric, tolerances, before);
  return { metric, request: undefined, ...rank, tolerance, valueIn: OF_MIX[metric] };
}

/** A process starts once, so nobody notices such rises. Readiness is polled every 10 ms or more. */
const START_FLOORS = { 'start-time': milliseconds(50), 'first-answers': milliseconds(10) } as const;

function mixTolerance(
  metric: keyof typeof OF_MIX,
  tolerances: JudgedPlan['tolerances'],
  before: number,
): LogRatio {
  switch (metric) {
    case 'start-time':
    case 'first-answers':
      return withFloor(toleranceOf(metric, tolerances.start), before, START_FLOORS[metric]);
    default:
      return toleranceOf(metric, tolerances[metric]);
  }
}

function ofRequest<Metric extends keyof typeof OF_REQUEST, Rank>(
  metric: Metric,
  plan: JudgedPlan,
  request: Judged,
  rank: Rank,
): Series<Metric, Measured> & Rank {
  return {
    metric,
    request: request.name,
    ...rank,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (measured) => OF_REQUEST[metric](measured, request.name, 0.99),
  };
}

/** A p99 may always rise by less than the floor, because no user would notice. */
function p99Tolerance({ tolerances }: JudgedPlan, request: Judged, before: number): LogRatio {
  return withFloor(toleranceOf('p99', request.tolerances.p99), before, tolerances.p99Floor);
}

/** @param before in microseconds */
function withFloor(relative: LogRatio, before: number, floor: Milliseconds): LogRatio {
  return logRatio(Math.max(relative, logChange(before, before + toMicroseconds(floor))));
}

/** Standard deviation assumed between two runs of the same code on one and the same machine. */
const PRIOR_SPREAD: Readonly<Record<ComparedMetric, number>> = {
  throughput: USUAL_THROUGHPUT_SPREAD,
  p99: 0.15,
  'response-p99': 0.15,
  'clean-response-p99': 0.15,
  cpu: 0.05,
  memory: 0.05,
  'start-time': 0.15,
  'first-answers': 0.3,
};

/** Between machines of one model the same code varies by 10–30 %, so the prior is three times that. */
const BETWEEN_MACHINES = 3;

export function priorSpread(metric: ComparedMetric, sameMachine: boolean): LogRatio {
  return logRatio(PRIOR_SPREAD[metric] * (sameMachine ? 1 : BETWEEN_MACHINES));
}

/**
 * Standard deviation assumed between pairs of blocks of the same code, as long as there are few of them.
 * CPU per request is steadier there than between runs: 0.5 to 5.5 % in gates on three kinds of servers.
 */
export const usualSpread = (metric: ComparedMetric): LogRatio =>
  metric === 'cpu' ? logRatio(0.03) : priorSpread(metric, true);
