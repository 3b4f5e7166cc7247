// The blocks of two arms as pairs: both were measured in turn, so what the machine did, it did to both.

import type { Arm, Block, Cleaning, RunRecord } from './run-record.ts';

export interface BlockPair {
  readonly number: number;
  readonly baseline: Block;
  readonly candidate: Block;
}

/** Slices at the fixed rate, and how many of them neither server nor generator was held up in. */
export type KeptSlices = Pick<Cleaning, 'slices' | 'kept'>;

/** Ascending. A block without a partner is left out: the other arm's server died, or did not start. */
export function pairsOf({ blocks }: RunRecord): readonly BlockPair[] {
  const baselines = byNumber(blocks, 'baseline');
  const pairs = [...byNumber(blocks, 'candidate')].flatMap(([number, candidate]) => {
    const baseline = baselines.get(number);
    return baseline === undefined ? [] : [{ number, baseline, candidate }];
  });
  return pairs.toSorted((one, other) => one.number - other.number);
}

/** Whether it holds two arms, be it that not one pair of theirs was finished. */
export const isPaired = ({ baselineArm }: RunRecord): boolean => baselineArm !== undefined;

/** Of one arm in all pairs; `undefined` where a block of it was not cleaned, or there is no pair. */
export function keptSlices(record: RunRecord, arm: Arm): KeptSlices | undefined {
  const pairs = pairsOf(record);
  const cleanings = pairs.flatMap((pair) => pair[arm].fixedRate?.cleaning ?? []);
  if (pairs.length === 0 || cleanings.length < pairs.length) return undefined;
  return cleanings.reduce<KeptSlices>(
    (sum, { slices, kept }) => ({ slices: sum.slices + slices, kept: sum.kept + kept }),
    { slices: 0, kept: 0 },
  );
}

function byNumber(blocks: readonly Block[], arm: Arm): ReadonlyMap<number, Block> {
  return new Map(
    blocks.filter((block) => block.arm === arm).map((block) => [block.number, block] as const),
  );
}
