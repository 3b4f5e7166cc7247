// When requests came and when they were answered, without an object for each.

const FIRST_CAPACITY = 4_096;

export class RequestLog {
  #arrivedAt = new Float64Array(FIRST_CAPACITY);
  #answeredAt = new Float64Array(FIRST_CAPACITY);
  #count = 0;

  /** When the first one came; `undefined` while there was none. */
  get firstAt(): number | undefined {
    return this.#count === 0 ? undefined : this.#arrivedAt[0];
  }

  /** @returns its number, from 1 */
  arrived(at: number): number {
    if (this.#count === this.#arrivedAt.length) this.#grow();
    this.#arrivedAt[this.#count] = at;
    this.#answeredAt[this.#count] = Number.NaN;
    this.#count++;
    return this.#count;
  }

  answered(number: number, at: number): void {
    this.#answeredAt[number - 1] = at;
  }

  get stamps(): { readonly arrivedAt: Float64Array; readonly answeredAt: Float64Array } {
    return {
      arrivedAt: this.#arrivedAt.slice(0, this.#count),
      answeredAt: this.#answeredAt.slice(0, this.#count),
    };
  }

  #grow(): void {
    this.#arrivedAt = doubled(this.#arrivedAt);
    this.#answeredAt = doubled(this.#answeredAt);
  }
}

function doubled(stamps: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * stamps.length);
  larger.set(stamps);
  return larger;
}
