// Outcomes of bounds: laws that hold for any bounds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { logRatio } from '../../../src/units.ts';
import { decidePairs, linesOf } from '../../../src/verdict/metrics/decide.ts';

const anyBounds = fc
  .tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
  )
  .map(([estimate, below, above, further]) => ({
    low: logRatio(estimate - below),
    high: logRatio(estimate + above),
    surest: logRatio(estimate - below - further),
  }));
const anyLines = fc.double({ min: 0, max: 0.3, noNaN: true }).map(logRatio).map(linesOf);

test('red takes a loss that is shown beyond tolerance, and above zero for sure', () => {
  fc.assert(
    fc.property(anyBounds, anyLines, fc.constantFrom('gate', 'guard'), (bounds, lines, role) => {
      const isRed = bounds.low > lines.tolerance && bounds.surest > 0;
      assert.equal(decidePairs(role, bounds, lines) === 'regression', isRed);
    }),
  );
});

test('both pass where twice the tolerance is ruled out; else a gate is open, and of a guard nothing is shown', () => {
  fc.assert(
    fc.property(anyBounds, anyLines, (bounds, lines) => {
      const isWithin = bounds.high < 2 * lines.tolerance;
      for (const [role, open] of [
        ['guard', 'not-shown'],
        ['gate', 'inconclusive'],
      ] as const) {
        const outcome = decidePairs(role, bounds, lines);
        if (outcome !== 'regression') assert.equal(outcome, isWithin ? 'pass' : open);
      }
    }),
  );
});
