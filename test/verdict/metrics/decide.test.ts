// Bounds and outcomes of pairs: laws that hold for any data, at any look.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LookKind } from '../../../src/stats/look-plan.ts';
import { criticalRank } from '../../../src/stats/wilcoxon.ts';
import type { NonEmpty } from '../../../src/units.ts';
import { type LogRatio, logRatio } from '../../../src/units.ts';
import { boundPairs, decidePairs } from '../../../src/verdict/metrics/decide.ts';

const anyEffects = fc
  .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 24 })
  .map(([first = 0, ...rest]): NonEmpty<LogRatio> => [logRatio(first), ...rest.map(logRatio)]);
const level = fc.double({ min: 1e-4, max: 0.05, noNaN: true });
const anyAlpha = fc.record({ fail: fc.oneof(fc.constant(0), level), pass: level });
const anyLook = fc.constantFrom<LookKind>('only', 'first', 'last');

test('the estimate lies between its bounds, at any look and level', () => {
  fc.assert(
    fc.property(anyEffects, anyAlpha, anyLook, (effects, alpha, look) => {
      const { low, estimate, high } = boundPairs(effects, alpha, look);
      assert.ok(low <= estimate && estimate <= high);
    }),
  );
});

test('a first look has a bound only where there is an exact one, and at level zero there is none', () => {
  fc.assert(
    fc.property(anyEffects, anyAlpha, (effects, alpha) => {
      const { low, high } = boundPairs(effects, alpha, 'first');
      const isEnough = effects.length >= 3;
      const exists = (at: number) => isEnough && criticalRank(effects.length, at) !== undefined;
      assert.equal(Number.isFinite(low), exists(alpha.fail));
      assert.equal(Number.isFinite(high), exists(alpha.pass));
      const atZero = boundPairs(effects, { ...alpha, fail: 0 }, 'last');
      assert.equal(atZero.low, Number.NEGATIVE_INFINITY);
    }),
  );
});

test('the last look is that of a single one: only the levels differ', () => {
  fc.assert(
    fc.property(anyEffects, anyAlpha, (effects, alpha) => {
      assert.deepEqual(boundPairs(effects, alpha, 'last'), boundPairs(effects, alpha, 'only'));
    }),
  );
});

test('critical ranks of the looks at 10 and 20 pairs, at the levels of a whole gate', () => {
  assert.deepEqual([criticalRank(10, 0.002), criticalRank(10, 0.02)], [1, 7]);
  assert.deepEqual([criticalRank(20, 0.003), criticalRank(20, 0.03)], [33, 54]);
});

const anyBounds = fc
  .tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
  )
  .map(([estimate, below, above]) => ({
    estimate: logRatio(estimate),
    low: logRatio(estimate - below),
    high: logRatio(estimate + above),
  }));
const anyTolerance = fc.double({ min: 0, max: 0.3, noNaN: true }).map(logRatio);

test('a guard fails only when shown to be beyond, and is never open', () => {
  fc.assert(
    fc.property(anyBounds, anyTolerance, anyLook, (bounds, tolerance, look) => {
      const isBeyond = bounds.low > tolerance;
      const expected = isBeyond ? 'regression' : 'pass';
      assert.equal(decidePairs('guard', bounds, tolerance, look), expected);
    }),
  );
});

test('a gate that turns red by its estimate is shown to have lost half of what is forgiven', () => {
  fc.assert(
    fc.property(anyBounds, anyTolerance, anyLook, (bounds, tolerance, look) => {
      if (decidePairs('gate', bounds, tolerance, look) !== 'regression') return;
      assert.ok(bounds.low > tolerance / 2 - 1e-12);
      if (look === 'first') assert.ok(bounds.low > tolerance);
    }),
  );
});

test('narrow bounds around the tolerance are decided at the last look, and not before', () => {
  const tolerance = logRatio(0.05);
  const around = (estimate: number) => ({
    estimate: logRatio(estimate),
    low: logRatio(0.04),
    high: logRatio(0.06),
  });
  assert.equal(decidePairs('gate', around(0.051), tolerance, 'first'), 'inconclusive');
  assert.equal(decidePairs('gate', around(0.051), tolerance, 'last'), 'regression');
  assert.equal(decidePairs('gate', around(0.049), tolerance, 'only'), 'pass');
  const wide = { ...around(0.051), high: logRatio(0.07) };
  assert.equal(decidePairs('gate', wide, tolerance, 'last'), 'inconclusive');
});
