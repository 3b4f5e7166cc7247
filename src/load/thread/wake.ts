// Calls back at an instant, closer than timers can: they fire up to a millisecond late, and later under load.

/** Timers sleep until this long before the instant (ms); the rest is spent turning the event loop. */
const SPIN = 2;
/**
 * A turn of the loop leaves about a kilobyte of garbage, and collecting that of 300 000 turns a second
 * stops the thread for 1 % of the time. So a turn looks at the clock for so long (ms) before it asks for
 * another; what comes meanwhile is read, and timed, so much later at most.
 */
const WATCH = 0.01;
/** How late a timer may fire though nothing held it up: its clock counts whole milliseconds. */
const TIMER_SLACK = 1;
/** Instants from when on the loop should be turning, for a loop that may sleep and one that turns. */
const NEVER = Number.POSITIVE_INFINITY;
export const ALREADY = Number.NEGATIVE_INFINITY;

export class Wake {
  readonly #callback: (awakeFrom: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #awakeFrom = NEVER;
  #instant = 0;

  /** @param callback told from when on the loop should have been turning to get to it */
  constructor(callback: (awakeFrom: number) => void) {
    this.#callback = callback;
  }

  /** It spins; a timer is to fire at an instant; it may sleep until something happens. */
  get awakeFrom(): number {
    return this.#awakeFrom;
  }

  /**
   * Calls back at `instant` (`performance.now()`) or a little before: the callback looks at the
   * clock and asks again. Replaces what was asked before.
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
