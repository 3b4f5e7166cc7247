// Keeps the beginning of a head that comes in several pieces, because the read buffer is overwritten.

const NOTHING = Buffer.alloc(0);

/** Room for most heads. */
const FIRST_SIZE = 1_024;

export class PartialHead {
  /** Allocated on first use: most heads come in one piece. */
  #bytes = NOTHING;
  #length = 0;

  /** Begins with the bytes that have come so far. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  append(bytes: Buffer, from: number, until: number): void {
    const length = this.#length + until - from;
    if (length > this.#bytes.length) this.#grow(length);
    bytes.copy(this.#bytes, this.#length, from, until);
    this.#length = length;
  }

  #grow(length: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_SIZE, 2 * length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
