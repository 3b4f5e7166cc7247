// Draws from repeatable chance.

import { seeded } from '../operating-characteristic/seeded.ts';

export class Chance {
  readonly #uniform: () => number;

  constructor(seed: string) {
    this.#uniform = seeded(seed);
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.#uniform() * count);
  }

  /** True in one of so many draws. */
  isOnceIn(times: number): boolean {
    return this.#uniform() * times < 1;
  }

  /** @throws RangeError where there is nothing to pick */
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** The usual one, and once in so many times one of the others. */
  usually<T>(usual: T, times: number, others: readonly T[]): T {
    return this.isOnceIn(times) ? this.pick(others) : usual;
  }

  list<T>(most: number, draw: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, draw);
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const drawn: T[] = [];
    while (left.length > 0) drawn.push(...left.splice(this.below(left.length), 1));
    return drawn;
  }
}
