// Pauses of this thread for collecting garbage, as the runtime tells of them afterwards.

import { type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Milliseconds, milliseconds } from '../../units.ts';

export interface Pauses {
  readonly count: number;
  readonly total: Milliseconds;
  readonly longest: Milliseconds;
}

/** An entry is made in the turn of the loop after its collection, and handed over in the next. */
const TURNS_UNTIL_TOLD = 2;

export class Collections {
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  #noted: { readonly startTime: number; readonly duration: number }[] = [];

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /**
   * Those that began at `begin` (`performance.now()`) or later. What was noted is forgotten then.
   * Takes two turns of the loop: not to be called within a slice.
   */
  async takeSince(begin: number): Promise<Pauses> {
    for (let turn = 0; turn < TURNS_UNTIL_TOLD; turn++) await nextTurn();
    this.#note(this.#observer.takeRecords());
    const times = this.#noted
      .filter(({ startTime }) => startTime >= begin)
      .map(({ duration }) => duration);
    this.#noted = [];
    return {
      count: times.length,
      total: milliseconds(times.reduce((sum, time) => sum + time, 0)),
      longest: milliseconds(Math.max(0, ...times)),
    };
  }

  #note(entries: readonly PerformanceEntry[]): void {
    for (const { startTime, duration } of entries) this.#noted.push({ startTime, duration });
  }
}
