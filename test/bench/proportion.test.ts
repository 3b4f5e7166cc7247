// Exact bounds of counts, against published values.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { proportion } from '../../bench/operating-characteristic/proportion.ts';

describe('what a count proves with 95 % confidence', () => {
  // One-sided: 1 − 0.05^(1/n). Two-sided: Clopper and Pearson's tables.
  const known = [
    [0, 100, 0, 0.0295],
    [0, 300, 0, 0.00994],
    [60, 60, 0.9513, 1],
    [57, 60, 0.8608, 0.9896],
    [38, 40, 0.8308, 0.9939],
    [54, 60, 0.7949, 0.9624],
  ] as const;
  for (const [count, of, low, high] of known) {
    test(`${count} of ${of}`, () => {
      const bounds = proportion(count, of);
      assert.ok(Math.abs(bounds.low - low) < 5e-4, `low ${bounds.low}`);
      assert.ok(Math.abs(bounds.high - high) < 5e-4, `high ${bounds.high}`);
    });
  }

  test('the bounds hold the share, and mirror each other', () => {
    const counts = fc
      .integer({ min: 1, max: 400 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([count, of]) => {
        const { low, high } = proportion(count, of);
        const mirror = proportion(of - count, of);
        assert.ok(low <= count / of && count / of <= high);
        assert.ok(Math.abs(low + mirror.high - 1) < 1e-9);
      }),
    );
  });
});
