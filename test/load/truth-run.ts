// A slice of load at a server that writes down what it did, and what both of them say of it.

import assert from 'node:assert/strict';
import type { TruthReport } from '../../bench/servers/truth/messages.ts';
import type { Script } from '../../bench/servers/truth/script.ts';
import {
  startTruthServer,
  type TruthServer,
} from '../../bench/servers/truth/start-truth-server.ts';
import { sharedNow } from '../../src/load/exchange/clock.ts';
import type { FirstAnswers } from '../../src/load/first-answers.ts';
import { type LoadGenerator, startLoadGenerator } from '../../src/load/load-generator.ts';
import type { Histogram } from '../../src/record/histogram.ts';
import type { PhaseResult, RequestResult } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import { load, optionsOf, type Sketch } from './generator-sketch.ts';
import { assertAccounts, type LoadSketch, resultOf } from './slice-run.ts';

/** Both engines that speak HTTP/1.1. */
export const ENGINE_NAMES = ['wire', 'undici'] as const;

export interface BenchSketch extends Sketch {
  readonly engine: (typeof ENGINE_NAMES)[number];
  /** In milliseconds; by default longer than any test. */
  readonly requestTimeout?: number;
}

interface SliceSketch extends LoadSketch {
  readonly script: Script;
  /** What the server does with the first request; by default it answers. */
  readonly firstScript?: Script;
}

interface TruthRun {
  readonly first: FirstAnswers;
  readonly phase: PhaseResult;
  /** Of the only request. */
  readonly result: RequestResult;
  /** Of the slice alone: the first request came before. */
  readonly server: TruthReport;
  /** The slice began no earlier, on the clock of the server's stamps. */
  readonly notBefore: number;
}

/** A generator and a truth server for several slices, one after the other. */
interface TruthBench extends AsyncDisposable {
  /** One slice over connections of its own, its accounts checked. */
  run(slice: SliceSketch): Promise<TruthRun>;
}

export async function openTruthBench(sketch: BenchSketch): Promise<TruthBench> {
  const options = optionsOf({ cores: 2, ...sketch });
  const requestTimeout = milliseconds(sketch.requestTimeout ?? options.requestTimeout);
  const server = await startTruthServer();
  const generator = startLoadGenerator({ ...options, requestTimeout });
  return {
    run: (slice) => runSlice(generator, server, slice),
    async [Symbol.asyncDispose]() {
      await Promise.all([generator[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]);
    },
  };
}

/** The only slice of a bench. */
export async function runAgainstTruth(sketch: BenchSketch & SliceSketch): Promise<TruthRun> {
  await using bench = await openTruthBench(sketch);
  return await bench.run(sketch);
}

async function runSlice(
  generator: LoadGenerator,
  server: TruthServer,
  slice: SliceSketch,
): Promise<TruthRun> {
  await server.begin(slice.firstScript ?? { rules: [] });
  await using pool = await generator.aimAt(server.target);
  await server.begin(slice.script);
  const notBefore = sharedNow();
  const { result: phase } = await pool.run(load(slice));
  assertAccounts(phase);
  const { firstAnswers, isPersistent } = pool;
  const report = await server.report();
  return {
    first: { firstAnswers, isPersistent },
    phase,
    result: resultOf(phase),
    server: report,
    notBefore,
  };
}

/** How long the server took over each request that it answered, in microseconds. */
export const serviceTimes = ({ arrivedAt, answeredAt }: TruthReport): readonly number[] =>
  Array.from(arrivedAt, (at, index) => ((answeredAt[index] ?? Number.NaN) - at) * 1_000).filter(
    (time) => !Number.isNaN(time),
  );

/**
 * How long each scheduled request took at least, in microseconds: the first was not due later than it
 * arrived, and the others are due at the rate behind it.
 */
export const responseTimes = (server: TruthReport, rate: number): readonly number[] =>
  Array.from(
    server.answeredAt,
    (at, index) => (at - (server.arrivedAt[0] ?? Number.NaN) - (index * 1_000) / rate) * 1_000,
  );

/** No tool can see an answer before the server gave it: true on the busiest machine. */
export function assertNoShorter(
  seen: Histogram,
  truth: readonly number[],
  slack = 1,
  quantiles: readonly number[] = [0, 0.1, 0.5, 0.9, 0.95, 0.99, 1],
): void {
  const sorted = truth.toSorted((a, b) => a - b);
  assert.equal(seen.count, sorted.length);
  for (const q of quantiles) {
    const least = sorted[Math.max(Math.ceil(q * sorted.length), 1) - 1] ?? Number.NaN;
    const reported = seen.quantile(q) ?? Number.NaN;
    assert.ok(
      reported >= least - slack,
      `p${q * 100} is reported as ${reported}, and was ${least}`,
    );
  }
}

/** How many requests the server left without an answer. */
export const unansweredBy = ({ answeredAt }: TruthReport): number =>
  answeredAt.filter(Number.isNaN).length;
