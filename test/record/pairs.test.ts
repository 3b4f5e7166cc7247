// The blocks of two arms as pairs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { throughputOf } from '../../src/record/metrics.ts';
import { withoutBaselineArm } from '../../src/record/one-arm.ts';
import { isPaired, keptSlices, pairsOf } from '../../src/record/pairs.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord } from '../support/records.ts';

test('blocks with the same number are a pair, sorted by number', () => {
  const record = makePairedRecord({ pairs: [1, 2, 3].map(pairAt) });
  const pairs = pairsOf({ ...record, blocks: record.blocks.toReversed() });
  assert.deepEqual(
    pairs.map(({ number, baseline, candidate }) => [
      number,
      baseline.arm,
      baseline.capacity.completed,
      candidate.arm,
      throughputOf(candidate),
    ]),
    [
      [1, 'baseline', 1_000, 'candidate', 101],
      [2, 'baseline', 2_000, 'candidate', 201],
      [3, 'baseline', 3_000, 'candidate', 301],
    ],
  );
});

const pairAt = (number: number) => ({
  baseline: { throughput: 100 * number },
  candidate: { throughput: 100 * number + 1 },
});

test('a block whose partner is missing is in no pair', () => {
  const record = makePairedRecord({ pairs: [{}, { candidate: null }, {}, { baseline: null }] });
  assert.equal(record.blocks.length, 6);
  assert.deepEqual(
    pairsOf(record).map(({ number }) => number),
    [1, 3],
  );
});

test('a record is paired if it names a baseline arm, even without blocks of it', () => {
  assert.equal(isPaired(makeRecord({ blocks: 3 })), false);
  assert.equal(isPaired(makePairedRecord()), true);
  assert.equal(isPaired(withoutBaselineArm(makePairedRecord())), false);
  assert.equal(isPaired(makePairedRecord({ pairs: [{ baseline: null }] })), true);
});

test('kept slices are summed over all pairs and nothing else', () => {
  const record = makePairedRecord({
    pairs: [
      { candidate: { cleaning: { slices: 60, kept: 50 } } },
      { candidate: { cleaning: { slices: 40, kept: 0 } } },
      { candidate: null, baseline: { cleaning: { slices: 7, kept: 7 } } },
    ],
  });
  assert.deepEqual(keptSlices(record, 'candidate'), { slices: 100, kept: 50 });
  assert.deepEqual(keptSlices(record, 'baseline'), { slices: 200, kept: 160 });
});

test('where one block was not cleaned, the number of kept slices is unknown', () => {
  const record = makePairedRecord({ pairs: [{}, { candidate: { cleaning: undefined } }] });
  assert.equal(keptSlices(record, 'candidate'), undefined);
  assert.deepEqual(keptSlices(record, 'baseline'), { slices: 200, kept: 160 });
  assert.equal(keptSlices(makePairedRecord({ offeredRate: undefined }), 'baseline'), undefined);
  assert.equal(
    keptSlices(makeRecord({ cleaning: { slices: 9, kept: 9 } }), 'candidate'),
    undefined,
  );
});
