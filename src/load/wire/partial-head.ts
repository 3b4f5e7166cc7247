// The beginning of a head that came in several pieces: it is kept, for the pieces are overwritten.

const NOTHING = Buffer.alloc(0);

/** Room for most heads. */
const FIRST_SIZE = 1_024;

export class PartialHead {
  /** Made when first needed: most heads come in one piece. */
  #bytes = NOTHING;
  #length = 0;

  /** What has come so far stands at its beginning. */
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
