// Samples what a server's processes use: CPU time, waits for a CPU, and memory.

import { CpuLedger, type CpuPrecision } from '../machine/cpu-ledger.ts';
import { hasProcFs } from '../machine/proc-file.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import { readPeakMemory, readThreads, type ThreadUse } from '../machine/process-use.ts';
import { WaitLedger } from '../machine/wait-ledger.ts';
import { type Bytes, bytes, type Milliseconds, milliseconds, type Nanoseconds } from '../units.ts';

/**
 * Short enough that few children live and die between two samples. A sample takes milliseconds of CPU time
 * that server or generator may need, so the timer samples only if no caller has for this long.
 */
const INTERVAL: Milliseconds = milliseconds(200);

/** Everything since the server started. */
export interface ServerSample {
  /** `performance.now()`. */
  readonly at: Milliseconds;
  readonly cpu: Nanoseconds;
  /** CPU time of each living process itself, by pid. */
  readonly cpuByProcess: ReadonlyMap<number, Nanoseconds>;
  /** The parent of each living process, by pid. */
  readonly parents: ReadonlyMap<number, number>;
  /**
   * Highest sum of the high-water marks of the processes that lived at the same time; `undefined` where the
   * kernel keeps none.
   */
  readonly peakMemory: Bytes | undefined;
  /** Living processes. */
  readonly processes: number;
  readonly precision: CpuPrecision;
}

/** Also samples by a timer, until disposed of. */
export class Sampler implements Disposable {
  readonly #family: ProcessFamily;
  readonly #ledger = new CpuLedger();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #waits = new WaitLedger();
  #members: readonly number[] = [];
  #peakMemory: Bytes | undefined;

  constructor(family: ProcessFamily) {
    this.#family = family;
    if (hasProcFs()) this.#timer = setInterval(() => this.sample(), INTERVAL).unref();
  }

  /**
   * `undefined` where there is no /proc, or where not all of it could be read. The next sample then includes
   * that time.
   */
  sample(): ServerSample | undefined {
    const at = milliseconds(performance.now());
    if (!hasProcFs()) return undefined;
    this.#timer?.refresh();
    const living = this.#family.findLiving();
    if (living === 'blind') return undefined;
    const read = living.map((one) => ({ ...one, threads: readThreads(one.pid) }));
    const readings = read.flatMap(asReading);
    const memory = living.map(({ pid }) => readPeakMemory(pid));
    if (readings.length < read.length || memory.includes('blind')) return undefined;
    this.#members = living.map(({ pid }) => pid);
    this.#ledger.enter(readings);
    this.#waits.enter(readings);
    this.#noteMemory(memory.filter((peak) => typeof peak === 'number'));
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
    const read = this.#members.map((pid) => ({ pid, threads: readThreads(pid) }));
    const readings = read.flatMap(asReading);
    if (readings.length < read.length) return undefined;
    this.#waits.enter(readings);
    return this.#waits.total;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #noteMemory(peaks: readonly Bytes[]): void {
    if (peaks.length === 0) return;
    const together = peaks.reduce((sum, peak) => sum + peak, 0);
    this.#peakMemory = bytes(Math.max(this.#peakMemory ?? 0, together));
  }
}

interface ReadThreads {
  readonly threads: ReturnType<typeof readThreads>;
}

/** As the ledgers take it: `undefined` for threads that ended, or that the kernel does not count. */
function asReading<Reading extends ReadThreads>(
  reading: Reading,
): readonly (Omit<Reading, 'threads'> & { readonly threads: readonly ThreadUse[] | undefined })[] {
  const { threads } = reading;
  if (threads === 'blind') return [];
  return [{ ...reading, threads: threads === 'gone' ? undefined : threads }];
}
