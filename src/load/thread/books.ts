// What one thread writes down during a slice: a tally per request name, and how late requests were sent.

import { Histogram } from '../../record/histogram.ts';
import type { Microseconds } from '../../units.ts';
import { Tally } from './tally.ts';
import type { ThreadRequest } from './thread-slice.ts';

/** Kept from slice to slice: new histograms would first be touched, and paid for, within a window. */
export class Books {
  readonly #names: readonly string[];
  readonly #tallies: readonly Tally[];
  readonly #lag = new Histogram();

  /** @param names of the requests, in the order of the plan */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#tallies = names.map(() => new Tally());
  }

  /** Forgets the slice before. */
  clear(): void {
    for (const tally of this.#tallies) tally.clear();
    this.#lag.reset();
  }

  tallyAt(index: number): Tally {
    const tally = this.#tallies[index];
    if (!tally) throw new RangeError(`no request ${index} in the plan`);
    return tally;
  }

  recordLag(lag: Microseconds): void {
    this.#lag.record(lag);
  }

  get lag(): Histogram {
    return this.#lag.condensed();
  }

  get completed(): number {
    return this.#tallies.reduce((sum, tally) => sum + tally.completed, 0);
  }

  /** Names of requests of which some neither succeeded nor failed, and how many. */
  get unaccounted(): readonly (readonly [name: string, count: number])[] {
    const counts = this.#names.map(
      (name, index) => [name, this.tallyAt(index).unaccounted] as const,
    );
    return counts.filter(([, count]) => count !== 0);
  }

  results(): ReadonlyMap<string, ThreadRequest> {
    return new Map(this.#names.map((name, index) => [name, this.tallyAt(index).result()]));
  }
}
