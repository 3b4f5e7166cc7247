// Random run records, for laws of the codec.

import fc from 'fast-check';
import { FAILURE_CLASSES } from '../../src/record/failure-class.ts';
import { Histogram } from '../../src/record/histogram.ts';
import type {
  Block,
  GeneratorUse,
  PhaseResult,
  PlanFacts,
  RequestResult,
  RunRecord,
} from '../../src/record/run-record.ts';
import {
  bytes,
  logRatio,
  microseconds,
  milliseconds,
  nanoseconds,
  perSecond,
  ratio,
} from '../../src/units.ts';

export function histogramOf(times: Iterable<number>): Histogram {
  const histogram = new Histogram();
  for (const time of times) histogram.record(microseconds(time));
  return histogram;
}

const time = fc.oneof(fc.nat({ max: 5_000 }), fc.nat({ max: 4_000_000_000 }));
const histogram = fc.array(time, { maxLength: 8 }).map(histogramOf);
const count = fc.nat({ max: 1_000_000 });
const ordinal = fc.integer({ min: 1, max: 9 });
const upTo = (max: number) => fc.double({ min: 0, max, noNaN: true }).map((value) => value + 0);
const amount = upTo(1e12);
/** As much as 256 cores can give in a second, so that it is possible in a block of no length, too. */
const cpuTime = upTo(2.5e11).map(nanoseconds);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const name = fc.string({ maxLength: 20 });
const instant = fc
  .integer({ min: 0, max: 4_000_000_000_000 })
  .map((value) => new Date(value).toISOString());

const failures = fc.dictionary(
  fc.constantFrom(...FAILURE_CLASSES),
  fc.record({ count, example: fc.string({ maxLength: 50 }) }),
);

const requestResult: fc.Arbitrary<RequestResult> = fc.record({
  sent: count,
  ok: count,
  completed: count,
  resent: count,
  unsent: count,
  bodyBytes: amount.map(bytes),
  failures,
  serviceTime: histogram,
  responseTime: histogram,
  cleanTime: histogram,
  waiting: histogram,
  total: histogram,
  failureTime: histogram,
});

export const generatorUse: fc.Arbitrary<GeneratorUse> = fc.record({
  cpu: amount.map(nanoseconds),
  busiest: amount.map(nanoseconds),
  demand: optional(amount.map(nanoseconds)),
  loop: amount.map(milliseconds),
  stalled: amount.map(milliseconds),
  longestStall: amount.map(milliseconds),
  pauses: count,
  paused: amount.map(milliseconds),
  longestPause: amount.map(milliseconds),
});

const phaseResult = (names: readonly string[]): fc.Arbitrary<PhaseResult> =>
  fc.record({
    slices: count,
    window: amount.map(milliseconds),
    completed: count,
    bytesReceived: amount.map(bytes),
    elapsed: amount.map(milliseconds),
    connectionsOpened: count,
    threadRates: fc.array(
      count.map((value) => perSecond(value / 10)),
      { maxLength: 5 },
    ),
    generatorCpu: cpuTime,
    generatorUse: optional(generatorUse),
    cleaning: optional(
      fc.record({ lost: count, kept: count, limit: amount.map(milliseconds) }),
    ).map(
      (made) =>
        made && {
          slices: made.kept + made.lost,
          kept: made.kept,
          serverLimit: made.limit,
          generatorLimit: made.limit,
        },
    ),
    errorSquares: optional(count),
    lag: histogram,
    connectTime: histogram,
    requests: fc
      .tuple(...names.map(() => requestResult))
      .map((results) => new Map(names.flatMap((key, index) => pairOf(key, results[index])))),
    flows: fc
      .option(requestResult)
      .map((flow) => new Map(flow === null ? [] : [['flow', { ...flow, steps: names }]])),
  });

function pairOf(key: string, result: RequestResult | undefined): [string, RequestResult][] {
  return result === undefined ? [] : [[key, result]];
}

const block = (names: readonly string[]): fc.Arbitrary<Block> =>
  fc.record({
    arm: fc.constantFrom('candidate', 'baseline'),
    number: ordinal,
    startedAt: instant,
    boot: optional(amount.map(milliseconds)),
    firstAnswers: optional(amount.map(milliseconds)),
    capacity: phaseResult(names),
    fixedRate: optional(phaseResult(names)),
    added: optional(phaseResult(names)),
    server: fc.record({
      cpu: optional(cpuTime),
      waited: optional(amount.map(nanoseconds)),
      answers: count,
      elapsed: amount.map(milliseconds),
      peakMemory: optional(amount.map(bytes)),
      processes: optional(count),
      placement: optional(fc.record({ workers: count, imbalance: amount.map(ratio) })),
    }),
    others: optional(
      fc.record({
        cpu: optional(cpuTime),
        stolen: cpuTime,
        elapsed: amount.map(milliseconds),
        background: amount.map(ratio),
      }),
    ),
  });

const hash = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 40, maxLength: 40 });

const planFacts = (names: readonly string[]): fc.Arbitrary<PlanFacts> =>
  fc.record({
    sliceScheme: count,
    processes: fc.constantFrom('fresh', 'running'),
    protocol: fc.constantFrom('http:', 'https:'),
    transport: fc.constantFrom('port', 'unix-socket'),
    connections: count,
    rate: optional(amount.map(perSecond)),
    warmup: amount.map(milliseconds),
    requestTimeout: amount.map(milliseconds),
    requests: fc.tuple(...names.map(plannedRequest)),
  });

const plannedRequest = (key: string) =>
  fc.record({
    name: fc.constant(key),
    method: name,
    path: name,
    weight: count,
    headers: fc.array(name, { maxLength: 3 }),
    bodySize: optional(amount.map(bytes)),
    expectedStatus: optional(name),
    expectedBody: optional(fc.constantFrom('includes', 'matches')),
    otherChecks: optional(fc.array(name, { maxLength: 8 })),
    inFlow: optional(name),
  });

const logarithm = (min: number) =>
  fc.double({ min, max: 50, noNaN: true }).map((value) => logRatio(value + 0));
const shift = fc.record({
  loss: logarithm(-50),
  error: logarithm(0),
  units: fc.integer({ min: 2, max: 9 }),
});

const step = fc.record({
  base: hash.map((digits) => digits.join('')),
  pairs: ordinal,
  throughput: optional(shift),
  cpu: optional(shift),
  p99: optional(shift),
});

const armProfile = fc.record({
  profiler: name,
  samples: count,
  answers: count,
  cpu: optional(amount.map(nanoseconds)),
  functions: fc.array(fc.record({ name, samples: count }), { maxLength: 2 }),
  calls: fc.tuple(name, name, count).map(([outer, inner, samples]) => [
    { name: outer, parent: undefined, samples },
    { name: inner, parent: 0, samples },
  ]),
});

const recordOf = (names: readonly string[]): fc.Arbitrary<RunRecord> =>
  fc.record({
    id: name,
    attempt: count,
    name,
    measuredAt: instant,
    accepted: fc.boolean(),
    isNewLevel: fc.boolean(),
    planHash: hash.map((digits) => digits.join('')),
    plan: optional(planFacts(names)),
    commit: optional(hash.map((digits) => digits.join(''))),
    changedFrom: optional(hash.map((digits) => digits.join(''))),
    seed: name,
    environment: fc.record({
      cpuModel: name,
      cores: count,
      memory: amount.map(bytes),
      architecture: name,
      platform: name,
      kernel: name,
      node: name,
      perfGate: name,
      machine: optional(name),
      cpuQuota: optional(amount),
      image: optional(name),
    }),
    load: fc.record({
      connections: count,
      threads: count,
      engine: name,
      generatorCost: optional(amount.map(microseconds)),
      warmup: amount.map(milliseconds),
      capacitySlice: amount.map(milliseconds),
      fixedRateSlice: amount.map(milliseconds),
      offeredRate: optional(amount.map(perSecond)),
      processes: fc.constantFrom('fresh', 'running'),
      arms: fc.constantFrom(1, 2),
      turns: fc.constantFrom('slices', 'one-arm-at-a-time'),
      reopens: fc.boolean(),
    }),
    requests: fc.constant(
      names.map((key) => ({
        name: key,
        method: 'GET',
        path: '/',
        weight: 1,
        serverSoftware: undefined,
        documentLength: bytes(12),
        status: 200,
      })),
    ),
    baselineArm: optional(
      fc.record({
        kind: fc.constantFrom('build', 'commit', 'directory', 'command'),
        commit: optional(hash.map((digits) => digits.join(''))),
      }),
    ),
    armDifferences: optional(
      fc.record({
        packages: fc.array(fc.record({ name, before: optional(name), after: optional(name) }), {
          maxLength: 2,
        }),
        morePackages: count,
        variables: fc.array(name, { maxLength: 2 }),
      }),
    ),
    programs: optional(
      fc.array(
        fc.record({
          arm: fc.constantFrom('candidate', 'baseline'),
          name,
          version: optional(name),
          size: amount.map(bytes),
        }),
        { maxLength: 2 },
      ),
    ),
    profiles: optional(fc.record({ baseline: armProfile, candidate: armProfile })),
    look: optional(
      fc.tuple(ordinal, ordinal, ordinal).map(([one, other, plannedBlocks]) => ({
        number: Math.min(one, other),
        of: Math.max(one, other),
        plannedBlocks,
      })),
    ),
    took: optional(amount.map(milliseconds)),
    pace: optional(fc.record({ lead: amount.map(milliseconds), pair: amount.map(milliseconds) })),
    step: optional(step),
    earlierSteps: optional(
      fc.array(
        fc.record({
          id: name,
          attempt: count,
          measuredAt: instant,
          commit: optional(hash.map((digits) => digits.join(''))),
          isNewLevel: fc.boolean(),
          step: optional(step),
        }),
        { maxLength: 3 },
      ),
    ),
    blocks: fc.uniqueArray(block(names), {
      maxLength: 2,
      selector: ({ arm, number }) => `${arm} ${number}`,
    }),
  });

/** Any record that perf-gate could have made; names may be as odd as `__proto__`. */
export const anyRecord: fc.Arbitrary<RunRecord> = fc
  .uniqueArray(fc.oneof(name, fc.constant('__proto__')), { minLength: 1, maxLength: 2 })
  .chain(recordOf);
