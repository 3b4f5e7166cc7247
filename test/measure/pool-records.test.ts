import assert from 'node:assert/strict';
import test from 'node:test';
import { poolRecords } from '../../src/measure/pool-records.ts';
import { makeRecord } from '../support/records.ts';

test('pooled records have the facts of the newest and the blocks of all, newest first', () => {
  const newest = makeRecord({ id: 'newest', seed: 'of the newest', blocks: 2 });
  const oldest = makeRecord({ id: 'oldest', seed: 'of the oldest', blocks: 3 });
  const pooled = poolRecords([newest, oldest]);
  assert.deepEqual([pooled.id, pooled.seed], ['newest', 'of the newest']);
  assert.deepEqual(pooled.blocks, [...newest.blocks, ...oldest.blocks]);
  assert.equal(newest.blocks.length, 2);
});

test('one record alone is itself', () => {
  const record = makeRecord();
  assert.deepEqual(poolRecords([record]), record);
});
