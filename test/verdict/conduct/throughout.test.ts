// Failures that are plain in a single block, and those that may be one burst.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhaseResult, RunRecord } from '../../../src/record/run-record.ts';
import { ratio } from '../../../src/units.ts';
import { failsThroughout } from '../../../src/verdict/conduct/throughout.ts';
import { makeRecord } from '../../support/records.ts';

/** Failures in each slice at capacity, of 400 requests besides. */
function blockOf(slices: readonly number[]): RunRecord['blocks'][number] {
  const count = slices.reduce((sum, failures) => sum + failures, 0);
  const failures = { 'unexpected-status': { count, example: '503' } };
  const requests = [count === 0 ? {} : { failures }];
  const small = { throughput: 80, window: 5, offeredRate: undefined, blocks: 1, requests };
  const [block] = makeRecord(small).blocks;
  assert.ok(block);
  const squares = slices.reduce((sum, failures) => sum + failures ** 2, 0);
  const capacity: PhaseResult = {
    ...block.capacity,
    slices: slices.length,
    errorSquares: squares,
  };
  return { ...block, capacity };
}

const times = (count: number, failures: number): readonly number[] =>
  Array<number>(count).fill(failures);

const rows: readonly (readonly [string, boolean, ...(readonly number[])[]])[] = [
  ['a slice has a failure here and there', true, [1, 0, 2, 1, 1, 0, 0, 3, 1, 1, 2, 0, 1, 1, 0, 2]],
  ['each of two long slices has some', true, [11, 9]],
  ['each slice of two blocks has some', true, [5, 4, 6], [3, 5, 5]],
  ['there is one slice, which may be one burst', false, [20]],
  ['one of two slices has all', false, [20, 0]],
  ['half of the slices have all', false, [...times(10, 32), ...times(10, 0)]],
  ['the first slices have all', false, [...times(4, 16), ...times(36, 0)]],
  ['two hiccups of all connections', false, [32, ...times(18, 0), 32]],
  ['two of two blocks', false, [5, 4, 6], times(3, 0)],
  ['two failures', false, [1, ...times(10, 0), 1]],
  ['none failed', false, times(20, 0)],
];
for (const [says, expected, ...blocks] of rows) {
  test(`${says}: ${expected}`, () => {
    const record = { ...makeRecord(), blocks: blocks.map(blockOf) };
    assert.equal(failsThroughout(record, ratio(0.001), 1e-4), expected);
  });
}

test('a record of an earlier version does not tell how failures came', () => {
  const block = blockOf([11, 9]);
  const capacity = { ...block.capacity, errorSquares: undefined };
  const record = { ...makeRecord(), blocks: [{ ...block, capacity }] };
  assert.equal(failsThroughout(record, ratio(0.001), 1e-4), false);
});
