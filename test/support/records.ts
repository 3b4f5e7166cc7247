// Run records from a few numbers, for tests that need one without measuring.

import type { Failures } from '../../src/measure/failure-class.ts';
import { Histogram } from '../../src/measure/histogram.ts';
import type {
  Arm,
  Block,
  Environment,
  LoadFacts,
  PhaseResult,
  RequestFacts,
  RequestResult,
  RunRecord,
} from '../../src/measure/run-record.ts';
import {
  bytes,
  microseconds,
  milliseconds,
  nanoseconds,
  perSecond,
  rate,
  seconds,
  toSeconds,
} from '../../src/units.ts';

/** Times of one request: half of them up to `p50`, 99 of 100 up to `p99`, in microseconds. */
export interface TimesSketch {
  readonly p50: number;
  readonly p99: number;
}

export interface RequestSketch {
  readonly name?: string;
  readonly weight?: number;
  readonly service?: TimesSketch;
  readonly response?: TimesSketch;
  /** Samples in each histogram of a block; 1000 are enough for a p99. */
  readonly samples?: number;
  /** Failures in the capacity phase of each block; they count as sent besides the successes. */
  readonly failures?: Failures;
  /** Share of the due arrivals that were never started. */
  readonly unsentShare?: number;
}

export interface BlockSketch {
  readonly arm?: Arm;
  /** Successes per second of the mix at capacity. */
  readonly throughput?: number;
  /** Seconds of recorded capacity load. */
  readonly window?: number;
  readonly requests?: readonly RequestSketch[];
  /** Offered rate, and the share of it that was answered in the windows; `undefined`: no such phase. */
  readonly offeredRate?: number | undefined;
  readonly achievedShare?: number;
  /** Microseconds of server CPU per answer. */
  readonly cpuPerRequest?: number | undefined;
  readonly peakMemory?: number | undefined;
}

export interface RecordSketch extends BlockSketch {
  readonly id?: string;
  readonly attempt?: number;
  readonly name?: string;
  readonly measuredAt?: string;
  readonly accepted?: boolean;
  readonly isNewLevel?: boolean;
  readonly planHash?: string;
  readonly commit?: string | undefined;
  readonly seed?: string;
  readonly environment?: Partial<Environment>;
  readonly load?: Partial<LoadFacts>;
  /** How many equal blocks, or one sketch per block over what the record says. */
  readonly blocks?: number | readonly BlockSketch[];
}

/** A record of a brisk little server on a laptop, but for what `sketch` says. */
export function makeRecord(sketch: RecordSketch = {}): RunRecord {
  const offeredRate = 'offeredRate' in sketch ? sketch.offeredRate : 3_600;
  return {
    id: sketch.id ?? 'run-1',
    attempt: sketch.attempt ?? 1,
    name: sketch.name ?? 'default',
    measuredAt: sketch.measuredAt ?? '2025-03-01T12:00:00.000Z',
    accepted: sketch.accepted ?? true,
    isNewLevel: sketch.isNewLevel ?? false,
    planHash: sketch.planHash ?? 'a'.repeat(64),
    commit: 'commit' in sketch ? sketch.commit : 'c'.repeat(40),
    seed: sketch.seed ?? 'seed',
    environment: { ...ENVIRONMENT, ...sketch.environment },
    load: makeLoad(offeredRate, sketch.load),
    requests: requestSketches(sketch).map(makeRequestFacts),
    blocks: blockSketches(sketch).map((block) => makeBlock({ ...sketch, offeredRate, ...block })),
  };
}

/** `count` records that differ in id and time, oldest first; `sketch` gets the index. */
export function makeRecords(
  count: number,
  sketch: (index: number) => RecordSketch = () => ({}),
): readonly RunRecord[] {
  return Array.from({ length: count }, (_, index) =>
    makeRecord({
      id: `stored-${index}`,
      measuredAt: new Date(Date.UTC(2025, 0, 1 + index)).toISOString(),
      ...sketch(index),
    }),
  );
}

/** One block; see `makeRecord`. */
export function makeBlock(sketch: BlockSketch = {}): Block {
  const requests = requestSketches(sketch);
  const window = sketch.window ?? 10;
  const throughput = sketch.throughput ?? 6_000;
  const capacity = makePhase(requests, Math.round(throughput * window), window, false);
  const cpu = 'cpuPerRequest' in sketch ? sketch.cpuPerRequest : 160;
  return {
    arm: sketch.arm ?? 'candidate',
    startedAt: '2025-03-01T12:00:00.000Z',
    boot: milliseconds(180),
    capacity,
    fixedRate: makeFixedRate(requests, sketch, window),
    server: {
      cpu: cpu === undefined ? undefined : nanoseconds(cpu * 1_000 * capacity.completed),
      answers: capacity.completed,
      elapsed: capacity.elapsed,
      peakMemory: peakMemoryOf(sketch),
      processes: 1,
    },
  };
}

/** A histogram whose p50 and p99 are these, with an exponential tail. */
export function makeTimes(times: TimesSketch, samples = 1_000): Histogram {
  const key = `${times.p50} ${times.p99} ${samples}`;
  const known = histograms.get(key);
  if (known !== undefined) return known;
  const histogram = new Histogram();
  for (let index = 0; index < samples; index++) {
    histogram.record(microseconds(timeAt(times, (index + 0.5) / samples)));
  }
  histograms.set(key, histogram);
  return histogram;
}

/** Records share these: a histogram is large, and nobody writes into one of a finished record. */
const histograms = new Map<string, Histogram>();
const EMPTY = new Histogram();

const ENVIRONMENT: Environment = {
  cpuModel: 'AMD EPYC 7763 64-Core Processor',
  cores: 4,
  memory: bytes(16 * 1_024 ** 3),
  architecture: 'x64',
  platform: 'linux',
  kernel: '6.8.0',
  node: '24.4.1',
  perfGate: '0.1.0',
  machine: 'laptop',
  cpuQuota: undefined,
};

function makeLoad(offeredRate: number | undefined, load: Partial<LoadFacts> = {}): LoadFacts {
  return {
    connections: 25,
    threads: 1,
    engine: 'raw',
    warmup: seconds(2),
    capacitySlice: milliseconds(200),
    fixedRateSlice: milliseconds(200),
    offeredRate: offeredRate === undefined ? undefined : perSecond(offeredRate),
    processes: 'fresh',
    ...load,
  };
}

function requestSketches(sketch: BlockSketch): readonly RequestSketch[] {
  return sketch.requests ?? [{}];
}

function blockSketches(sketch: RecordSketch): readonly BlockSketch[] {
  const { blocks = 1 } = sketch;
  return typeof blocks === 'number' ? Array.from({ length: blocks }, () => ({})) : blocks;
}

const nameOf = (request: RequestSketch): string => request.name ?? 'default';

function makeRequestFacts(request: RequestSketch): RequestFacts {
  return {
    name: nameOf(request),
    method: 'GET',
    path: '/',
    weight: request.weight ?? 1,
    serverSoftware: undefined,
    documentLength: bytes(1_024),
    status: 200,
  };
}

function peakMemoryOf(sketch: BlockSketch) {
  const size = 'peakMemory' in sketch ? sketch.peakMemory : 80 * 1_024 ** 2;
  return size === undefined ? undefined : bytes(size);
}

function makeFixedRate(
  requests: readonly RequestSketch[],
  sketch: BlockSketch,
  window: number,
): PhaseResult | undefined {
  const offered = 'offeredRate' in sketch ? sketch.offeredRate : 3_600;
  if (offered === undefined) return undefined;
  const answered = Math.round(offered * window * (sketch.achievedShare ?? 1));
  return makePhase(requests, answered, window, true);
}

function makePhase(
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
    lag: fixedRate ? makeTimes({ p50: 20, p99: 200 }) : EMPTY,
    connectTime: makeTimes({ p50: 60, p99: 300 }, 32),
    requests: new Map(results),
  };
}

function makeResult(request: RequestSketch, completed: number, fixedRate: boolean): RequestResult {
  const { service = { p50: 4_000, p99: 9_000 }, response = { p50: 1_000, p99: 3_000 } } = request;
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
