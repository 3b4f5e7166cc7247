// The numbers of a block or of a whole run record, always from totals and merged histograms.

import {
  type Bytes,
  bytes,
  type Microseconds,
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  nanoseconds,
  nanosecondsToMicroseconds,
  type PerSecond,
  rate,
  toMicroseconds,
} from '../units.ts';
import { countErrors } from './failure-class.ts';
import { Histogram } from './histogram.ts';
import { namedResults, unitsIn } from './phase-result.ts';
import type { Block, PhaseResult, RequestResult, RunRecord } from './run-record.ts';
import { sum } from './sum.ts';

/** A p99 takes so many samples: ten then lie beyond it (see `Histogram.supportedQuantile`). */
export const SAMPLES_OF_P99 = 1_000;

/** One block, some blocks of one arm, or a record, which stands for all blocks of its candidate: pooled. */
export type Measured = Block | readonly Block[] | RunRecord;

/** Failures that count as errors, among the requests and flows sent in both phases. */
export interface ErrorCount {
  readonly sent: number;
  readonly errors: number;
}

/** Successes per second at capacity, of the mix, of one request or of one flow; `undefined` without a window. */
export function throughputOf(measured: Measured, request?: string): PerSecond | undefined {
  const phases = blocksOf(measured).map((block) => block.capacity);
  return rateOf(phases, (phase) =>
    request === undefined
      ? phase.completed
      : sum(namedResults([phase], request), ({ completed }) => completed),
  );
}

/** Recorded time at capacity, mean over the blocks; `undefined` without a block. */
export function capacityPerBlockOf(measured: Measured): Milliseconds | undefined {
  const blocks = blocksOf(measured);
  if (blocks.length === 0) return undefined;
  return milliseconds(sum(blocks, ({ capacity }) => capacity.window) / blocks.length);
}

/**
 * Quantile of the service time at capacity, of one request or (without a name) of the mix;
 * `undefined` where too few samples lie beyond it: p99 needs 1000.
 */
export function serviceQuantile(
  measured: Measured,
  request: string | undefined,
  q: number,
): Microseconds | undefined {
  const phases = blocksOf(measured).map((block) => block.capacity);
  return quantileOf(resultsOf(phases, request), (result) => result.serviceTime, q);
}

/** Quantile of the response time at the fixed rate; otherwise as `serviceQuantile`. */
export function responseQuantile(
  measured: Measured,
  request: string | undefined,
  q: number,
): Microseconds | undefined {
  return quantileOf(
    resultsOf(fixedRatePhases(measured), request),
    (result) => result.responseTime,
    q,
  );
}

/**
 * Quantile of the response time of the slices that were kept; otherwise as `responseQuantile`. Blocks that
 * were not cleaned contribute nothing.
 */
export function cleanResponseQuantile(
  measured: Measured,
  request: string | undefined,
  q: number,
): Microseconds | undefined {
  return quantileOf(resultsOf(fixedRatePhases(measured), request), (result) => result.cleanTime, q);
}

/** How many times there are of one request: at capacity, at the fixed rate, and in the slices that were kept. */
export interface SampleCounts {
  readonly service: number;
  readonly response: number;
  readonly clean: number;
}

export function sampleCountsOf(measured: Measured, request: string): SampleCounts {
  const capacity = blocksOf(measured).map((block) => block.capacity);
  const fixedRate = resultsOf(fixedRatePhases(measured), request);
  return {
    service: sum(resultsOf(capacity, request), ({ serviceTime }) => serviceTime.count),
    response: sum(fixedRate, ({ responseTime }) => responseTime.count),
    clean: sum(fixedRate, ({ cleanTime }) => cleanTime.count),
  };
}

/** CPU time of the server's process tree per answer; `undefined` where one block lacks it. */
export function cpuPerRequestOf(measured: Measured): Microseconds | undefined {
  let cpu = 0;
  let answers = 0;
  for (const { server } of blocksOf(measured)) {
    if (server.cpu === undefined) return undefined;
    cpu += server.cpu;
    answers += server.answers;
  }
  return answers === 0 ? undefined : nanosecondsToMicroseconds(nanoseconds(cpu / answers));
}

/** Cores that the server kept busy at capacity; `undefined` where one block lacks its CPU time. */
export function busyCoresOf(measured: Measured): number | undefined {
  const uses = blocksOf(measured).map(({ server }) => server);
  if (uses.some(({ cpu }) => cpu === undefined)) return undefined;
  const elapsed = sum(uses, (use) => use.elapsed);
  const cpu = sum(uses, (use) => use.cpu ?? 0);
  return elapsed <= 0 ? undefined : cpu / NANOSECONDS_PER_MILLISECOND / elapsed;
}

/** Cores that its threads waited for meanwhile, on average; `undefined` where the kernel does not say. */
export function waitingCoresOf(measured: Measured): number | undefined {
  const uses = blocksOf(measured).map(({ server }) => server);
  if (uses.every(({ waited }) => waited === undefined)) return undefined;
  const elapsed = sum(uses, (use) => use.elapsed);
  const waited = sum(uses, (use) => use.waited ?? 0);
  return elapsed <= 0 ? undefined : waited / NANOSECONDS_PER_MILLISECOND / elapsed;
}

/** The highest peak of any block; `undefined` where no block has one. */
export function peakMemoryOf(measured: Measured): Bytes | undefined {
  const peaks = blocksOf(measured).flatMap(({ server }) => server.peakMemory ?? []);
  return peaks.length === 0 ? undefined : bytes(Math.max(...peaks));
}

/** From the start of the process to its first answer, mean over the blocks; `undefined` where one lacks it. */
export const startTimeOf = (measured: Measured): Microseconds | undefined =>
  meanTimeOf(measured, ({ boot }) => boot);

/** What the first answers of a process take, mean over the blocks; `undefined` where one lacks it. */
export const firstAnswersOf = (measured: Measured): Microseconds | undefined =>
  meanTimeOf(measured, ({ firstAnswers }) => firstAnswers);

function meanTimeOf(
  measured: Measured,
  timeIn: (block: Block) => Milliseconds | undefined,
): Microseconds | undefined {
  const blocks = blocksOf(measured);
  const times = blocks.flatMap((block) => timeIn(block) ?? []);
  if (times.length === 0 || times.length < blocks.length) return undefined;
  return toMicroseconds(milliseconds(sum(times, (time) => time) / times.length));
}

/**
 * Errors of both phases, of one request or flow, or of the mix: there a flow counts as one, however many steps it
 * has, for a user has lost all of it.
 */
export function errorsOf(measured: Measured, request?: string): ErrorCount {
  const phases = phasesOf(measured);
  const results = request === undefined ? phases.flatMap(unitsIn) : namedResults(phases, request);
  return {
    sent: sum(results, (result) => result.sent),
    errors: sum(results, (result) => countErrors(result.failures)),
  };
}

/** The sum over slices of the squared number of errors in each; `undefined`: not known for all. */
export function errorSquaresOf(measured: Measured): number | undefined {
  const squares = phasesOf(measured).map(({ errorSquares }) => errorSquares);
  return squares.includes(undefined) ? undefined : sum(squares, (square) => square ?? 0);
}

/** The blocks that a record is judged by: those of its candidate. */
export function blocksOf(measured: Measured): readonly Block[] {
  if ('blocks' in measured) return measured.blocks.filter((block) => block.arm === 'candidate');
  return 'arm' in measured ? [measured] : measured;
}

/** Both phases of every block. */
export function phasesOf(measured: Measured): readonly PhaseResult[] {
  return blocksOf(measured).flatMap(({ capacity, fixedRate }) =>
    fixedRate === undefined ? [capacity] : [capacity, fixedRate],
  );
}

/** The results of one request, or of one flow, in these phases, or (without a name) of all of them. */
export function resultsOf(
  phases: readonly PhaseResult[],
  request: string | undefined,
): readonly RequestResult[] {
  if (request === undefined) return phases.flatMap((phase) => [...phase.requests.values()]);
  return namedResults(phases, request);
}

export function fixedRatePhases(measured: Measured): readonly PhaseResult[] {
  return blocksOf(measured).flatMap((block) => block.fixedRate ?? []);
}

/** Σ count ÷ Σ window. A mean of rates would hide a stalled slice among fast ones. */
export function rateOf(
  phases: readonly PhaseResult[],
  count: (phase: PhaseResult) => number,
): PerSecond | undefined {
  const window = sum(phases, (phase) => phase.window);
  if (window <= 0) return undefined;
  return rate(sum(phases, count), milliseconds(window));
}

function quantileOf(
  results: readonly RequestResult[],
  times: (result: RequestResult) => Histogram,
  q: number,
): Microseconds | undefined {
  return Histogram.merged(results.map(times)).supportedQuantile(q);
}
