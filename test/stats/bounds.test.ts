// Bounds from blocks: laws that hold for any data, and coverage where the truth is known.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundLoss } from '../../src/stats/bounds.ts';
import { signedRankDistribution } from '../../src/stats/wilcoxon.ts';
import type { NonEmpty } from '../../src/units.ts';
import { type LogRatio, logRatio } from '../../src/units.ts';
import { binomialBand, seededNormal, seededUniform } from '../support/seeded.ts';

const ALPHA = { fail: 0.005, pass: 0.05 };

function effectsFrom(count: number, draw: () => number): NonEmpty<LogRatio> {
  return [logRatio(draw()), ...Array.from({ length: count - 1 }, () => logRatio(draw()))];
}

const anyEffects = (minLength: number) =>
  fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength, maxLength: 25 })
    .map(([first = 0, ...rest]): NonEmpty<LogRatio> => [logRatio(first), ...rest.map(logRatio)]);

test('with eight blocks the bounds are exact: extreme and sixth Walsh averages', () => {
  const effects = effectsFrom(8, seededNormal(1));
  const bounds = boundLoss(effects, ALPHA);
  assert.equal(bounds.method, 'wilcoxon');
  assert.equal(bounds.low, Math.min(...effects));
});

test('with seven blocks the fail level needs t, and the exact bound is known to be missing', () => {
  const bounds = boundLoss(effectsFrom(7, seededNormal(1)), ALPHA);
  assert.equal(bounds.method, 't');
  assert.equal(bounds.other.low, Number.NEGATIVE_INFINITY);
  assert.ok(Number.isFinite(bounds.low));
});

test('t on a textbook sample: 1 … 5 has mean 3 and s = √2.5', () => {
  let next = 0;
  const bounds = boundLoss(
    effectsFrom(5, () => ++next),
    { fail: 0.005, pass: 0.01 },
  );
  // t(0.995, 4) = 4.604095, t(0.99, 4) = 3.746947.
  assert.ok(Math.abs(bounds.low - (3 - 4.604095 * Math.sqrt(0.5))) < 1e-6);
  assert.ok(Math.abs(bounds.high - (3 + 3.746947 * Math.sqrt(0.5))) < 1e-6);
});

test('one block says nothing about its own error', () => {
  const { estimate, low, high } = boundLoss([logRatio(0.1)], ALPHA);
  assert.deepEqual(
    [estimate, low, high],
    [0.1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  );
});

test('the estimate lies between its bounds', () => {
  fc.assert(
    fc.property(anyEffects(1), (effects) => {
      const { estimate, low, high } = boundLoss(effects, ALPHA);
      assert.ok(low <= estimate && estimate <= high);
    }),
  );
});

test('more confidence never narrows', () => {
  const level = fc.double({ min: 1e-4, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(anyEffects(14), level, level, (effects, a, b) => {
      const [strict, loose] = [Math.min(a, b), Math.max(a, b)];
      const wide = boundLoss(effects, { fail: strict, pass: strict });
      const narrow = boundLoss(effects, { fail: loose, pass: loose });
      assert.ok(wide.low <= narrow.low && wide.high >= narrow.high);
    }),
  );
});

const near = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-9;

test('swapping the arms mirrors the bounds, as both are at one level', () => {
  const alpha = { fail: 0.01, pass: 0.01 };
  fc.assert(
    fc.property(anyEffects(2), ([first, ...rest]) => {
      const negate = (effect: LogRatio) => logRatio(-effect);
      const forth = boundLoss([first, ...rest], alpha);
      const back = boundLoss([negate(first), ...rest.map(negate)], alpha);
      assert.ok(near(forth.low, -back.high) && near(forth.high, -back.low));
      assert.ok(near(forth.estimate, -back.estimate));
    }),
  );
});

test('order does not matter, shifts shift and scales scale', () => {
  const shift = fc.double({ min: -3, max: 3, noNaN: true });
  const scale = fc.double({ min: 0.1, max: 10, noNaN: true });
  fc.assert(
    fc.property(anyEffects(2), shift, scale, ([first, ...rest], by, factor) => {
      const move = (effect: LogRatio) => logRatio(effect * factor + by);
      const plain = boundLoss([first, ...rest], ALPHA);
      const [last, ...others] = [...rest, first].map(move);
      if (last === undefined) return;
      const moved = boundLoss([last, ...others], ALPHA);
      for (const side of ['low', 'estimate', 'high'] as const) {
        assert.ok(near(moved[side], plain[side] * factor + by), side);
      }
    }),
  );
});

/** How often bounds from seeded effects with a true loss of zero miss it on either side. */
function countMisses(trials: number, draw: () => number, blocks: number) {
  let [low, high] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const bounds = boundLoss(effectsFrom(blocks, draw), ALPHA);
    if (bounds.low > 0) low++;
    if (bounds.high < 0) high++;
  }
  return { low, high };
}

function assertWithin(count: number, { low, high }: { low: number; high: number }) {
  assert.ok(count >= low && count <= high, `${count} is not between ${low} and ${high}`);
}

const TRIALS = 4_000;

/** The level that the critical rank really has: the largest below alpha that n effects allow. */
function exactLevel(n: number, alpha: number): number {
  let cumulative = 0;
  for (const probability of signedRankDistribution(n)) {
    if (cumulative + probability > alpha) break;
    cumulative += probability;
  }
  return cumulative;
}

const HEAVY_TAILED = (() => {
  const [uniform, normal] = [seededUniform(5), seededNormal(6)];
  return () => normal() * (uniform() < 0.1 ? 10 : 1);
})();

for (const [what, draw] of [
  ['normal', seededNormal(7)],
  ['heavy-tailed', HEAVY_TAILED],
] as const) {
  test(`Wilcoxon bounds of ten ${what} blocks miss as often as their exact levels say`, () => {
    const misses = countMisses(TRIALS, draw, 10);
    assertWithin(misses.low, binomialBand(TRIALS, exactLevel(10, ALPHA.fail)));
    assertWithin(misses.high, binomialBand(TRIALS, exactLevel(10, ALPHA.pass)));
  });
}

test('t bounds of four normal blocks miss as often as they promise', () => {
  const misses = countMisses(TRIALS, seededNormal(8), 4);
  assertWithin(misses.low, binomialBand(TRIALS, ALPHA.fail));
  assertWithin(misses.high, binomialBand(TRIALS, ALPHA.pass));
});
