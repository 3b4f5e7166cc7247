// Adds up how long all threads of a family of processes waited for a CPU, from successive looks. Pure.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { growth } from './cpu-ledger.ts';
import type { ThreadUse } from './process-use.ts';

/** The threads of one process at one look; `undefined` where the kernel does not say. */
export interface WaitReading {
  readonly pid: number;
  readonly threads: readonly ThreadUse[] | undefined;
}

export class WaitLedger {
  #seen: ReadonlyMap<number, ReadonlyMap<number, number>> = new Map();
  #total = 0;
  #counts = false;

  /** `undefined` until a thread was seen that the kernel counts for. Never falls. */
  get total(): Nanoseconds | undefined {
    return this.#counts ? nanoseconds(this.#total) : undefined;
  }

  /** Enters a look at all living processes. What ended since keeps what it was last seen with. */
  enter(readings: readonly WaitReading[]): void {
    const seen = new Map<number, ReadonlyMap<number, number>>();
    for (const { pid, threads } of readings) {
      const before = this.#seen.get(pid) ?? new Map<number, number>();
      // Of a process that is just ending nothing can be read; it must not count afresh if it is not.
      if (threads === undefined) {
        seen.set(pid, before);
        continue;
      }
      // Some kernels write only zeros; a thread that was seen has run.
      this.#counts ||= threads.some(({ cpu }) => cpu > 0);
      const after = new Map(threads.map(({ tid, waited }) => [tid, waited]));
      this.#total += growth(before, after);
      seen.set(pid, after);
    }
    this.#seen = seen;
  }
}
