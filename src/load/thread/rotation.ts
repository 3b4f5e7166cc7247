// Idle things in turn, longest idle first, so that no connection is left to lapse unused.

export class Rotation<T> {
  readonly #ring: (T | undefined)[];
  #first = 0;
  #size: number;

  /** Holds all of `members` at first, and never more than they are. */
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
