// Run records from a few numbers, for tests that need one without measuring.

import type {
  Arm,
  Block,
  Cleaning,
  Environment,
  LoadFacts,
  PhaseResult,
  PlanFacts,
  RequestFacts,
  RunRecord,
} from '../../src/record/run-record.ts';
import {
  bytes,
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  nanoseconds,
  perSecond,
  ratio,
  seconds,
} from '../../src/units.ts';
import { type GeneratorSketch, makeUse } from './generator-sketch.ts';
import { cleanPhase, makePhase, nameOf, type RequestSketch } from './phases.ts';

export interface BlockSketch {
  readonly arm?: Arm;
  readonly number?: number;
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
  /** Milliseconds from the start of the process to its first answer. */
  readonly startTime?: number;
  /** Milliseconds that its first answers took; `null`: not measured. */
  readonly firstAnswers?: number | null;
  /** Cores of it that were wanted beyond those that were had. */
  readonly serverWaited?: number;
  /** Shares of the machine that others used at capacity, and before; `undefined`: not measured. */
  readonly others?: OthersSketch | undefined;
  /** What the generator used, in both phases; `undefined`: not measured. */
  readonly generator?: GeneratorSketch | undefined;
  /** Slices at the fixed rate that were kept of those measured; `undefined`: they were not cleaned. */
  readonly cleaning?: Pick<Cleaning, 'slices' | 'kept'> | undefined;
  readonly placement?: { readonly workers: number; readonly imbalance: number } | undefined;
}

export interface OthersSketch {
  /** `undefined`: the server's own is unknown. */
  readonly share?: number | undefined;
  readonly background?: number;
  readonly stolen?: number;
}

export interface RecordSketch extends BlockSketch {
  readonly id?: string;
  readonly attempt?: number;
  readonly name?: string;
  readonly measuredAt?: string;
  readonly accepted?: boolean;
  readonly isNewLevel?: boolean;
  readonly planHash?: string;
  readonly plan?: PlanFacts | undefined;
  readonly commit?: string | undefined;
  readonly seed?: string;
  readonly environment?: Partial<Environment>;
  readonly load?: Partial<LoadFacts>;
  readonly baselineArm?: RunRecord['baselineArm'];
  readonly armDifferences?: RunRecord['armDifferences'];
  readonly programs?: RunRecord['programs'];
  readonly profiles?: RunRecord['profiles'];
  readonly look?: RunRecord['look'];
  readonly took?: RunRecord['took'];
  readonly pace?: RunRecord['pace'];
  readonly step?: RunRecord['step'];
  readonly earlierSteps?: RunRecord['earlierSteps'];
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
    plan: 'plan' in sketch ? sketch.plan : PLAN,
    commit: 'commit' in sketch ? sketch.commit : 'c'.repeat(40),
    changedFrom: undefined,
    seed: sketch.seed ?? 'seed',
    environment: { ...ENVIRONMENT, ...sketch.environment },
    load: makeLoad(offeredRate, sketch.load),
    requests: requestSketches(sketch).map(makeRequestFacts),
    baselineArm: sketch.baselineArm,
    armDifferences: sketch.armDifferences,
    programs: sketch.programs,
    profiles: sketch.profiles,
    look: sketch.look,
    took: sketch.took,
    pace: sketch.pace,
    step: sketch.step,
    earlierSteps: sketch.earlierSteps,
    blocks: blockSketches(sketch).map((block, index) =>
      makeBlock({ ...sketch, offeredRate, number: index + 1, ...block }),
    ),
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
  const phase = makePhase(requests, Math.round(throughput * window), window, false);
  const capacity = withGenerator(phase, sketch.generator);
  const cpu = 'cpuPerRequest' in sketch ? sketch.cpuPerRequest : 160;
  return {
    arm: sketch.arm ?? 'candidate',
    number: sketch.number ?? 1,
    startedAt: '2025-03-01T12:00:00.000Z',
    boot: milliseconds(sketch.startTime ?? 180),
    firstAnswers:
      sketch.firstAnswers === null ? undefined : milliseconds(sketch.firstAnswers ?? 12),
    capacity,
    fixedRate: makeFixedRate(requests, sketch, window),
    added: undefined,
    server: {
      cpu: cpu === undefined ? undefined : nanoseconds(cpu * 1_000 * capacity.completed),
      waited:
        sketch.serverWaited === undefined
          ? undefined
          : nanoseconds(sketch.serverWaited * capacity.elapsed * NANOSECONDS_PER_MILLISECOND),
      answers: capacity.completed,
      elapsed: capacity.elapsed,
      peakMemory: peakMemoryOf(sketch),
      processes: 1,
      placement: makePlacement(sketch),
    },
    others: makeOthers(sketch.others, capacity.elapsed),
  };
}

function withGenerator(phase: PhaseResult, sketch: GeneratorSketch | undefined): PhaseResult {
  if (sketch === undefined) return phase;
  const generatorUse = makeUse(sketch, phase.elapsed);
  return { ...phase, generatorUse, generatorCpu: generatorUse.cpu };
}

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
  image: undefined,
};

export const PLAN: PlanFacts = {
  sliceScheme: 1,
  processes: 'fresh',
  protocol: 'http:',
  transport: 'port',
  connections: 25,
  rate: undefined,
  warmup: seconds(2),
  requestTimeout: seconds(10),
  requests: [
    {
      name: 'default',
      method: 'GET',
      path: '/',
      weight: 1,
      headers: ['accept'],
      bodySize: undefined,
      expectedStatus: '2xx',
      expectedBody: undefined,
      otherChecks: undefined,
      inFlow: undefined,
    },
  ],
};

function makeLoad(offeredRate: number | undefined, load: Partial<LoadFacts> = {}): LoadFacts {
  return {
    connections: 25,
    threads: 1,
    engine: 'raw',
    generatorCost: undefined,
    warmup: seconds(2),
    capacitySlice: milliseconds(200),
    fixedRateSlice: milliseconds(200),
    offeredRate: offeredRate === undefined ? undefined : perSecond(offeredRate),
    processes: 'fresh',
    arms: 1,
    turns: 'slices',
    reopens: false,
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

function makeOthers(sketch: OthersSketch | undefined, elapsed: Milliseconds): Block['others'] {
  if (sketch === undefined) return undefined;
  const { share, background = 0, stolen = 0 } = sketch;
  const machine = ENVIRONMENT.cores * elapsed * NANOSECONDS_PER_MILLISECOND;
  return {
    cpu: share === undefined ? undefined : nanoseconds(share * machine),
    stolen: nanoseconds(stolen * machine),
    elapsed,
    background: ratio(background),
  };
}

function makePlacement({ placement }: BlockSketch): Block['server']['placement'] {
  return placement && { workers: placement.workers, imbalance: ratio(placement.imbalance) };
}

function makeFixedRate(
  requests: readonly RequestSketch[],
  sketch: BlockSketch,
  window: number,
): PhaseResult | undefined {
  const offered = 'offeredRate' in sketch ? sketch.offeredRate : 3_600;
  if (offered === undefined) return undefined;
  const answered = Math.round(offered * window * (sketch.achievedShare ?? 1));
  const made = makePhase(requests, answered, window, true);
  const phase = withGenerator(made, sketch.generator);
  return sketch.cleaning === undefined ? phase : cleanPhase(phase, requests, sketch.cleaning);
}
