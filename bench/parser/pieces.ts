// Where a stream is cut into the reads that a socket would make of it.

import type { Chance } from './chance.ts';

/** Offsets at which one piece ends and the next begins, rising; none leaves the stream whole. */
export function drawCuts(chance: Chance, length: number): readonly number[] {
  if (length < 2) return [];
  // Every byte by itself, where that is not too many; or a few large pieces.
  if (length < 2_000 && chance.isOnceIn(4))
    return Array.from({ length: length - 1 }, (_, at) => at + 1);
  const cuts = chance.list(6, () => 1 + chance.below(length - 1));
  return [...new Set(cuts)].sort((a, b) => a - b);
}
