// Adds up the CPU time of a family of processes from successive snapshots. The time of processes and
// threads that ended between two snapshots is neither lost nor counted twice. Pure.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { type ProcessStat, TICK_GRANULARITY } from './process-stat.ts';
import type { ThreadUse } from './process-use.ts';

/** The source of the total: the scheduler's counters, or for some processes only ticks of 10 ms. */
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
  /** CPU time by thread in the last snapshot. `own` already includes it. */
  threads: ReadonlyMap<number, number>;
  /** CPU time of the process's own threads, living and ended. */
  own: number;
  /** CPU time of ended children and their descendants, from our snapshots. */
  ended: number;
  /** The same from the kernel, which counts children that the process waited for. */
  reaped: number;
}

/**
 * There are two sources for everything that ended, and the larger one counts:
 * - own CPU: the threads' nanoseconds miss what a thread did between the last snapshot and its end; the
 *   process's ticks miss nothing but are coarse;
 * - ended children: our last snapshot of them misses those that lived between two snapshots; the
 *   parent's `cutime + cstime` misses those that it did not wait for.
 * The second pair is compared as sums since the process began, not per snapshot. The two report a child
 * in different snapshots, and ticks are cut, so the larger one per snapshot would count children twice.
 */
export class CpuLedger {
  readonly #accounts = new Map<number, Account>();
  /** CPU time of members that ended without a living parent in the family. */
  #orphaned = 0;
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

  /** Enters a snapshot of all living processes. Each parent must have been read before its children. */
  enter(readings: readonly CpuReading[]): void {
    this.#endAllBut(readings);
    for (const reading of readings) this.#update(reading);
    let sum = this.#orphaned;
    for (const account of this.#accounts.values()) sum += inclusive(account);
    this.#total = Math.max(this.#total, sum);
  }

  #endAllBut(readings: readonly CpuReading[]): void {
    const startTimes = new Map(readings.map(({ pid, startTime }) => [pid, startTime]));
    const ended = new Set<Account>();
    for (const account of this.#accounts.values()) {
      if (startTimes.get(account.pid) !== account.startTime) ended.add(account);
    }
    for (const account of ended) this.#end(account, ended);
  }

  /** Children first: their parent passes their time on to its own parent. */
  #end(account: Account, ended: Set<Account>): void {
    if (!ended.delete(account)) return;
    for (const other of ended) if (other.parent === account.pid) this.#end(other, ended);
    this.#accounts.delete(account.pid);
    const parent = this.#accounts.get(account.parent);
    if (parent === undefined) this.#orphaned += inclusive(account);
    else parent.ended += inclusive(account);
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
  return { pid, startTime, parent, threads: new Map(), own: 0, ended: 0, reaped: 0 };
};

const inclusive = (account: Account): number =>
  account.own + Math.max(account.ended, account.reaped);

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

/** Some kernels write only zeros into the file (CONFIG_SCHED_INFO switched off at boot). */
function isBlind({ threads, ownCpu }: CpuReading): boolean {
  if (threads === undefined) return true;
  return ownCpu > TICK_GRANULARITY && threads.every(({ cpu }) => cpu === 0);
}
