// Bounds from pairs: laws that hold for any data.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundPairs, cautiousSpread } from '../../src/stats/pair-bounds.ts';
import { levelAt } from '../../src/stats/pair-levels.ts';
import { standardDeviationOf } from '../../src/stats/spread.ts';
import { studentQuantile } from '../../src/stats/student-t.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../src/units.ts';

const effectsOf = ([first = 0, ...rest]: readonly number[]): NonEmpty<LogRatio> => [
  logRatio(first),
  ...rest.map(logRatio),
];
const someEffects = (least: number) =>
  fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: least, maxLength: 24 })
    .map(effectsOf);
const usual = fc.double({ min: 0.001, max: 0.5, noNaN: true }).map(logRatio);
const share = fc.double({ min: 1e-6, max: 1e-3, noNaN: true });

test('the surest bound is the lowest, and the estimate lies within the others', () => {
  fc.assert(
    fc.property(someEffects(1), share, usual, (effects, alarm, spread) => {
      const { surest, low, estimate, high } = boundPairs(effects, alarm, spread);
      assert.ok(surest <= low && low <= estimate && estimate <= high);
      assert.equal(Number.isFinite(surest), effects.length >= 4);
      assert.equal(Number.isFinite(high), effects.length >= 4);
    }),
  );
});

test('worse pairs move all bounds by as much', () => {
  fc.assert(
    fc.property(someEffects(4), share, usual, (effects, alarm, spread) => {
      const [before, after] = [effects, effectsOf(effects.map((effect) => effect + 0.25))].map(
        (some) => boundPairs(some, alarm, spread),
      );
      for (const bound of ['surest', 'low', 'high'] as const) {
        const moved = (after?.[bound] ?? 0) - (before?.[bound] ?? 0);
        assert.ok(Math.abs(moved - 0.25) < 1e-9);
      }
    }),
  );
});

test('the cautious spread is never below that of the pairs, and with many pairs it is the same', () => {
  fc.assert(
    fc.property(someEffects(2), usual, (effects, spread) => {
      const [own = 0, cautious = 0] = [
        standardDeviationOf(effects),
        cautiousSpread(effects, spread),
      ];
      assert.ok(cautious >= own && cautious <= Math.max(own, spread) + 1e-12);
    }),
  );
  const many = effectsOf(
    Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 0.02 : -0.02)),
  );
  const [own = 0, cautious = 0] = [standardDeviationOf(many), cautiousSpread(many, logRatio(0.05))];
  assert.ok(cautious < 1.15 * own);
});

test('four pairs that agree to the last digit are held to vary as usual', () => {
  const { surest, low, high } = boundPairs(effectsOf([0.1, 0.1, 0.1, 0.1]), 2e-4, logRatio(0.05));
  const error = (0.05 * Math.sqrt(3 / 6)) / 2;
  assert.ok(Math.abs(low - (0.1 - studentQuantile(levelAt(4, 'size'), 3) * error)) < 1e-9);
  assert.ok(surest < -0.2);
  assert.ok(Math.abs(high - 0.1) < 1e-12);
});
