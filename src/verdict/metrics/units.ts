// The units that a metric is judged in: single pairs of blocks, or for a percentile as many consecutive
// ones as hold enough samples.

import type { BlockPair } from '../../record/pairs.ts';
import type { Block } from '../../record/run-record.ts';
import { mapNonEmpty } from '../../stats/spread.ts';
import type { NonEmpty } from '../../units.ts';

/** Blocks of consecutive pairs; both arms have the same pairs. */
export interface PairUnit {
  readonly baseline: NonEmpty<Block>;
  readonly candidate: NonEmpty<Block>;
}

/** @param isEnough by counts of samples alone, never by a time */
export const unitsOf = (
  pairs: readonly BlockPair[],
  isEnough: (unit: PairUnit) => boolean,
): readonly PairUnit[] => groupUntil(pairs, (some) => isEnough(unitOf(some))).map(unitOf);

export const singleUnits = (pairs: readonly BlockPair[]): readonly PairUnit[] =>
  unitsOf(pairs, () => true);

const unitOf = (pairs: NonEmpty<BlockPair>): PairUnit => ({
  baseline: mapNonEmpty(pairs, ({ baseline }) => baseline),
  candidate: mapNonEmpty(pairs, ({ candidate }) => candidate),
});

/**
 * Groups each item with those that follow until they are enough. Items at the end that are not enough yet
 * are in no group: they wait for those to come.
 */
export function groupUntil<T>(
  items: readonly T[],
  isEnough: (group: NonEmpty<T>) => boolean,
): readonly NonEmpty<T>[] {
  const groups: NonEmpty<T>[] = [];
  let open: readonly T[] = [];
  for (const item of items) {
    const [first = item, ...rest] = [...open, item];
    const group: NonEmpty<T> = [first, ...rest];
    const isFull = isEnough(group);
    if (isFull) groups.push(group);
    open = isFull ? [] : group;
  }
  return groups;
}
