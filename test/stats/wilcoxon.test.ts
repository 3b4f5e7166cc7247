// Exact signed-rank distribution, its critical ranks and the estimate that goes with them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hodgesLehmann, walshAverages } from '../../src/stats/hodges-lehmann.ts';
import { criticalRank, signedRankDistribution } from '../../src/stats/wilcoxon.ts';
import type { NonEmpty } from '../../src/units.ts';
import { type LogRatio, logRatio } from '../../src/units.ts';

const LEVELS = [0.05, 0.03, 0.02, 0.005, 0.003, 0.002, 0.001, 0.0005];

/** Largest w with P(W ≤ w) ≤ alpha; `undefined`: even W = 0 is likelier. */
const CRITICAL: readonly (readonly [n: number, ...ranks: (number | undefined)[]])[] = [
  [8, 5, 4, 3, 0, undefined, undefined, undefined, undefined],
  [10, 10, 8, 7, 3, 2, 1, 0, undefined],
  [12, 17, 14, 12, 7, 5, 4, 2, 1],
  [14, 25, 22, 19, 12, 10, 8, 6, 4],
  [16, 35, 31, 28, 19, 16, 14, 11, 8],
  [20, 60, 54, 50, 37, 33, 30, 26, 21],
  [24, 91, 83, 78, 61, 56, 52, 45, 40],
];

for (const [n, ...ranks] of CRITICAL) {
  test(`critical ranks of ${n} effects`, () => {
    assert.deepEqual(
      LEVELS.map((alpha) => criticalRank(n, alpha)),
      ranks,
    );
  });
}

test('a rank exists exactly from ⌈log2(1 ÷ alpha)⌉ effects on', () => {
  for (const alpha of LEVELS) {
    const least = Math.ceil(Math.log2(1 / alpha));
    assert.equal(criticalRank(least - 1, alpha), undefined);
    assert.notEqual(criticalRank(least, alpha), undefined);
  }
});

test('the distribution is what counting all sign patterns gives', () => {
  for (let n = 1; n <= 10; n++) {
    const counts = new Array(1 + (n * (n + 1)) / 2).fill(0);
    for (let signs = 0; signs < 2 ** n; signs++) {
      let sum = 0;
      for (let rank = 1; rank <= n; rank++) if (signs & (1 << (rank - 1))) sum += rank;
      counts[sum]++;
    }
    assert.deepEqual(
      signedRankDistribution(n),
      counts.map((count) => count / 2 ** n),
    );
  }
});

const effects = (...values: NonEmpty<number>): NonEmpty<LogRatio> => {
  const [first, ...rest] = values;
  return [logRatio(first), ...rest.map(logRatio)];
};

const estimateOf = (...values: NonEmpty<number>) =>
  hodgesLehmann(walshAverages(effects(...values)));

test('the estimate is the middle of all pairwise averages, single values included', () => {
  assert.equal(estimateOf(3), 3);
  assert.equal(estimateOf(0, 1), 0.5);
  // Averages: 0, 1, 2, 5, 6, 10; their middles are 2 and 5.
  assert.equal(estimateOf(0, 2, 10), 3.5);
});

test('one wild effect among five moves the estimate no further than the rest allow', () => {
  assert.ok(estimateOf(1, 2, 3, 4, 1e9) <= 4);
});

test('there are n(n+1)/2 averages, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 20 }), ([first = 0, ...rest]) => {
      const n = rest.length + 1;
      const averages = walshAverages(effects(first, ...rest));
      assert.equal(averages.length, (n * (n + 1)) / 2);
      assert.deepEqual(
        averages,
        averages.toSorted((a, b) => a - b),
      );
    }),
  );
});
