// Prediction bounds against stored runs: published multipliers, the prior, and coverage.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundPrediction, predictionMultiplier } from '../../src/stats/prediction.ts';
import { sumErrors } from '../../src/stats/spread.ts';
import type { NonEmpty } from '../../src/units.ts';
import { type LogRatio, logRatio } from '../../src/units.ts';
import { priorSpread } from '../../src/verdict/metrics/table.ts';
import { binomialBand, seededNormal } from '../support/seeded.ts';

const ALPHA = { fail: 0.005, pass: 0.05 };

test('multipliers of the spread at 0.5 %, from eight to thirty records', () => {
  const table = [
    [8, 3.71],
    [10, 3.41],
    [15, 3.07],
    [20, 2.93],
    [30, 2.8],
  ] as const;
  for (const [records, multiplier] of table) {
    assert.equal(Number(predictionMultiplier(records, 0.005).toFixed(2)), multiplier);
  }
});

test('one record of the same machine: 21.9 % beyond tolerance is the least that shows', () => {
  const prior = priorSpread('throughput', true);
  const { estimate, low, basis, spread } = boundPrediction([logRatio(0)], prior, ALPHA);
  assert.equal(basis, 'prior');
  assert.equal(spread, 0.05);
  // t(0.995, 7) · 0.05 · √2 = 0.2475, and 1 − e^−0.2475 = 21.9 %.
  assert.equal(Number((estimate - low).toFixed(4)), 0.2475);
  assert.equal(Number((1 - Math.exp(low - estimate)).toFixed(3)), 0.219);
});

test('between machines the assumed spread is three times as wide', () => {
  assert.ok(Math.abs(priorSpread('throughput', false) - 0.15) < 1e-12);
  assert.ok(Math.abs(priorSpread('p99', false) - 0.45) < 1e-12);
});

const losses = (count: number, value: (index: number) => number): NonEmpty<LogRatio> => [
  logRatio(value(0)),
  ...Array.from({ length: count - 1 }, (_, index) => logRatio(value(index + 1))),
];

test('seven steady records still stand on the prior, eight on their own spread', () => {
  const prior = logRatio(0.05);
  const steady = (index: number) => (index % 2) / 100;
  assert.equal(boundPrediction(losses(7, steady), prior, ALPHA).spread, 0.05);
  const eight = boundPrediction(losses(8, steady), prior, ALPHA);
  assert.equal(eight.basis, 'records');
  assert.ok(eight.spread < 0.006);
});

test('few records that spread more than assumed are believed', () => {
  const { spread } = boundPrediction(
    losses(3, (index) => index * 0.2),
    logRatio(0.05),
    ALPHA,
  );
  assert.ok(Math.abs(spread - 0.2) < 1e-12);
});

test('bounds hold the estimate, and a common shift of all losses moves all three alike', () => {
  const effect = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(effect, fc.array(effect, { maxLength: 24 }), effect, (first, rest, by) => {
      const all = [first, ...rest];
      const plain = boundPrediction(
        losses(all.length, (index) => all[index] ?? 0),
        logRatio(0.05),
        ALPHA,
      );
      const moved = boundPrediction(
        losses(all.length, (index) => (all[index] ?? 0) + by),
        logRatio(0.05),
        ALPHA,
      );
      assert.ok(plain.low <= plain.estimate && plain.estimate <= plain.high);
      for (const side of ['low', 'estimate', 'high'] as const) {
        assert.ok(Math.abs(moved[side] - plain[side] - by) < 1e-9);
      }
    }),
  );
});

test('no bound is narrower than the blocks within the runs allow', () => {
  const prior = logRatio(0.05);
  const within = { error: logRatio(0.2), degreesOfFreedom: 2 };
  const { low, high, isByBlocks } = boundPrediction([logRatio(0)], prior, ALPHA, within);
  // t(0.995, 2) = 9.925 and t(0.95, 2) = 2.920.
  assert.ok(Math.abs(low + 9.925 * 0.2) < 1e-3, `${low}`);
  assert.ok(Math.abs(high - 2.92 * 0.2) < 1e-3, `${high}`);
  assert.deepEqual(isByBlocks, { low: true, high: true });
  // t grows faster with few degrees of freedom, so blocks may set the stricter bound alone.
  const some = { error: logRatio(0.04), degreesOfFreedom: 2 };
  const { isByBlocks: ofSome } = boundPrediction([logRatio(0)], prior, ALPHA, some);
  assert.deepEqual(ofSome, { low: true, high: false });
  const steady = { error: logRatio(0.005), degreesOfFreedom: 2 };
  const plain = boundPrediction([logRatio(0)], prior, ALPHA);
  assert.deepEqual(boundPrediction([logRatio(0)], prior, ALPHA, steady), plain);
});

test('the error of a sum has the degrees of freedom that its parts are worth', () => {
  const of = (error: number, degreesOfFreedom: number) => ({
    error: logRatio(error),
    degreesOfFreedom,
  });
  // Equal parts add up; of unequal parts the larger one counts.
  const equal = sumErrors([of(0.03, 4), of(0.03, 4)]);
  assert.ok(Math.abs(equal.error - 0.03 * Math.SQRT2) < 1e-12);
  assert.ok(Math.abs(equal.degreesOfFreedom - 8) < 1e-9);
  const unequal = sumErrors([of(0.2, 2), of(0.001, 9), of(0.001, 9)]);
  assert.ok(Math.abs(unequal.error - 0.2) < 1e-5);
  assert.ok(unequal.degreesOfFreedom >= 2 && unequal.degreesOfFreedom < 2.01);
  assert.equal(sumErrors([of(0, 2), of(0, 2)]).degreesOfFreedom, 2);
});

/** Misses of unchanged runs against `records` stored ones whose true spread is `sd`. */
function countMisses(trials: number, records: number, sd: number, seed: number) {
  const normal = seededNormal(seed);
  let [low, high] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const run = normal() * sd;
    const bounds = boundPrediction(
      losses(records, () => run - normal() * sd),
      priorSpread('throughput', true),
      ALPHA,
    );
    if (bounds.low > 0) low++;
    if (bounds.high < 0) high++;
  }
  return { low, high };
}

test('with twelve records an unchanged run misses as often as promised, whatever the spread', () => {
  for (const sd of [0.005, 0.02, 0.3]) {
    const misses = countMisses(4_000, 12, sd, 11);
    const [fail, pass] = [binomialBand(4_000, ALPHA.fail), binomialBand(4_000, ALPHA.pass)];
    assert.ok(misses.low >= fail.low && misses.low <= fail.high, `${sd}: ${misses.low}`);
    assert.ok(misses.high >= pass.low && misses.high <= pass.high, `${sd}: ${misses.high}`);
  }
});

test('with one to seven records as noisy as assumed, it misses no more often than promised', () => {
  for (const records of [1, 2, 4, 7]) {
    const misses = countMisses(1_000, records, 0.05, 12);
    assert.ok(misses.low <= binomialBand(1_000, ALPHA.fail).high, `${records}: ${misses.low}`);
    assert.ok(misses.high <= binomialBand(1_000, ALPHA.pass).high, `${records}: ${misses.high}`);
  }
});
