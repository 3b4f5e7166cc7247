// Leaves out of `cleanTime` the slices in which the machine, not the server, was slow. Only waits for a CPU
// decide that, never a time: whatever the server itself does stays in.

import { type Milliseconds, milliseconds } from '../units.ts';
import type { Histogram } from './histogram.ts';
import { mergeSlices, mergeTimes } from './merge.ts';
import { namedResults } from './phase-result.ts';
import type { Arm, Cleaning, PhaseResult, RequestResult } from './run-record.ts';

/** How long server and generator waited for a CPU during a slice. */
export interface CpuWaits {
  /** Sum over all threads of the server. */
  readonly serverDelay: Milliseconds;
  /** The longest wait, or silence, of any thread of the generator. */
  readonly generatorDelay: Milliseconds;
}

export interface SeenSlice {
  readonly result: PhaseResult;
  /** `undefined` where the kernel does not say. */
  readonly waits: CpuWaits | undefined;
}

type OfBothArms<T> = Readonly<Record<Arm, T>>;
type Limits = Pick<Cleaning, 'serverLimit' | 'generatorLimit'>;

/** Even on an idle machine a thread sometimes waits this long in a slice. */
const LEAST_LIMIT = milliseconds(0.5);

/**
 * A server with more busy threads than cores waits for itself in every slice. So the limit is relative:
 * twice the wait in the quiet slices. The 10 % quantile is a quiet slice even when other processes
 * disturb nine slices in ten.
 */
const QUIET_SHARE = 0.1;
const LIMIT_FACTOR = 2;

/**
 * Merges the slices of one block at the fixed rate into one result per arm. Counts and times come from all
 * slices, `cleanTime` from those kept. Both arms have the same limits. Where the waits of one slice are
 * unknown nothing is cleaned, because the arms would be treated differently.
 * @param arms slices in the order measured
 */
export function cleanSlices(arms: OfBothArms<readonly SeenSlice[]>): OfBothArms<PhaseResult> {
  const limits = findLimits([...arms.baseline, ...arms.candidate]);
  return {
    baseline: limits ? cleanArm(arms.baseline, limits) : mergeSlices(resultsOf(arms.baseline)),
    candidate: limits ? cleanArm(arms.candidate, limits) : mergeSlices(resultsOf(arms.candidate)),
  };
}

function findLimits(slices: readonly SeenSlice[]): Limits | undefined {
  const waits = slices.flatMap((slice) => slice.waits ?? []);
  if (slices.length === 0 || waits.length < slices.length) return undefined;
  return {
    serverLimit: limitOf(waits.map(({ serverDelay }) => serverDelay)),
    generatorLimit: limitOf(waits.map(({ generatorDelay }) => generatorDelay)),
  };
}

/** The quantile is by nearest rank. */
function limitOf(delays: readonly Milliseconds[]): Milliseconds {
  const ascending = delays.toSorted((one, other) => one - other);
  const quiet = ascending[Math.ceil(ascending.length * QUIET_SHARE) - 1] ?? 0;
  return milliseconds(Math.max(LEAST_LIMIT, LIMIT_FACTOR * quiet));
}

function cleanArm(slices: readonly SeenSlice[], limits: Limits): PhaseResult {
  // Each slice is drained before the next begins, so a slice left out leaves no queue behind.
  const kept = slices.filter((slice) => isWithin(slice, limits));
  const merged = mergeSlices(resultsOf(slices));
  const cleaning = { slices: slices.length, kept: kept.length, ...limits };
  const requests = withCleanTimes(merged.requests, kept);
  return { ...merged, cleaning, requests, flows: withCleanTimes(merged.flows, kept) };
}

function withCleanTimes<Result extends RequestResult>(
  results: ReadonlyMap<string, Result>,
  kept: readonly SeenSlice[],
): ReadonlyMap<string, Result> {
  const cleaned = [...results].map(([name, result]): [string, Result] => [
    name,
    { ...result, cleanTime: responseTimesOf(name, kept) },
  ]);
  return new Map(cleaned);
}

function isWithin({ waits }: SeenSlice, { serverLimit, generatorLimit }: Limits): boolean {
  if (waits === undefined) return false;
  return waits.serverDelay <= serverLimit && waits.generatorDelay <= generatorLimit;
}

function responseTimesOf(name: string, slices: readonly SeenSlice[]): Histogram {
  const phases = slices.map(({ result }) => result);
  return mergeTimes(namedResults(phases, name).map(({ responseTime }) => responseTime));
}

const resultsOf = (slices: readonly SeenSlice[]): readonly PhaseResult[] =>
  slices.map(({ result }) => result);
