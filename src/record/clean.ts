// Leaves out of `cleanTime` the slices in which the machine, not the server, was slow: by evidence from
// outside the server alone. A time is never looked at, so nothing that a server does is cleaned away.

import { type Milliseconds, milliseconds } from '../units.ts';
import type { Histogram } from './histogram.ts';
import { mergeSlices, mergeTimes } from './merge.ts';
import type { Arm, Cleaning, PhaseResult, RequestResult } from './run-record.ts';

/** How long a CPU was waited for while a slice was measured. */
export interface SliceEvidence {
  /** All threads of the server together, waiting for a CPU. */
  readonly serverDelay: Milliseconds;
  /** Longest: waiting for a CPU, or silent. */
  readonly generatorDelay: Milliseconds;
}

export interface SeenSlice {
  readonly result: PhaseResult;
  /** `undefined` where the machine does not tell. */
  readonly evidence: SliceEvidence | undefined;
}

type OfBothArms<T> = Readonly<Record<Arm, T>>;
type Limits = Pick<Cleaning, 'serverLimit' | 'generatorLimit'>;

/** On an idle machine, too, a thread waits this long in a slice now and then. */
const LEAST_LIMIT = milliseconds(0.5);

/**
 * A server with more busy threads than cores waits for itself in every slice, and so sets the limit:
 * twice the wait of its quieter slices. The tenth by rank of a hundred is one of those while up to nine
 * of ten slices are disturbed by others.
 */
const QUIET_SHARE = 0.1;
const LIMIT_FACTOR = 2;

/**
 * The slices of one block at the fixed rate, in the order measured, as one result of each arm. Counts
 * and times are of all slices, `cleanTime` of those kept, by one rule and the same limits for both arms.
 * Where one slice came without evidence nothing is cleaned: the arms would be cleaned unequally.
 */
export function cleanSlices(arms: OfBothArms<readonly SeenSlice[]>): OfBothArms<PhaseResult> {
  const limits = findLimits([...arms.baseline, ...arms.candidate]);
  return {
    baseline: limits ? cleanArm(arms.baseline, limits) : mergeSlices(resultsOf(arms.baseline)),
    candidate: limits ? cleanArm(arms.candidate, limits) : mergeSlices(resultsOf(arms.candidate)),
  };
}

function findLimits(slices: readonly SeenSlice[]): Limits | undefined {
  const evidence = slices.flatMap((slice) => slice.evidence ?? []);
  if (slices.length === 0 || evidence.length < slices.length) return undefined;
  return {
    serverLimit: limitOf(evidence.map(({ serverDelay }) => serverDelay)),
    generatorLimit: limitOf(evidence.map(({ generatorDelay }) => generatorDelay)),
  };
}

/** Of the quantile by nearest rank. */
function limitOf(delays: readonly Milliseconds[]): Milliseconds {
  const ascending = delays.toSorted((one, other) => one - other);
  const quiet = ascending[Math.ceil(ascending.length * QUIET_SHARE) - 1] ?? 0;
  return milliseconds(Math.max(LEAST_LIMIT, LIMIT_FACTOR * quiet));
}

function cleanArm(slices: readonly SeenSlice[], limits: Limits): PhaseResult {
  // A slice is drained before the next one begins, which therefore inherits nothing of its queue.
  const kept = slices.filter((slice) => isWithin(slice, limits));
  const merged = mergeSlices(resultsOf(slices));
  const requests = [...merged.requests].map(([name, result]): [string, RequestResult] => [
    name,
    { ...result, cleanTime: responseTimesOf(name, kept) },
  ]);
  const cleaning = { slices: slices.length, kept: kept.length, ...limits };
  return { ...merged, cleaning, requests: new Map(requests) };
}

function isWithin({ evidence }: SeenSlice, { serverLimit, generatorLimit }: Limits): boolean {
  if (evidence === undefined) return false;
  return evidence.serverDelay <= serverLimit && evidence.generatorDelay <= generatorLimit;
}

function responseTimesOf(name: string, slices: readonly SeenSlice[]): Histogram {
  return mergeTimes(slices.flatMap(({ result }) => result.requests.get(name)?.responseTime ?? []));
}

const resultsOf = (slices: readonly SeenSlice[]): readonly PhaseResult[] =>
  slices.map(({ result }) => result);
