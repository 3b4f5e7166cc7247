// Follows what a server's processes use: CPU time in all, and the most memory they held together.

import { CpuLedger, type CpuPrecision } from '../machine/cpu-ledger.ts';
import { hasProcFs } from '../machine/proc-file.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import { readPeakMemory, readThreads } from '../machine/process-use.ts';
import { type Bytes, bytes, type Milliseconds, milliseconds, type Nanoseconds } from '../units.ts';

/** Often enough that few children live and die unseen; one look costs a fraction of a millisecond. */
const INTERVAL: Milliseconds = milliseconds(200);

/** Everything since the server started; `undefined` where the machine has no /proc. */
export interface ServerSample {
  /** `performance.now()`. */
  readonly at: Milliseconds;
  readonly cpu: Nanoseconds | undefined;
  /** Highest sum of the high-water marks of the processes that lived at the same time. */
  readonly peakMemory: Bytes | undefined;
  /** Living processes. */
  readonly processes: number | undefined;
  readonly precision: CpuPrecision | undefined;
}

/** Samples by itself, too, until disposed of. */
export class Sampler implements Disposable {
  readonly #family: ProcessFamily;
  readonly #ledger = new CpuLedger();
  readonly #timer: NodeJS.Timeout | undefined;
  #peakMemory = bytes(0);

  constructor(family: ProcessFamily) {
    this.#family = family;
    if (hasProcFs()) this.#timer = setInterval(() => this.sample(), INTERVAL).unref();
  }

  sample(): ServerSample {
    const at = milliseconds(performance.now());
    if (!hasProcFs()) {
      return {
        at,
        cpu: undefined,
        peakMemory: undefined,
        processes: undefined,
        precision: undefined,
      };
    }
    const living = this.#family.findLiving();
    this.#ledger.enter(living.map((one) => ({ ...one, threads: readThreads(one.pid) })));
    const memory = living.reduce((sum, { pid }) => sum + readPeakMemory(pid), 0);
    this.#peakMemory = bytes(Math.max(this.#peakMemory, memory));
    return {
      at,
      cpu: this.#ledger.total,
      peakMemory: this.#peakMemory,
      processes: living.length,
      precision: this.#ledger.precision,
    };
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
