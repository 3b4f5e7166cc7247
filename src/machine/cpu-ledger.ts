// Adds up the CPU time of a whole family of processes from successive snapshots, so that what ended
// between two of them is neither lost nor counted twice. Pure.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { type ProcessStat, TICK_GRANULARITY } from './process-stat.ts';
import type { ThreadUse } from './process-use.ts';

/** What the total rests on: the scheduler's counters, or for some processes ticks of 10 ms alone. */
export type CpuPrecision = 'nanoseconds' | 'ticks';

/** One process in a snapshot. */
export interface CpuReading
  extends Pick<ProcessStat, 'pid' | 'parent' | 'startTime' | 'ownCpu' | 'reapedCpu'> {
  /** `undefined` where the kernel does not count by thread. */
  readonly threads: readonly Pick<ThreadUse, 'tid' | 'cpu'>[] | undefined;
}

interface Account {
  readonly pid: number;
  readonly startTime: number;
  parent: number;
  /** Threads as last seen; what they used is already in `own`. */
  threads: ReadonlyMap<number, number>;
  /** The process's own threads, living and ended. */
  own: number;
  /** What ended children had used, with theirs in turn, as far as we saw it ourselves. */
  buried: number;
  /** The same, as far as the kernel told the parent that waited for them. */
  reaped: number;
}

/**
 * Two witnesses for everything that ended, and the larger one counts:
 * - own CPU: threads in nanoseconds, which miss what a thread did between our last look and its end;
 *   and the process's ticks, which miss nothing but are coarse;
 * - ended children: what we last saw of them, which misses those that lived between two looks; and
 *   the parent's `cutime + cstime`, which misses those that nobody waited for.
 * The second pair is compared as sums since the process began, not per snapshot: the two do not tell
 * of a child in the same snapshot, and ticks are cut, so that per snapshot the larger one of each
 * would count children twice.
 */
export class CpuLedger {
  readonly #accounts = new Map<number, Account>();
  /** Ended without a parent of the family: nobody else knows of their time. */
  #settled = 0;
  #total = 0;
  #precision: CpuPrecision = 'nanoseconds';

  /** CPU time of the family since its first process began. Never falls. */
  get total(): Nanoseconds {
    return nanoseconds(this.#total);
  }

  /** Own CPU time of each living process, by pid. */
  get byProcess(): ReadonlyMap<number, Nanoseconds> {
    return new Map([...this.#accounts.values()].map(({ pid, own }) => [pid, nanoseconds(own)]));
  }

  get precision(): CpuPrecision {
    return this.#precision;
  }

  /** Enters a snapshot of all living processes, each parent read before its children. */
  enter(readings: readonly CpuReading[]): void {
    this.#buryAllBut(readings);
    for (const reading of readings) this.#update(reading);
    let sum = this.#settled;
    for (const account of this.#accounts.values()) sum += inclusive(account);
    this.#total = Math.max(this.#total, sum);
  }

  #buryAllBut(readings: readonly CpuReading[]): void {
    const startTimes = new Map(readings.map(({ pid, startTime }) => [pid, startTime]));
    const ended = new Set<Account>();
    for (const account of this.#accounts.values()) {
      if (startTimes.get(account.pid) !== account.startTime) ended.add(account);
    }
    for (const account of ended) this.#bury(account, ended);
  }

  /** Children first: what they used belongs to what their parent hands on to its own parent. */
  #bury(account: Account, ended: Set<Account>): void {
    if (!ended.delete(account)) return;
    for (const other of ended) if (other.parent === account.pid) this.#bury(other, ended);
    this.#accounts.delete(account.pid);
    const parent = this.#accounts.get(account.parent);
    if (parent === undefined) this.#settled += inclusive(account);
    else parent.buried += inclusive(account);
  }

  #update(reading: CpuReading): void {
    const account = this.#accounts.get(reading.pid) ?? openAccount(reading);
    this.#accounts.set(reading.pid, account);
    account.parent = reading.parent;
    account.reaped = Math.max(account.reaped, reading.reapedCpu);
    const threads = new Map(reading.threads?.map(({ tid, cpu }) => [tid, cpu]));
    account.own += growth(account.threads, threads);
    account.threads = threads;
    if (isBlind(reading)) {
      this.#precision = 'ticks';
      account.own = Math.max(account.own, reading.ownCpu);
    }
    if (reading.ownCpu - account.own > TICK_GRANULARITY) account.own = reading.ownCpu;
  }
}

const openAccount = ({ pid, startTime, parent }: CpuReading): Account => {
  return { pid, startTime, parent, threads: new Map(), own: 0, buried: 0, reaped: 0 };
};

const inclusive = (account: Account): number =>
  account.own + Math.max(account.buried, account.reaped);

/**
 * What the counters of a process's threads grew by between two snapshots. A counter that fell belongs to
 * a new thread with a reused number.
 */
export function growth(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): number {
  let sum = 0;
  for (const [tid, counter] of after) {
    const seen = before.get(tid) ?? 0;
    sum += counter >= seen ? counter - seen : counter;
  }
  return sum;
}

/** Some kernels have the file and write only zeros into it (CONFIG_SCHED_INFO switched off at boot). */
function isBlind({ threads, ownCpu }: CpuReading): boolean {
  if (threads === undefined) return true;
  return ownCpu > TICK_GRANULARITY && threads.every(({ cpu }) => cpu === 0);
}
