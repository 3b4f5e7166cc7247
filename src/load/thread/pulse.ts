// Whether the loop that drives the load was held up: how long it gave no sign of life while it should have.

import { type Milliseconds, milliseconds } from '../../units.ts';

/**
 * Time in which the loop works through answers is no silence, for each of them is a sign of life, and
 * neither is sleep until something happens: else a server that answers nothing for a while and then
 * all at once would look like a generator that was held up.
 */
export class Pulse {
  #last: number;
  #longest = 0;

  /** @param begin an instant of this thread; what comes before does not count */
  constructor(begin: number) {
    this.#last = begin;
  }

  /** The longest silence so far: the loop stood still, or was not let run. */
  get gap(): Milliseconds {
    return milliseconds(this.#longest);
  }

  /** @param awakeFrom from when on the loop should have been turning: `Wake.awakeFrom` */
  beat(now: number, awakeFrom: number): void {
    const silence = now - Math.max(this.#last, awakeFrom);
    if (silence > this.#longest) this.#longest = silence;
    if (now > this.#last) this.#last = now;
  }
}
