// What the builder of comparisons fills in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logRatio } from '../../src/units.ts';
import { compare, observed } from '../../src/verdict/comparison.ts';

const SHARED = {
  metric: 'server-died',
  request: undefined,
  role: 'guard',
  before: 1,
  after: 0,
  tolerance: logRatio(0.1),
  outcome: 'regression',
  samples: 5,
} as const;

test('an observed loss shows beyond the tolerance, even where it is infinite', () => {
  for (const loss of [0.2, Number.POSITIVE_INFINITY]) {
    const comparison = compare({ ...SHARED, ...observed(logRatio(loss)), because: 'x.' });
    assert.equal(comparison.minimumDetectable, 0.1);
    assert.equal(comparison.unit, 'share');
    assert.equal(comparison.because, 'x.');
  }
});

test('an inferred loss shows as far beyond the tolerance as its lower bound is below the estimate', () => {
  const loss = { estimate: logRatio(0.5), low: logRatio(0.2), high: logRatio(0.7) };
  const bounds = {
    ...loss,
    method: 'prediction',
    alpha: { alarm: 0.01, fail: 0.01, pass: 0.05 },
  } as const;
  const comparison = compare({ ...SHARED, ...bounds, loss });
  assert.ok(Math.abs(comparison.minimumDetectable - 0.4) < 1e-12);
});
