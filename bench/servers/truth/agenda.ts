// What is to be done when: to some microseconds, where timers know milliseconds.

import { PreciseTimer } from '../../../src/load/thread/precise-timer.ts';

interface Entry {
  readonly at: number;
  readonly act: () => void;
}

export class Agenda {
  /** The next one last. */
  readonly #entries: Entry[] = [];
  readonly #timer = new PreciseTimer(() => this.#work());

  /** Acts at `instant` (`performance.now()`) or as soon after it as this process is let. */
  at(instant: number, act: () => void): void {
    const entries = this.#entries;
    let place = 0;
    // Ties in the order in which they came.
    while (place < entries.length && (entries[place]?.at ?? 0) > instant) place++;
    entries.splice(place, 0, { at: instant, act });
    if (place === entries.length - 1) this.#timer.at(instant);
  }

  clear(): void {
    this.#entries.length = 0;
    this.#timer.cancel();
  }

  #work(): void {
    let next = this.#entries.at(-1);
    while (next !== undefined && next.at <= performance.now()) {
      this.#entries.pop();
      next.act();
      next = this.#entries.at(-1);
    }
    if (next !== undefined) this.#timer.at(next.at);
  }
}
