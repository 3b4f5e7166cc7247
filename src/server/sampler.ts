// Samples what a server's processes use: CPU time, waits for a CPU, and memory.

import { CpuLedger, type CpuPrecision } from '../machine/cpu-ledger.ts';
import { hasProcFs } from '../machine/proc-file.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import { readPeakMemory, readThreads } from '../machine/process-use.ts';
import { WaitLedger } from '../machine/wait-ledger.ts';
import { type Bytes, bytes, type Milliseconds, milliseconds, type Nanoseconds } from '../units.ts';

/**
 * Short enough that few children live and die between two samples. A sample takes milliseconds of CPU time
 * that server or generator may need, so the timer samples only if no caller has for this long.
 */
const INTERVAL: Milliseconds = milliseconds(200);

/** Everything since the server started; `undefined` where the machine has no /proc. */
export interface ServerSample {
  /** `performance.now()`. */
  readonly at: Milliseconds;
  readonly cpu: Nanoseconds | undefined;
  /** CPU time of each living process itself, by pid. */
  readonly cpuByProcess: ReadonlyMap<number, Nanoseconds>;
  /** The parent of each living process, by pid. */
  readonly parents: ReadonlyMap<number, number>;
  /** Highest sum of the high-water marks of the processes that lived at the same time. */
  readonly peakMemory: Bytes | undefined;
  /** Living processes. */
  readonly processes: number | undefined;
  readonly precision: CpuPrecision | undefined;
}

/** Also samples by a timer, until disposed of. */
export class Sampler implements Disposable {
  readonly #family: ProcessFamily;
  readonly #ledger = new CpuLedger();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #waits = new WaitLedger();
  #members: readonly number[] = [];
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
        cpuByProcess: new Map(),
        parents: new Map(),
        peakMemory: undefined,
        processes: undefined,
        precision: undefined,
      };
    }
    this.#timer?.refresh();
    const living = this.#family.findLiving();
    this.#members = living.map(({ pid }) => pid);
    const readings = living.map((one) => ({ ...one, threads: readThreads(one.pid) }));
    this.#ledger.enter(readings);
    this.#waits.enter(readings);
    const memory = living.reduce((sum, { pid }) => sum + readPeakMemory(pid), 0);
    this.#peakMemory = bytes(Math.max(this.#peakMemory, memory));
    return {
      at,
      cpu: this.#ledger.total,
      cpuByProcess: this.#ledger.byProcess,
      parents: new Map(living.map(({ pid, parent }) => [pid, parent])),
      peakMemory: this.#peakMemory,
      processes: living.length,
      precision: this.#ledger.precision,
    };
  }

  /** Reads only processes that the last sample found: the search for others costs too much. */
  waited(): Nanoseconds | undefined {
    this.#timer?.refresh();
    this.#waits.enter(this.#members.map((pid) => ({ pid, threads: readThreads(pid) })));
    return this.#waits.total;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
