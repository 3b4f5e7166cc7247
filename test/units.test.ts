import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { surePercent } from '../src/units.ts';

for (const [alpha, percent] of [
  [0.05, 95],
  [0.025, 97.5],
  [0.0002, 99.98],
  [0.000_123, 99.99],
  [0.000_04, 99.996],
  [0.000_000_3, 99.999_97],
] as const) {
  test(`a test at ${alpha} is ${percent} % sure`, () => assert.equal(surePercent(alpha), percent));
}

test('no test is said to be wholly sure', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), (alpha) => {
      const percent = surePercent(alpha);
      assert.ok(percent < 100 && percent >= 50, `${percent}`);
    }),
  );
});
