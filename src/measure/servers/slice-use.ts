// What the server used in a slice, and how long server and generator waited for a CPU.

import type { MeasuredSlice } from '../../load/load-generator.ts';
import type { CpuWaits } from '../../record/clean.ts';
import { countFailures } from '../../record/failure-class.ts';
import { Histogram } from '../../record/histogram.ts';
import type { PhaseResult, ServerUse } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import type { ServerSample } from '../../server/sampler.ts';
import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
  nanoseconds,
} from '../../units.ts';
import { type CpuTaken, cpuBetween } from './placement.ts';

/** What the server used in a slice at capacity; `undefined` where that is unknown. */
export interface SliceUse {
  readonly cpu: Nanoseconds | undefined;
  readonly waited: Nanoseconds | undefined;
  readonly byProcess: CpuTaken;
  readonly answers: number;
  readonly elapsed: Milliseconds;
}

/** Both or neither: a slice with one of them cannot be compared with the others. */
export function cpuWaitsOf(
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

/** Everything except `waited`. */
export function useOf(
  { result, unrecorded }: Pick<MeasuredSlice, 'result' | 'unrecorded'>,
  before: ServerSample | undefined,
  after: ServerSample | undefined,
): Omit<SliceUse, 'waited'> {
  return {
    cpu: nanosecondsBetween(before?.cpu, after?.cpu),
    byProcess: before && after ? cpuBetween(before.cpuByProcess, after.cpuByProcess) : new Map(),
    answers: answersIn(result) + unrecorded,
    elapsed: result.elapsed,
  };
}

/** All answers that cost the server work, expected or not. */
function answersIn({ requests }: PhaseResult): number {
  return sum(
    [...requests.values()],
    ({ ok, failures }) =>
      ok + (failures['unexpected-status']?.count ?? 0) + (failures['body-mismatch']?.count ?? 0),
  );
}

/** Requests failed, and none succeeded. */
export function answeredNothing({ requests }: PhaseResult): boolean {
  const results = [...requests.values()];
  const failed = sum(results, ({ failures }) => countFailures(failures));
  return failed > 0 && results.every(({ ok }) => ok === 0);
}

type Opened = Pick<PhaseResult, 'connectionsOpened' | 'connectTime'>;

/** What is read once, while the server still runs. */
export type EndOfUse = Pick<ServerUse, 'peakMemory' | 'processes' | 'placement'>;

export const NOT_ENDED: EndOfUse = {
  peakMemory: undefined,
  processes: undefined,
  placement: undefined,
};

export const NOTHING_OPENED: Opened = { connectionsOpened: 0, connectTime: new Histogram() };

/** Connections of several slices together. */
export const openedIn = (parts: readonly Opened[]): Opened => ({
  connectionsOpened: sum(parts, ({ connectionsOpened }) => connectionsOpened),
  connectTime: Histogram.merged(parts.map(({ connectTime }) => connectTime)),
});
