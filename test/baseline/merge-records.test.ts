import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mergeRecords } from '../../src/baseline/merge-records.ts';
import { makeRecord } from '../support/records.ts';

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

test('what is in two lists counts once, and the first copy is kept', () => {
  const ours = makeRecord({ accepted: true });
  const theirs = makeRecord({ accepted: false });
  assert.deepEqual(mergeRecords([[ours], [theirs]]), [ours]);
});

test('the newest twenty of all lists are kept, newest last, in whatever order they come', () => {
  const lists = fc.array(fc.array(KEYS, { maxLength: 20 }), { maxLength: 5 });
  fc.assert(
    fc.property(lists, (keys) => {
      const records = keys.map((list) => list.map(recordOf));
      const expected = [...new Map(records.flat().map((each) => [each.measuredAt, each])).keys()]
        .sort()
        .slice(-20);
      assert.deepEqual(
        mergeRecords(records).map((each) => each.measuredAt),
        expected,
      );
      const reversed = [...records].reverse();
      assert.deepEqual(keysOf(mergeRecords(reversed)), keysOf(mergeRecords(records)));
    }),
  );
});
