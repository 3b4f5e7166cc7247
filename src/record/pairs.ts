// The blocks of two arms as pairs. Both were measured in turns, so the machine affected both equally.

import type { Arm, Block, Cleaning, RunRecord } from './run-record.ts';

export interface BlockPair {
  readonly number: number;
  readonly baseline: Block;
  readonly candidate: Block;
}

/** Slices at the fixed rate, and how many of them were kept by cleaning. */
export type KeptSlices = Pick<Cleaning, 'slices' | 'kept'>;

/** By ascending number. A block without a partner is left out: the other server died or did not start. */
export function pairsOf({ blocks }: RunRecord): readonly BlockPair[] {
  const baselines = byNumber(blocks, 'baseline');
  const pairs = [...byNumber(blocks, 'candidate')].flatMap(([number, candidate]) => {
    const baseline = baselines.get(number);
    return baseline === undefined ? [] : [{ number, baseline, candidate }];
  });
  return pairs.toSorted((one, other) => one.number - other.number);
}

/** Whether the record has two arms, even if no pair was finished. */
export const isPaired = ({ baselineArm }: RunRecord): boolean => baselineArm !== undefined;

/** For one arm over all pairs; `undefined` where a block was not cleaned, or there is no pair. */
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
