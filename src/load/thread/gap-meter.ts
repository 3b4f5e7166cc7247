// How long the event loop that drives the load stood still while it should have been running.

import { type Milliseconds, milliseconds } from '../../units.ts';

/**
 * A gap ends with every activity of the loop, so working through many answers is not a gap. Nor is
 * sleeping until an answer comes: a server that answers nothing for a while and then everything at once
 * must not look like a generator that was held up.
 */
export class GapMeter {
  #last: number;
  #longest = 0;

  /** @param begin an instant of this thread; time before it does not count */
  constructor(begin: number) {
    this.#last = begin;
  }

  /** The longest gap so far. */
  get gap(): Milliseconds {
    return milliseconds(this.#longest);
  }

  /** @param awakeFrom `PreciseTimer.awakeFrom`: the loop may have slept until then */
  note(now: number, awakeFrom: number): void {
    const gap = now - Math.max(this.#last, awakeFrom);
    if (gap > this.#longest) this.#longest = gap;
    if (now > this.#last) this.#last = now;
  }
}
