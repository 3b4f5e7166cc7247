// Whether a server is still warming up: what an answer costs it, from its first load on. Pure.

import {
  changeOf,
  type LogRatio,
  logRatio,
  type Milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
} from '../../units.ts';
import type { Warning } from '../../verdict/verdict.ts';

/** What a server was asked for in one stretch of load, and what that took. */
export interface LoadCost {
  readonly answers: number;
  /** CPU time of its processes; `undefined` where that is unknown. */
  readonly cpu: Nanoseconds | undefined;
  /** How long its threads waited for a CPU; `undefined` where that is unknown. */
  readonly waited: Nanoseconds | undefined;
  readonly elapsed: Milliseconds;
}

/**
 * While answers get cheaper, a lasting loss looks smaller than it is. From the second quarter of the load to its
 * second half, a fall of a tenth is allowed: loading twice as long would then save less than that.
 */
export const LARGEST_FALL = logRatio(-Math.log(0.9));

/**
 * Cores that a server must want for its CPU time to matter. One that waits for a database answers no faster
 * when it is warm, and few answers would make for a long warm-up.
 */
const LEAST_WANTED = 0.25;

/**
 * How much less CPU time an answer took in the second half of the load than in the quarter before; below zero
 * where it took more. CPU time, because a crowded machine changes it less than throughput.
 * @param loads oldest first
 * @returns `undefined` where a part of them has no answer, and where the CPU time is unknown or does not matter
 */
export function fallOf(loads: readonly LoadCost[]): LogRatio | undefined {
  const [, second, ...half] = quartersOf(loads);
  const [before, after] = [cpuPerAnswer(second ?? []), cpuPerAnswer(half.flat())];
  if (before === undefined || after === undefined) return undefined;
  return coresWanted(half.flat()) < LEAST_WANTED ? undefined : logRatio(Math.log(before / after));
}

function coresWanted(loads: readonly LoadCost[]): number {
  const wanted = loads.reduce((sum, { cpu = 0, waited = 0 }) => sum + cpu + waited, 0);
  const elapsed = loads.reduce((sum, load) => sum + load.elapsed, 0);
  return wanted / NANOSECONDS_PER_MILLISECOND / elapsed;
}

/** Four parts of the time under load. What lies across an edge belongs to the part that holds its middle. */
function quartersOf(loads: readonly LoadCost[]): readonly (readonly LoadCost[])[] {
  const total = loads.reduce((sum, { elapsed }) => sum + elapsed, 0);
  const quarters: LoadCost[][] = [[], [], [], []];
  let passed = 0;
  for (const load of loads) {
    const middle = passed + load.elapsed / 2;
    quarters[Math.min(3, Math.floor((4 * middle) / total))]?.push(load);
    passed += load.elapsed;
  }
  return quarters;
}

function cpuPerAnswer(loads: readonly LoadCost[]): number | undefined {
  let [cpu, answers] = [0, 0];
  for (const load of loads) {
    if (load.cpu === undefined) return undefined;
    cpu += load.cpu;
    answers += load.answers;
  }
  return answers === 0 || cpu === 0 ? undefined : cpu / answers;
}

/** The mean of the known ones. Versions of one server warm up alike, and a single value scatters. */
export function meanFall(falls: readonly (LogRatio | undefined)[]): LogRatio | undefined {
  const known = falls.filter((fall) => fall !== undefined);
  if (known.length === 0) return undefined;
  return logRatio(known.reduce((sum, fall) => sum + fall, 0) / known.length);
}

/**
 * Said of all blocks together: in a single one, chance makes answers cheaper now and then.
 * @param falls of the blocks, both versions together
 */
export function warnOfWarming(
  falls: readonly (LogRatio | undefined)[],
  arms: 1 | 2,
): readonly Warning[] {
  const fall = meanFall(falls);
  if (fall === undefined || fall <= LARGEST_FALL) return [];
  const cheaper = `${Math.round(-100 * changeOf(logRatio(-fall)))} %`;
  const text = `The server was still warming up: in the second half of its load, warm-up included, an answer took ${cheaper} less CPU time than in the quarter before. ${arms === 1 ? ALONE : BESIDE}`;
  return [{ code: 'still-warming', text }];
}

const ALONE = 'A server that has run for longer is faster. Set a larger `warmup`.';
const BESIDE =
  'Both versions got the same number of warm-up requests, but a lasting loss is larger than it looks here. Set a larger `budget`; the warm-up grows with it.';
