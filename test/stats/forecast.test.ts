// How long runs will take: laws, and the figures that the whole rule was simulated with.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ForecastInput, forecast } from '../../src/stats/forecast.ts';
import { FEWEST_PAIRS, MOST_PAIRS } from '../../src/stats/look-plan.ts';
import { USUAL_THROUGHPUT_SPREAD } from '../../src/stats/pair-bounds.ts';
import { FIRST_THROUGHPUT_SHARE } from '../../src/stats/pair-shares.ts';
import { logRatio } from '../../src/units.ts';

/** Throughput of an unchanged server at its default tolerance, unless said otherwise. */
const inputOf = (more: Partial<Record<keyof ForecastInput, number>> = {}): ForecastInput => ({
  spread: logRatio(more.spread ?? 0.05),
  loss: logRatio(more.loss ?? 0),
  tolerance: logRatio(more.tolerance ?? -Math.log(0.95)),
  share: FIRST_THROUGHPUT_SHARE,
  usual: USUAL_THROUGHPUT_SPREAD,
  cap: more.cap ?? 28,
});

const isNear = (actual: number, expected: number, by: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= by, `${what}: ${actual}, not ${expected}`);

test('takes as many pairs as the judge took in simulations of its own', () => {
  for (const [spread, unchanged, slower] of [
    [0.02, 4, 8.6],
    [0.03, 4.3, 9.3],
    [0.05, 5.3, 11.8],
    [0.08, 7.5, 18.3],
  ] as const) {
    const [pass, red] = [forecast(inputOf({ spread })), forecast(inputOf({ spread, loss: TENTH }))];
    isNear(pass.pairs, unchanged, 0.2, `unchanged at ${spread}`);
    isNear(red.pairs, slower, 0.7, `slower at ${spread}`);
    assert.ok(pass.right > 0.99, `${pass.right} passed at ${spread}`);
  }
});

const TENTH = -Math.log(0.9);

test('says by when nine runs in ten have ended, and that they do not', () => {
  const { pairs, inNineOfTen = 0 } = forecast(inputOf());
  assert.ok(inNineOfTen >= pairs && inNineOfTen < 2 * pairs);
  const slower = forecast(inputOf({ spread: 0.08, loss: TENTH }));
  assert.equal(slower.inNineOfTen, undefined);
  assert.ok(slower.right > 0.7 && slower.right < 0.9);
});

test('pairs that never differ decide at the first look', () => {
  const unchanged = forecast(inputOf({ spread: 0 }));
  assert.deepEqual(unchanged, { pairs: FEWEST_PAIRS, right: 1, inNineOfTen: FEWEST_PAIRS });
});

test('fewer pairs than the first look takes decide nothing', () => {
  assert.deepEqual(forecast(inputOf({ cap: 3 })), { pairs: 3, right: 0, inNineOfTen: undefined });
});

test('more than the most pairs are never counted on', () => {
  const noisy = { spread: 0.4 };
  assert.deepEqual(
    forecast(inputOf({ ...noisy, cap: 1_000 })),
    forecast(inputOf({ ...noisy, cap: MOST_PAIRS })),
  );
});

test('noise and strictness never seem to save pairs', () => {
  const part = fc.double({ min: 0.005, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(part, part, part, (one, other, tolerance) => {
      const [quiet, noisy] = [Math.min(one, other), Math.max(one, other)];
      const at = (spread: number, allowed: number) =>
        forecast(inputOf({ spread, tolerance: allowed, cap: MOST_PAIRS }));
      assert.ok(at(quiet, tolerance).pairs <= at(noisy, tolerance).pairs);
      assert.ok(at(quiet, 2 * tolerance).pairs <= at(quiet, tolerance).pairs);
    }),
    { numRuns: 25 },
  );
});
