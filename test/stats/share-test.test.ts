// Exact tests of failure counts, against enumeration and published intervals.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  boundShare,
  burstSize,
  countBursts,
  fisherTail,
  overdispersion,
  smallestShownShare,
} from '../../src/stats/share-test.ts';
import { ratio } from '../../src/units.ts';

const ALPHA = { fail: 0.025, pass: 0.025 };

const isClose = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test("Clopper and Pearson's bounds have their closed forms at both ends", () => {
  // No failure in n: the upper bound is 1 − α^(1/n), the "rule of three".
  isClose(boundShare({ sent: 300, errors: 0 }, ALPHA).high, 1 - 0.025 ** (1 / 300), 1e-12);
  isClose(boundShare({ sent: 300, errors: 300 }, ALPHA).low, 0.025 ** (1 / 300), 1e-12);
  assert.equal(boundShare({ sent: 300, errors: 0 }, ALPHA).low, 0);
  assert.equal(boundShare({ sent: 300, errors: 300 }, ALPHA).high, 1);
});

test('ten of a hundred: 4.90 % to 17.62 %, as tables print it', () => {
  const { low, high } = boundShare({ sent: 100, errors: 10 }, ALPHA);
  isClose(low, 0.0490047, 1e-6);
  isClose(high, 0.1762226, 1e-6);
});

test("Fisher's lady tasting tea: all four cups right is 1 in 70, three or more 17 in 70", () => {
  isClose(fisherTail({ sent: 4, errors: 4 }, { sent: 4, errors: 0 }), 1 / 70, 1e-12);
  isClose(fisherTail({ sent: 4, errors: 3 }, { sent: 4, errors: 1 }), 17 / 70, 1e-12);
  isClose(fisherTail({ sent: 4, errors: 1 }, { sent: 4, errors: 3 }), 69 / 70, 1e-12);
});

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

const small = fc.integer({ min: 1, max: 30 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc
  .tuple(small, share)
  .map(([sent, part]) => ({ sent, errors: Math.round(sent * part) }));

test('the tail is the sum over all tables with the same margins', () => {
  fc.assert(
    fc.property(counts, counts, (candidate, baseline) => {
      const total = candidate.sent + baseline.sent;
      const marked = candidate.errors + baseline.errors;
      let tail = 0;
      for (let k = candidate.errors; k <= Math.min(marked, candidate.sent); k++) {
        tail += choose(candidate.sent, k) * choose(baseline.sent, marked - k);
      }
      isClose(fisherTail(candidate, baseline), tail / choose(total, marked), 1e-9);
    }),
  );
});

test('counts of a long run neither overflow nor vanish', () => {
  const steady = { sent: 40_000_000, errors: 40_000 };
  isClose(fisherTail(steady, steady), 0.5, 0.01);
  assert.ok(fisherTail({ sent: 40_000_000, errors: 44_000 }, steady) < 1e-12);
  isClose(fisherTail({ sent: 40_000_000, errors: 30_000 }, steady), 1, 1e-9);
});

test('a bound lies on its side of the observed share, and confidence widens it', () => {
  fc.assert(
    fc.property(counts, ({ sent, errors }) => {
      const loose = boundShare({ sent, errors }, { fail: 0.1, pass: 0.1 });
      const strict = boundShare({ sent, errors }, { fail: 0.01, pass: 0.01 });
      assert.ok(loose.low <= errors / sent && errors / sent <= loose.high);
      assert.ok(strict.low <= loose.low && loose.high <= strict.high);
    }),
  );
});

test('the size of a burst is the mean error of an error: that of its slice', () => {
  assert.equal(burstSize(10, 10, 32), 1);
  // Two slices: one with 1 error, one with 9.
  assert.equal(burstSize(10, 82, 32), 8.2);
  assert.equal(burstSize(10, 82, 4), 4);
  assert.equal(burstSize(0, 0, 32), 32);
  assert.equal(burstSize(10, undefined, 32), 32);
});

test('blocks that fail alike are as many events as failures, and one that fails alone is few', () => {
  const blocksOf = (...errors: number[]) =>
    errors.map((count) => ({ sent: 10_000, errors: count }));
  assert.equal(overdispersion([blocksOf(50, 52, 49, 51), blocksOf(0, 0, 0, 0)]), 1);
  // 150 too many in one block, 50 too few in three, of 50 expected: 600 over 3 degrees of freedom.
  const alone = overdispersion([blocksOf(200, 0, 0, 0), blocksOf(0, 0, 0, 0)]);
  isClose(alone ?? 0, 600 / 3 / (1 - 0.005), 1e-9);
  // A block in which nothing was sent is none.
  const dead = { sent: 0, errors: 0 };
  assert.equal(overdispersion([[...blocksOf(200, 0, 0, 0), dead], blocksOf(0, 0, 0, 0)]), alone);
  assert.equal(overdispersion([[...blocksOf(50), dead], []]), undefined);
  assert.equal(overdispersion([blocksOf(50), blocksOf(0)]), undefined);
  assert.equal(overdispersion([blocksOf(0, 0), []]), undefined);
});

test('failures count in bursts of one per connection, in favour of no alarm', () => {
  assert.deepEqual(countBursts({ sent: 1_000, errors: 63 }, 32, 'down'), { sent: 32, errors: 1 });
  assert.deepEqual(countBursts({ sent: 1_000, errors: 33 }, 32, 'up'), { sent: 32, errors: 2 });
  assert.deepEqual(countBursts({ sent: 10, errors: 10 }, 32, 'up'), { sent: 1, errors: 1 });
});

test('the smallest shown share is shown, and one failure less is not', () => {
  for (const sent of [50, 1_000, 30_000]) {
    const line = ratio(0.001);
    const errors = Math.round(smallestShownShare(sent, line, 0.005) * sent);
    assert.ok(boundShare({ sent, errors }, { fail: 0.005, pass: 0.05 }).low > line);
    const fewer = boundShare({ sent, errors: errors - 1 }, { fail: 0.005, pass: 0.05 });
    assert.ok(fewer.low <= line);
  }
});

test('where no failure is allowed one failure shows, and where all may fail nothing shows', () => {
  assert.equal(smallestShownShare(100, ratio(0), 0.005), 0.01);
  assert.equal(smallestShownShare(100, ratio(1), 0.005), Number.POSITIVE_INFINITY);
});
