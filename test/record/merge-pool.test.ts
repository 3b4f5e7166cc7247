import assert from 'node:assert/strict';
import test from 'node:test';
import { poolRecords } from '../../src/record/merge.ts';
import { throughputOf } from '../../src/record/metrics.ts';
import { recordOfArm } from '../../src/record/one-arm.ts';
import { pairsOf } from '../../src/record/pairs.ts';
import { milliseconds } from '../../src/units.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord } from '../support/records.ts';

test('pooled records have the facts of the newest and the blocks of all, with continued numbers', () => {
  const newest = makeRecord({ id: 'newest', seed: 'of the newest', blocks: 2 });
  const oldest = makeRecord({ id: 'oldest', seed: 'of the oldest', blocks: 3 });
  const pooled = poolRecords([newest, oldest]);
  assert.deepEqual([pooled.id, pooled.seed], ['newest', 'of the newest']);
  const numbers = [1, 2, 3, 4, 5];
  assert.deepEqual(
    pooled.blocks,
    [...newest.blocks, ...oldest.blocks].map((block, index) => ({
      ...block,
      number: numbers[index],
    })),
  );
  assert.equal(newest.blocks.length, 2);
});

test('pooled records took as long as all of them, where each says so', () => {
  const [one, other] = [2_000, 3_500].map((took) => makeRecord({ took: milliseconds(took) }));
  assert.ok(one && other);
  assert.equal(poolRecords([one, other]).took, 5_500);
  assert.equal(poolRecords([one, makeRecord()]).took, undefined);
});

test('pairs stay pairs, and an arm that died gets no partner from another run', () => {
  const newest = makePairedRecord({
    pairs: [
      { baseline: { throughput: 11 }, candidate: { throughput: 12 } },
      { baseline: { throughput: 21 }, candidate: null },
    ],
    look: { number: 2, of: 2, plannedBlocks: 17 },
  });
  const oldest = makePairedRecord({
    pairs: [
      { baseline: null, candidate: { throughput: 32 } },
      { baseline: { throughput: 41 }, candidate: { throughput: 42 } },
    ],
  });
  const pooled = poolRecords([newest, oldest]);
  assert.deepEqual(
    pairsOf(pooled).map((pair) => [
      pair.number,
      throughputOf(recordOfArm({ ...pooled, blocks: [pair.baseline] }, 'baseline')),
      throughputOf(pair.candidate),
    ]),
    [
      [1, 11, 12],
      [4, 41, 42],
    ],
  );
  assert.deepEqual(pooled.look, newest.look);
});

test('pooling a single record does not change it', () => {
  const record = makeRecord();
  assert.deepEqual(poolRecords([record]), record);
});
