// All chance in a run comes from one printed seed: the same seed repeats every order.

import { createHash } from 'node:crypto';

/** Fair coin and shuffle, the same for the same seed. */
export class Coin {
  #state: readonly [number, number, number, number];

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest();
    this.#state = [0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)) as [
      number,
      number,
      number,
      number,
    ];
  }

  flip(): boolean {
    return (this.#next() & 1) === 1;
  }

  /** At least 0, less than 1. */
  fraction(): number {
    return this.#next() / 2 ** 31;
  }

  /** A new array. Both orders of two items are equally likely. */
  shuffle<T>(items: readonly T[]): readonly T[] {
    const shuffled: T[] = [];
    for (const item of items) {
      const place = this.#next() % (shuffled.length + 1);
      shuffled.splice(place, 0, item);
    }
    return shuffled;
  }

  /** sfc32 (Doty-Humphrey, PractRand): 32 bits of each step; passes the tests that matter for orders. */
  #next(): number {
    const [a, b, c, counter] = this.#state;
    const sum = (a + b + counter) | 0;
    this.#state = [
      b ^ (b >>> 9),
      (c + (c << 3)) | 0,
      (((c << 21) | (c >>> 11)) + sum) | 0,
      (counter + 1) | 0,
    ];
    // The low bits of a sum are the weakest.
    return sum >>> 1;
  }
}
