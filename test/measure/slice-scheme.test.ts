import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanSliceScheme, sliceCost, sliceScheme } from '../../src/measure/slice-scheme.ts';
import { milliseconds, perSecond } from '../../src/units.ts';

const rows = [
  { says: 'a brisk server: the shortest slice', rate: 20_000, connections: 32, window: 50 },
  { says: '200 answers, where that takes longer', rate: 1_000, connections: 8, window: 200 },
  { says: 'four turns of every connection', rate: 1_000, connections: 400, window: 1_600 },
  { says: 'a slow server: five seconds and no more', rate: 2, connections: 8, window: 5_000 },
];
for (const { says, rate, connections, window } of rows) {
  test(says, () => {
    assert.equal(sliceScheme(perSecond(rate), connections).window, window);
  });
}

test('settling takes at least 3 ms, and one turn of every connection', () => {
  assert.equal(sliceScheme(perSecond(20_000), 8).settle, 3);
  assert.equal(sliceScheme(perSecond(1_000), 8).settle, 8);
  // One turn of 400 connections at 1000 answers a second takes 400 ms, more than a fifth of 1600.
  assert.equal(sliceScheme(perSecond(1_000), 400).settle, 400);
});

test('settling is spread over one turn of every connection, and costs half of that on average', () => {
  const scheme = sliceScheme(perSecond(640), 32);
  assert.equal(scheme.spread, 50);
  assert.equal(sliceCost(scheme), 2 * scheme.settle + scheme.window + 25 + 3);
});

const servers = fc.record({
  rate: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  connections: fc.integer({ min: 1, max: 10_000 }),
});

test('whatever the server: whole milliseconds, from 50 ms to 5 s, and settling no longer than that', () => {
  fc.assert(
    fc.property(servers, ({ rate, connections }) => {
      const { window, settle } = sliceScheme(perSecond(rate), connections);
      assert.ok(Number.isInteger(window) && Number.isInteger(settle));
      assert.ok(window >= 50 && window <= 5_000, `window ${window}`);
      assert.ok(settle >= 3 && settle <= window, `settle ${settle} of ${window}`);
    }),
  );
});

test('a window below the longest holds 200 answers and four turns', () => {
  fc.assert(
    fc.property(servers, ({ rate, connections }) => {
      const { window } = sliceScheme(perSecond(rate), connections);
      fc.pre(window < 5_000);
      const answers = (rate * window) / 1_000;
      assert.ok(answers >= 199.999 && answers >= 3.999 * connections, `${answers}`);
    }),
  );
});

test('a slice costs its settling, its window, a drain as long as the settling, and 3 ms between slices', () => {
  const scheme = { settle: milliseconds(10), window: milliseconds(50) };
  assert.equal(sliceCost(scheme), 73);
  assert.equal(sliceCost(scheme, true), 83);
});

test('at the fixed rate settling takes at least 5 ms, and the answers of half of the connections', () => {
  const settleOf = (rate: number, throughput: number) =>
    cleanSliceScheme(perSecond(rate), perSecond(throughput), 32).settle;
  assert.equal(settleOf(6_000, 10_000), 5);
  assert.equal(settleOf(600, 1_000), 16);
});
