// What records that made room leave behind.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mergeRecords } from '../../src/baseline/merge-records.ts';
import { decodeRecords, encodeRecords } from '../../src/record/file.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { makeRecords } from '../support/records.ts';

const commitOf = (index: number): string => index.toString(16).padStart(40, '0');
const merges = (count: number, name = 'default') =>
  makeRecords(count, (index) => ({ id: `${name}-${index}`, name, commit: commitOf(index) }));

const leftBy = (records: readonly RunRecord[]): readonly (string | undefined)[] =>
  records.flatMap(({ earlierSteps = [] }) => earlierSteps.map(({ commit }) => commit));

test('what does not fit leaves its step with the oldest that is kept', () => {
  const kept = decodeRecords(encodeRecords(merges(23)).text);
  assert.equal(kept[0]?.earlierSteps?.length, 3);
  assert.deepEqual(leftBy(kept), [0, 1, 2].map(commitOf));
});

test('names do not mix', () => {
  const both = [...merges(15, 'shop'), ...merges(15, 'search')];
  const kept = decodeRecords(encodeRecords(both).text);
  const [shop, search] = ['shop', 'search'].map((name) => kept.filter((one) => one.name === name));
  assert.deepEqual([shop?.length, leftBy(shop ?? []).length], [5, 10]);
  assert.deepEqual(leftBy(search ?? []), []);
});

test('however the records come in, a hundred steps stay, each commit once and in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 150 }), fc.array(fc.nat(150)), (count, again) => {
      const all = merges(count);
      let kept: readonly RunRecord[] = [];
      for (const [index, record] of all.entries()) {
        const late = again.filter((other) => other < index).flatMap((other) => all[other] ?? []);
        kept = mergeRecords([[record], kept, index % 10 === 9 ? late : []]);
      }
      const gone = Math.max(0, count - 20);
      const expected = Array.from({ length: gone }, (_, index) => commitOf(index)).slice(-100);
      assert.deepEqual(leftBy(kept), expected);
      assert.deepEqual(leftBy(kept.slice(1)), []);
    }),
    { numRuns: 30 },
  );
});
