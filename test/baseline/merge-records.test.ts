import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mergeRecords } from '../../src/baseline/merge-records.ts';
import { makeRecord, makeRecords } from '../support/records.ts';

const KEYS = fc.record({ id: fc.nat(30).map(String), attempt: fc.integer({ min: 1, max: 3 }) });

/** A record's time follows from its key, as it does for real ones. */
function recordOf({ id, attempt }: { readonly id: string; readonly attempt: number }) {
  const measuredAt = new Date(Date.UTC(2025, 0, 1 + Number(id), attempt)).toISOString();
  return makeRecord({ id, attempt, measuredAt });
}

const keysOf = (records: readonly { id: string; attempt: number }[]) =>
  records.map(({ id, attempt }) => `${id}/${attempt}`);

test('an attempt joins the one before it instead of replacing it', () => {
  const first = recordOf({ id: '1', attempt: 1 });
  const second = recordOf({ id: '1', attempt: 2 });
  assert.deepEqual(mergeRecords([[second], [first]]), [first, second]);
});

test('a record in two lists counts once, and the first copy is kept', () => {
  const ours = makeRecord({ accepted: true });
  const theirs = makeRecord({ accepted: false });
  assert.deepEqual(mergeRecords([[ours], [theirs]]), [ours]);
});

test('the newest twenty of all lists are kept, but the first attempts of the oldest run', () => {
  const lists = fc.array(fc.array(KEYS, { maxLength: 20 }), { maxLength: 5 });
  fc.assert(
    fc.property(lists, (keys) => {
      const records = keys.map((list) => list.map(recordOf));
      const all = [...new Set(records.flat().map((each) => each.measuredAt))].sort();
      const kept = all.slice(-20);
      const isOfOldestRun = (time: string) => time.slice(0, 10) === kept[0]?.slice(0, 10);
      const room = kept.filter(isOfOldestRun).length;
      const expected = [
        ...all.filter(isOfOldestRun).slice(0, room),
        ...kept.filter((time) => !isOfOldestRun(time)),
      ];
      assert.deepEqual(
        mergeRecords(records).map((each) => each.measuredAt),
        expected,
      );
      const reversed = [...records].reverse();
      assert.deepEqual(keysOf(mergeRecords(reversed)), keysOf(mergeRecords(records)));
    }),
  );
});

test('an old run that is started again stays old, also when its first attempts would be cut off', () => {
  const others = makeRecords(19);
  const began = makeRecord({ id: 'old', measuredAt: '2024-12-01T00:00:00.000Z' });
  const again = makeRecord({ id: 'old', attempt: 2, measuredAt: '2025-06-01T00:00:00.000Z' });
  const merged = mergeRecords([[again], others, [began]]);
  assert.deepEqual(merged, [began, ...others]);
  assert.deepEqual(mergeRecords([merged, [again]]), merged);
});
