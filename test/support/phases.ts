// Phases of a block from a few numbers: the times and counts of each request.

import { countErrors } from '../../src/record/failure-class.ts';
import { Histogram } from '../../src/record/histogram.ts';
import type {
  Cleaning,
  Failures,
  PhaseResult,
  RequestResult,
} from '../../src/record/run-record.ts';
import {
  bytes,
  microseconds,
  milliseconds,
  nanoseconds,
  rate,
  seconds,
  toSeconds,
} from '../../src/units.ts';

/** Times of one request: half of them up to `p50`, 99 of 100 up to `p99`, in microseconds. */
interface TimesSketch {
  readonly p50: number;
  readonly p99: number;
}

export interface RequestSketch {
  readonly name?: string;
  readonly weight?: number;
  readonly service?: TimesSketch;
  readonly response?: TimesSketch;
  /** Response times of the slices that were kept, where the block was cleaned; else as `response`. */
  readonly clean?: TimesSketch;
  readonly cleanSamples?: number;
  /** Samples in each histogram of a block; 1000 are enough for a p99. */
  readonly samples?: number;
  /** Failures in the capacity phase of each block; they count as sent besides the successes. */
  readonly failures?: Failures;
  /** How many of them come at a time; `undefined`: the record does not tell. */
  readonly burst?: number;
  /** Share of the due arrivals that were never started. */
  readonly unsentShare?: number;
}

export const nameOf = (request: RequestSketch): string => request.name ?? 'default';

/** A histogram whose p50 and p99 are these, with an exponential tail. */
export function makeTimes(times: TimesSketch, samples = 1_000): Histogram {
  const key = `${times.p50} ${times.p99} ${samples}`;
  const known = histograms.get(key);
  if (known !== undefined) return known;
  const histogram = new Histogram();
  for (let index = 0; index < samples; index++) {
    histogram.record(microseconds(timeAt(times, (index + 0.5) / samples)));
  }
  const condensed = histogram.condensed();
  histograms.set(key, condensed);
  return condensed;
}

/** Records share these: no test writes into one of a finished record. */
const histograms = new Map<string, Histogram>();
const EMPTY = new Histogram();
const RESPONSE: TimesSketch = { p50: 1_000, p99: 3_000 };

/** With slices of 20 ms, as where short slices are cleaned. */
export function cleanPhase(
  phase: PhaseResult,
  requests: readonly RequestSketch[],
  { slices, kept }: Pick<Cleaning, 'slices' | 'kept'>,
): PhaseResult {
  const results = requests.flatMap((request): [string, RequestResult][] => {
    const result = phase.requests.get(nameOf(request));
    if (result === undefined) return [];
    const times = request.clean ?? request.response ?? RESPONSE;
    const cleanTime = makeTimes(times, request.cleanSamples ?? request.samples);
    return [[nameOf(request), { ...result, cleanTime }]];
  });
  const limits = { serverLimit: milliseconds(0.5), generatorLimit: milliseconds(0.5) };
  return { ...phase, slices, cleaning: { slices, kept, ...limits }, requests: new Map(results) };
}

export function makePhase(
  requests: readonly RequestSketch[],
  completed: number,
  window: number,
  fixedRate: boolean,
): PhaseResult {
  const shares = sharesOf(requests);
  const results = requests.map((request, index) => {
    const mine = Math.round(completed * (shares[index] ?? 0));
    return [nameOf(request), makeResult(request, mine, fixedRate)] as const;
  });
  const elapsed = seconds(window * 1.25);
  return {
    slices: 20,
    window: seconds(window),
    completed: results.reduce((total, [, result]) => total + result.completed, 0),
    bytesReceived: bytes(completed * 1_200),
    elapsed,
    connectionsOpened: 32,
    threadRates: [rate(completed, seconds(window))],
    generatorCpu: nanoseconds(toSeconds(elapsed) * 4e8),
    generatorUse: undefined,
    cleaning: undefined,
    errorSquares: squaresOf(requests, fixedRate),
    lag: fixedRate ? makeTimes({ p50: 20, p99: 200 }) : EMPTY,
    connectTime: makeTimes({ p50: 60, p99: 300 }, 32),
    requests: new Map(results),
    flows: new Map(),
  };
}

/** As if each burst was in a slice of its own. */
function squaresOf(requests: readonly RequestSketch[], fixedRate: boolean): number | undefined {
  const [first] = requests;
  if (first?.burst === undefined) return undefined;
  return fixedRate ? 0 : first.burst * countErrors(first.failures ?? {});
}

function makeResult(request: RequestSketch, completed: number, fixedRate: boolean): RequestResult {
  const { service = { p50: 4_000, p99: 9_000 }, response = RESPONSE } = request;
  const failures = fixedRate ? {} : (request.failures ?? {});
  const failed = Object.values(failures).reduce((total, failure) => total + failure.count, 0);
  const unsentShare = fixedRate ? (request.unsentShare ?? 0) : 0;
  const serviceTime = makeTimes(service, request.samples);
  return {
    sent: completed + failed,
    ok: completed,
    completed,
    resent: 0,
    unsent: Math.round(((completed + failed) * unsentShare) / (1 - unsentShare)),
    bodyBytes: bytes(completed * 1_024),
    failures,
    serviceTime,
    responseTime: fixedRate ? makeTimes(response, request.samples) : EMPTY,
    cleanTime: EMPTY,
    waiting: serviceTime,
    total: serviceTime,
    failureTime: EMPTY,
  };
}

function sharesOf(requests: readonly RequestSketch[]): readonly number[] {
  const weights = requests.map((request) => request.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Shifted exponential through both points; below the median it may not fall under 1 µs. */
function timeAt({ p50, p99 }: TimesSketch, share: number): number {
  return Math.max(1, p50 + ((p99 - p50) * Math.log(0.5 / (1 - share))) / Math.log(50));
}
