// How hard the load generator worked at capacity: shares of its time, and cost per request.

import {
  type Microseconds,
  microseconds,
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  type Ratio,
  ratio,
} from '../units.ts';
import { addUses } from './generator-use.ts';
import { blocksOf, type Measured, resultsOf } from './metrics.ts';
import type { GeneratorUse, PhaseResult, RunRecord } from './run-record.ts';
import { sum } from './sum.ts';

/** Shares of the time of the generator's busiest thread, and costs per request. */
export interface GeneratorLoad {
  /** The thread ran. */
  readonly busy: Ratio;
  /**
   * The thread ran or waited for a CPU. Where the kernel does not count waits: its event loop was not idle.
   */
  readonly demand: Ratio;
  /** The thread that collected garbage longest did so. */
  readonly paused: Ratio;
  /** In milliseconds. */
  readonly longestPause: number;
  /** CPU time of its threads per request sent. */
  readonly cost: Microseconds;
  /** Per request sent. */
  readonly bytesReceived: number;
  readonly connectionsOpened: number;
}

/** How long the generator stood still at the fixed rate although it had a CPU. */
interface Standstill {
  readonly share: Ratio;
  /** In milliseconds. */
  readonly longest: number;
}

/** At capacity; `undefined` where the generator was not measured, or nothing was sent. */
export function generatorLoadOf(measured: Measured): GeneratorLoad | undefined {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const use = useOf(phases);
  const elapsed = sum(phases, (phase) => phase.elapsed);
  const sent = sum(resultsOf(phases, undefined), (result) => result.sent);
  if (use === undefined || elapsed <= 0 || sent === 0) return undefined;
  const shareOf = (time: number): Ratio => ratio(time / elapsed);
  const { busiest, demand, loop, paused, longestPause, cpu } = use;
  return {
    busy: shareOf(busiest / NANOSECONDS_PER_MILLISECOND),
    demand: shareOf(demand === undefined ? loop : demand / NANOSECONDS_PER_MILLISECOND),
    paused: shareOf(paused),
    longestPause,
    cost: microseconds(cpu / NANOSECONDS_PER_MICROSECOND / sent),
    bytesReceived: sum(phases, (phase) => phase.bytesReceived) / sent,
    connectionsOpened: sum(phases, (phase) => phase.connectionsOpened) / sent,
  };
}

/** `undefined` where there was no fixed rate, or the generator was not measured. */
export function standstillOf(measured: Measured): Standstill | undefined {
  const phases = blocksOf(measured).flatMap(({ fixedRate }) => fixedRate ?? []);
  const use = useOf(phases);
  const elapsed = sum(phases, (phase) => phase.elapsed);
  if (use === undefined || elapsed <= 0) return undefined;
  return { share: ratio(use.stalled / elapsed), longest: use.longestStall };
}

/**
 * CPU time of the generator ÷ CPU time of the server, at capacity. It is the same on a fast machine and on
 * a slow one. `undefined` where the server's CPU time is unknown.
 */
export function generatorShareOf(measured: Measured): Ratio | undefined {
  const blocks = blocksOf(measured);
  if (blocks.some(({ server }) => server.cpu === undefined)) return undefined;
  const own = sum(blocks, ({ capacity }) => capacity.generatorCpu);
  const servers = sum(blocks, ({ server }) => server.cpu ?? 0);
  return servers <= 0 ? undefined : ratio(own / servers);
}

/** Cores that the generator's process kept busy at capacity. */
export function generatorCoresOf(measured: Measured): number {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const elapsed = sum(phases, (phase) => phase.elapsed);
  const cpu = sum(phases, (phase) => phase.generatorCpu);
  return elapsed <= 0 ? 0 : cpu / NANOSECONDS_PER_MILLISECOND / elapsed;
}

const useOf = (phases: readonly PhaseResult[]): GeneratorUse | undefined =>
  addUses(phases.map(({ generatorUse }) => generatorUse));

/** The slowest hundredth of the requests makes the p99; half of that is enough to determine it. */
const RULING_SHARE = 0.005;

/**
 * Requests that were due during a standstill were written late, and their response times count from when
 * they were due. Waits for a CPU do not count: a server that takes all cores can cause them.
 * @returns `undefined` where the standstill was too short to determine a p99, or was not measured
 */
export function findStandstill(record: RunRecord): Standstill | undefined {
  const seen = standstillOf(record);
  return seen !== undefined && seen.share >= RULING_SHARE ? seen : undefined;
}
