// Gates put together from recorded pairs, and judged by the judge itself. Pure.

import type { Plan } from '../../src/plan/plan.ts';
import type { BlockPair } from '../../src/record/pairs.ts';
import type { Block, Look, RunRecord } from '../../src/record/run-record.ts';
import { looksAt } from '../../src/stats/look-plan.ts';
import type { NonEmpty } from '../../src/units.ts';
import { perSecond } from '../../src/units.ts';
import { isDecided } from '../../src/verdict/is-decided.ts';
import { judge } from '../../src/verdict/judge.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { mean } from './moments.ts';
import { condenseBlock, scaleBlock } from './scale-block.ts';

/** A pair, and the run that it was measured in. */
export interface RecordedPair {
  readonly pair: BlockPair;
  readonly record: RunRecord;
}

/** A gate's verdict, and after how many pairs it fell. */
export interface Replayed {
  readonly verdict: Verdict;
  readonly pairs: number;
}

/** Judges the pairs as a gate does that planned for just as many: at its looks, stopping when decided. */
export function judgeReplay(pairs: NonEmpty<RecordedPair>, plan: Plan): Replayed {
  const looks = looksAt(pairs.length);
  const [first, ...others] = pairs;
  const lookAt = (count: number, index: number): Replayed => {
    const look = { number: index + 1, of: looks.length, plannedBlocks: pairs.length };
    return { verdict: judgeAt([first, ...others.slice(0, count - 1)], look, plan), pairs: count };
  };
  for (const [index, count] of looks.entries()) {
    const replayed = lookAt(count, index);
    if (count === pairs.length || isDecided(replayed.verdict)) return replayed;
  }
  throw new Error('unreachable: the last look is at all pairs');
}

const judgeAt = (pairs: NonEmpty<RecordedPair>, look: Look, plan: Plan): Verdict =>
  judge({ candidate: composeRecord(pairs, look), stored: [], plan, incidents: [] });

/** One record of pairs from many runs, numbered anew. */
export function composeRecord(pairs: NonEmpty<RecordedPair>, look: Look): RunRecord {
  const [{ record }] = pairs;
  const rates = pairs.flatMap((one) => one.record.load.offeredRate ?? []);
  const renumber = (block: Block, index: number): Block => ({ ...block, number: index + 1 });
  return {
    ...record,
    // Each run had a rate of its own; their mean is what the arms together were offered.
    load: {
      ...record.load,
      offeredRate: rates.length === 0 ? undefined : perSecond(mean(rates)),
    },
    look,
    blocks: pairs.flatMap(({ pair }, index) => [
      renumber(pair.baseline, index),
      renumber(pair.candidate, index),
    ]),
  };
}

/** The same pair with the two versions called the other way round. */
export function swapVersions({ pair, record }: RecordedPair): RecordedPair {
  const { number, baseline, candidate } = pair;
  return {
    record,
    pair: {
      number,
      baseline: { ...candidate, arm: 'baseline' },
      candidate: { ...baseline, arm: 'candidate' },
    },
  };
}

/** The pair as it would be, had each request of the candidate cost so many times as much. */
export const scaleCandidate = ({ pair, record }: RecordedPair, factor: number): RecordedPair => ({
  record,
  pair: factor === 1 ? pair : { ...pair, candidate: scaleBlock(pair.candidate, factor) },
});

/** The same pair, quicker to judge. */
export const condense = ({ pair, record }: RecordedPair): RecordedPair => ({
  record,
  pair: {
    ...pair,
    baseline: condenseBlock(pair.baseline),
    candidate: condenseBlock(pair.candidate),
  },
});
