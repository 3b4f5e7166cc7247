// Adds up how long all threads of a family of processes waited for a CPU, from successive snapshots. Pure.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { growth } from './cpu-ledger.ts';
import type { ThreadUse } from './process-use.ts';

/** The threads of one process in a snapshot; `undefined` where the kernel does not say. */
export interface WaitReading {
  readonly pid: number;
  readonly threads: readonly ThreadUse[] | undefined;
}

export class WaitLedger {
  #seen: ReadonlyMap<number, ReadonlyMap<number, number>> = new Map();
  #total = 0;
  #counts = false;

  /** `undefined` until the kernel was seen to count. Never falls. */
  get total(): Nanoseconds | undefined {
    return this.#counts ? nanoseconds(this.#total) : undefined;
  }

  /** Enters a snapshot of all living processes. Ended ones keep their last counts. */
  enter(readings: readonly WaitReading[]): void {
    const seen = new Map<number, ReadonlyMap<number, number>>();
    for (const { pid, threads } of readings) {
      const before = this.#seen.get(pid) ?? new Map<number, number>();
      // A process that is ending cannot be read. Keep its counts, in case it lives on.
      if (threads === undefined) {
        seen.set(pid, before);
        continue;
      }
      // Some kernels write only zeros, and any thread has run.
      this.#counts ||= threads.some(({ cpu }) => cpu > 0);
      const after = new Map(threads.map(({ tid, waited }) => [tid, waited]));
      this.#total += growth(before, after);
      seen.set(pid, after);
    }
    this.#seen = seen;
  }
}
