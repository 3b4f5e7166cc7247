// How many blocks or pairs of blocks a run may have, and after which of them it is judged.

/** Fewer blocks of one version agree by chance too easily: t then has one degree of freedom at most. */
export const FEWEST_BLOCKS = 3;

/** More blocks of one version are never planned: what differs between runs, they cannot average out. */
export const MOST_BLOCKS = 20;

/** The first look at two versions. At the levels of fewer pairs no bound would ever be narrow enough. */
export const FEWEST_PAIRS = 4;

/**
 * A budget that does not hold four whole pairs gets as many shorter ones: with four only a loss of half
 * can be shown, with six a loss of a fifth.
 */
export const PAIRS_CUT_SHORT = 6;

/** More pairs are never planned: what 60 of them cannot show, more of them hardly show either. */
export const MOST_PAIRS = 60;

/** How many blocks of each version a run may have. */
export interface BlockLimits {
  readonly fewest: number;
  readonly most: number;
}

export const blockLimits = (arms: 1 | 2): BlockLimits =>
  arms === 1
    ? { fewest: FEWEST_BLOCKS, most: MOST_BLOCKS }
    : { fewest: FEWEST_PAIRS, most: MOST_PAIRS };

/**
 * After how many pairs the run is judged, ascending: after each from the fourth on, and after the last,
 * however few there are.
 */
export function looksAt(pairs: number): readonly number[] {
  if (pairs <= FEWEST_PAIRS) return [pairs];
  return Array.from({ length: pairs - FEWEST_PAIRS + 1 }, (_, index) => FEWEST_PAIRS + index);
}
