// A precise timer: those of Node.js fire up to a millisecond late, and later under load.

/** The timer sleeps until this long before the instant (ms), and then keeps the event loop turning. */
const SPIN = 2;
/**
 * In each turn of the loop, watch the clock for this long (ms) before the next turn. A turn leaves about a
 * kilobyte of garbage, and at 300 000 turns a second collecting it stops the thread for 1 % of the time.
 * The price: an answer may be read, and timed, this much later.
 */
const WATCH = 0.01;
/** A timer of Node.js may fire this late (ms) on an idle thread: its clock counts whole milliseconds. */
const TIMER_SLACK = 1;
/** Values of `awakeFrom` for a loop that may sleep until something happens, and for one that is turning. */
const NEVER = Number.POSITIVE_INFINITY;
export const ALREADY = Number.NEGATIVE_INFINITY;

export class PreciseTimer {
  readonly #callback: (awakeFrom: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #awakeFrom = NEVER;
  #instant = 0;

  /** @param callback gets `awakeFrom` as it was before the callback */
  constructor(callback: (awakeFrom: number) => void) {
    this.#callback = callback;
  }

  /** The instant from which the loop must not sleep: `ALREADY`, when the timer fires, or `NEVER`. */
  get awakeFrom(): number {
    return this.#awakeFrom;
  }

  /**
   * Calls back at `instant` (`performance.now()`) or a little before: then the callback has to call
   * `at` again. Replaces the instant that was set before.
   */
  at(instant: number): void {
    this.#instant = instant;
    if (this.#immediate) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    const wait = instant - now - SPIN;
    if (wait >= 1) {
      this.#awakeFrom = now + wait + TIMER_SLACK;
      this.#timer = setTimeout(this.#turn, wait);
    } else {
      this.#awakeFrom = ALREADY;
      this.#immediate = setImmediate(this.#turn);
    }
  }

  cancel(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
    this.#awakeFrom = NEVER;
  }

  readonly #turn = (): void => {
    const awakeFrom = this.#awakeFrom;
    this.#immediate = undefined;
    this.#awakeFrom = NEVER;
    if (awakeFrom === ALREADY) watchClock(this.#instant);
    this.#callback(awakeFrom);
  };
}

/** Returns at the instant, or a little before. */
function watchClock(instant: number): void {
  const until = Math.min(instant, performance.now() + WATCH);
  while (performance.now() < until);
}
