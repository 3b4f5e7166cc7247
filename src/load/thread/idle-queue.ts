// The idle connections. The one that was idle longest goes first, so that none times out unused.

export class IdleQueue<T> {
  readonly #ring: (T | undefined)[];
  #first = 0;
  #size: number;

  /** Holds all `members` at first, and never more. */
  constructor(members: readonly T[]) {
    this.#ring = [...members];
    this.#size = members.length;
  }

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size === this.#ring.length;
  }

  take(): T | undefined {
    if (this.#size === 0) return undefined;
    const member = this.#ring[this.#first];
    this.#first = (this.#first + 1) % this.#ring.length;
    this.#size--;
    return member;
  }

  put(member: T): void {
    this.#ring[(this.#first + this.#size) % this.#ring.length] = member;
    this.#size++;
  }
}
