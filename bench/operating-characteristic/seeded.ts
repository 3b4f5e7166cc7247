// Repeatable chance: the same seed, the same numbers, on every machine.

import { createHash } from 'node:crypto';

/** Uniform on [0, 1): mulberry32, begun with the first word of the seed's SHA-256. */
export function seeded(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` of the items, each at most once, in random order (Fisher and Yates, stopped early). */
export function drawDistinct<T>(items: readonly T[], count: number, uniform: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(uniform() * left.length), 1));
  }
  return drawn;
}
