// What a slice took of the server, and whether the machine held anybody up meanwhile.

import type { MeasuredSlice } from '../load/load-generator.ts';
import type { CpuWaits } from '../record/clean.ts';
import type { PhaseResult } from '../record/run-record.ts';
import { sum } from '../record/sum.ts';
import type { ServerSample } from '../server/sampler.ts';
import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
  nanoseconds,
} from '../units.ts';
import { type CpuTaken, cpuBetween } from './placement.ts';

/** What the server used in a slice at capacity; `undefined` where nobody could see it. */
export interface SliceUse {
  readonly cpu: Nanoseconds | undefined;
  readonly waited: Nanoseconds | undefined;
  readonly byProcess: CpuTaken;
  readonly answers: number;
  readonly elapsed: Milliseconds;
}

/** All of it or none: a slice of which half is known cannot be held against the others. */
export function evidenceOf(
  { generator }: MeasuredSlice,
  waited: Nanoseconds | undefined,
): CpuWaits | undefined {
  if (waited === undefined || generator.delay === undefined) return undefined;
  return {
    serverDelay: milliseconds(waited / NANOSECONDS_PER_MILLISECOND),
    generatorDelay: milliseconds(Math.max(generator.delay, generator.gap)),
  };
}

/** `undefined` unless both are known. */
export function nanosecondsBetween(
  before: Nanoseconds | undefined,
  after: Nanoseconds | undefined,
): Nanoseconds | undefined {
  return before === undefined || after === undefined ? undefined : nanoseconds(after - before);
}

/** All slices together; `undefined` unless each of them is known. */
export function totalOf(times: readonly (Nanoseconds | undefined)[]): Nanoseconds | undefined {
  const known = times.filter((time) => time !== undefined);
  if (known.length === 0 || known.length < times.length) return undefined;
  return nanoseconds(sum(known, (time) => time));
}

/** But for what its threads waited. */
export function useOf(
  result: PhaseResult,
  before: ServerSample | undefined,
  after: ServerSample | undefined,
): Omit<SliceUse, 'waited'> {
  return {
    cpu: nanosecondsBetween(before?.cpu, after?.cpu),
    byProcess: before && after ? cpuBetween(before.cpuByProcess, after.cpuByProcess) : new Map(),
    answers: answersIn(result),
    elapsed: result.elapsed,
  };
}

/** All that the server worked for: expected answers and those that were not. */
function answersIn({ requests }: PhaseResult): number {
  return sum(
    [...requests.values()],
    ({ ok, failures }) =>
      ok + (failures['unexpected-status']?.count ?? 0) + (failures['body-mismatch']?.count ?? 0),
  );
}
