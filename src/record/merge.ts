// Sums of phase results: consecutive slices make a block.

import { bytes, milliseconds, nanoseconds } from '../units.ts';
import { countErrors, FAILURE_CLASSES } from './failure-class.ts';
import { addUses } from './generator-use.ts';
import { Histogram } from './histogram.ts';
import type { Block, Failures, PhaseResult, RequestResult, RunRecord } from './run-record.ts';
import { sum } from './sum.ts';

/** Consecutive slices of one phase: their times add up. */
export function mergeSlices(slices: readonly PhaseResult[]): PhaseResult {
  return {
    ...mergeCounts(slices),
    slices: sum(slices, (slice) => slice.slices),
    window: milliseconds(sum(slices, (slice) => slice.window)),
    elapsed: milliseconds(sum(slices, (slice) => slice.elapsed)),
    generatorUse: addUses(slices.map(({ generatorUse }) => generatorUse)),
  };
}

/** Results of one request name, from several slices, threads or blocks. */
export function mergeRequests(parts: readonly RequestResult[]): RequestResult {
  return {
    sent: sum(parts, (part) => part.sent),
    ok: sum(parts, (part) => part.ok),
    completed: sum(parts, (part) => part.completed),
    resent: sum(parts, (part) => part.resent),
    unsent: sum(parts, (part) => part.unsent),
    bodyBytes: bytes(sum(parts, (part) => part.bodyBytes)),
    failures: mergeFailures(parts.map((part) => part.failures)),
    serviceTime: mergeTimes(parts.map((part) => part.serviceTime)),
    responseTime: mergeTimes(parts.map((part) => part.responseTime)),
    cleanTime: mergeTimes(parts.map((part) => part.cleanTime)),
    waiting: mergeTimes(parts.map((part) => part.waiting)),
    total: mergeTimes(parts.map((part) => part.total)),
    failureTime: mergeTimes(parts.map((part) => part.failureTime)),
  };
}

/** Condensed, because a block has a hundred slices and a run many blocks. */
export function mergeTimes(parts: readonly Histogram[]): Histogram {
  const [first = new Histogram(), ...others] = parts.filter((part) => !part.isEmpty);
  const merged = others.length === 0 ? first : Histogram.merged([first, ...others]);
  return merged.condensed();
}

/** Adds the counts up and keeps the first example of each class. */
export function mergeFailures(parts: readonly Failures[]): Failures {
  const merged = FAILURE_CLASSES.flatMap((name) => {
    const counts = parts.flatMap((part) => part[name] ?? []);
    const [first] = counts;
    if (!first) return [];
    return [[name, { count: sum(counts, ({ count }) => count), example: first.example }]];
  });
  return Object.fromEntries(merged);
}

function mergeCounts(
  parts: readonly PhaseResult[],
): Omit<PhaseResult, 'slices' | 'window' | 'elapsed' | 'generatorUse'> {
  return {
    completed: sum(parts, (part) => part.completed),
    bytesReceived: bytes(sum(parts, (part) => part.bytesReceived)),
    connectionsOpened: sum(parts, (part) => part.connectionsOpened),
    threadRates: parts.flatMap((part) => part.threadRates),
    generatorCpu: nanoseconds(sum(parts, (part) => part.generatorCpu)),
    cleaning: undefined,
    lag: mergeTimes(parts.map((part) => part.lag)),
    connectTime: mergeTimes(parts.map((part) => part.connectTime)),
    requests: mergeByName(parts.map((part) => part.requests)),
    flows: mergeFlows(parts.map((part) => part.flows)),
    errorSquares: sum(
      parts,
      ({ errorSquares, requests }) => errorSquares ?? errorsIn(requests) ** 2,
    ),
  };
}

/** Errors of all requests together. */
export const errorsIn = (requests: PhaseResult['requests']): number =>
  sum([...requests.values()], ({ failures }) => countErrors(failures));

function mergeByName(
  parts: readonly ReadonlyMap<string, RequestResult>[],
): ReadonlyMap<string, RequestResult> {
  const names = new Set(parts.flatMap((part) => [...part.keys()]));
  const merged = [...names].map((name): [string, RequestResult] => [
    name,
    mergeRequests(parts.flatMap((part) => part.get(name) ?? [])),
  ]);
  return new Map(merged);
}

function mergeFlows(parts: readonly PhaseResult['flows'][]): PhaseResult['flows'] {
  const stepsOf = (name: string): readonly string[] =>
    parts.find((part) => part.has(name))?.get(name)?.steps ?? [];
  const merged = mergeByName(parts);
  return new Map([...merged].map(([name, flow]) => [name, { ...flow, steps: stepsOf(name) }]));
}

/**
 * The newest record with the blocks of all. Each record continues the numbers of those before it, so pairs
 * stay pairs and blocks of two runs never become one.
 * @param records newest first
 */
export function poolRecords(records: readonly [RunRecord, ...RunRecord[]]): RunRecord {
  const blocks: Block[] = [];
  for (const record of records) {
    const last = Math.max(0, ...blocks.map(({ number }) => number));
    blocks.push(...record.blocks.map((block) => ({ ...block, number: last + block.number })));
  }
  const times = records.flatMap(({ took }) => took ?? []);
  const took = times.length < records.length ? undefined : milliseconds(sum(times, (time) => time));
  return { ...records[0], took, blocks };
}
