// Numbers and identifiers that are unique, whoever draws them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstNumber, UniqueNumbers } from '../../../src/load/values/unique-numbers.ts';

const NOW = Date.UTC(2026, 10, 30);

function numbersOf(numbers: UniqueNumbers, count: number): readonly string[] {
  const into = Buffer.alloc(15);
  return Array.from({ length: count }, () => {
    assert.equal(numbers.writeNumber(into, 0), 15);
    return into.toString();
  });
}

function uuidOf(numbers: UniqueNumbers): string {
  const into = Buffer.alloc(40, ' ');
  assert.equal(numbers.writeUuid(into, 2), 36);
  return into.toString().trim();
}

test('shares of one run have no number in common, and all have 15 digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 40 }), (stride, count) => {
      const all = Array.from({ length: stride }, (_, share) =>
        numbersOf(new UniqueNumbers({ first: firstNumber(NOW) + share, stride }), count),
      ).flat();
      assert.equal(new Set(all).size, stride * count);
      assert.ok(all.every((text) => /^[1-9]\d{14}$/.test(text)));
    }),
  );
});

test('a run that starts a second later has numbers that a million requests do not reach', () => {
  assert.equal(firstNumber(NOW + 1_000) - firstNumber(NOW), 1_000_000);
});

test('they have 15 digits until 2051, and fit into a number of JSON', () => {
  const last = firstNumber(Date.UTC(2051, 0, 1));
  assert.equal(String(firstNumber(NOW)).length, 15);
  assert.equal(String(last).length, 15);
  assert.ok(Number.isSafeInteger(last + 10 * 1_000_000));
});

test('a UUID is one of version 4', () => {
  const numbers = new UniqueNumbers({ first: 0, stride: 1 });
  const uuids = Array.from({ length: 2_000 }, () => uuidOf(numbers));
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.ok(
    uuids.every((uuid) => form.test(uuid)),
    uuids[0],
  );
  assert.equal(new Set(uuids).size, uuids.length);
  // Every free digit takes every value.
  for (const place of [0, 9, 15, 20, 35]) {
    assert.equal(new Set(uuids.map((uuid) => uuid[place])).size, 16, `place ${place}`);
  }
});

test('two threads that draw the same numbers draw other UUIDs', () => {
  const [one, other] = [0, 0].map((first) => uuidOf(new UniqueNumbers({ first, stride: 1 })));
  assert.notEqual(one, other);
});
