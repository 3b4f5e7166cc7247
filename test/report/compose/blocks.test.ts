import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { reportBlocks } from '../../../src/report/compose/blocks.ts';
import { perSecond } from '../../../src/units.ts';
import { makePairedRecord } from '../../support/paired-records.ts';

const RECORD = makePairedRecord({ pairs: 2, candidate: { throughput: 5_000 } });

/** The rates of each thread in each slice of the first block. */
function withRates(rates: readonly number[], slices: number): RunRecord {
  const [first, ...others] = RECORD.blocks;
  assert.ok(first);
  const capacity = { ...first.capacity, slices, threadRates: rates.map((rate) => perSecond(rate)) };
  return { ...RECORD, blocks: [{ ...first, capacity }, ...others] };
}

test('each block of both arms, in the order in which they began', () => {
  const late = RECORD.blocks.map((block, index) => ({
    ...block,
    startedAt: `2026-03-03T14:0${index === 0 ? 9 : index}:00.000Z`,
  }));
  const blocks = reportBlocks({ ...RECORD, blocks: late });
  assert.deepEqual(
    blocks.map(({ arm, number }) => `${arm} ${number}`),
    ['candidate 1', 'baseline 2', 'candidate 2', 'baseline 1'],
  );
  assert.equal(blocks[0]?.errors, 0);
  assert.ok((blocks[0]?.sent ?? 0) > 0);
});

test('the rate of a slice is that of all its threads', () => {
  const [block] = reportBlocks(withRates([100, 200, 110, 210.04], 2));
  assert.deepEqual(block?.rates, [300, 320]);
});

test('rates that do not divide give the rate of the whole block', () => {
  const [block] = reportBlocks(withRates([100, 200, 110], 2));
  assert.deepEqual(block?.rates, [6_000]);
});
