// Calls back at an instant, closer than timers can: they fire up to a millisecond late, and later under load.

/** Timers sleep until this long before the instant (ms); the rest is spent turning the event loop. */
const SPIN = 2;

export class Wake {
  readonly #callback: () => void;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;

  constructor(callback: () => void) {
    this.#callback = callback;
  }

  /**
   * Calls back at `instant` (`performance.now()`) or a little before: the callback looks at the
   * clock and asks again. Replaces what was asked before.
   */
  at(instant: number): void {
    if (this.#immediate) return;
    clearTimeout(this.#timer);
    const wait = instant - performance.now() - SPIN;
    if (wait >= 1) this.#timer = setTimeout(this.#callback, wait);
    else this.#immediate = setImmediate(this.#turn);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
  }

  readonly #turn = (): void => {
    this.#immediate = undefined;
    this.#callback();
  };
}
