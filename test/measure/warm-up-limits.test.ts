import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { longestWarmUp, pairGoal } from '../../src/measure/warm-up-limits.ts';
import { seconds } from '../../src/units.ts';

describe('the longest warm-up', () => {
  const longest = (budget: number, start = 0.5, warmup = 2, arms: 1 | 2 = 2) =>
    longestWarmUp({ warmup: seconds(warmup), arms, left: seconds(budget), start: seconds(start) });

  test('leaves the budget eight pairs, each as warm as the calibration', () => {
    for (const [budget, start] of [
      [180, 0.5],
      [180, 6],
      [600, 2],
    ] as const) {
      const [measured, warmUps] = [start + 8, 2 * (longest(budget, start) / 1_000)];
      assert.ok(Math.abs(budget - 9.5 * measured - 9 * warmUps) < 0.01);
    }
    assert.equal(Math.round(longest(180)), 5_514);
  });

  test('is the input where the budget holds no more, where one version is alone, and where there is none', () => {
    assert.equal(longest(20), 2_000);
    assert.equal(longest(-5), 2_000);
    assert.equal(longest(180, 0.5, 2, 1), 2_000);
    assert.equal(longest(180, 0.5, 0), 0);
  });

  test('of a pair is half as long again as that of the calibration, for as many answers', () => {
    const after = (took: number, isExtended = true) =>
      pairGoal({ answers: 900, took: seconds(took), isExtended }, seconds(2));
    assert.deepEqual(after(0.4), { kind: 'pair', limit: seconds(2), least: 900 });
    assert.deepEqual(after(8, false), { kind: 'pair', limit: seconds(2), least: 900 });
    assert.deepEqual(after(8), { kind: 'pair', limit: seconds(12), least: 900 });
  });
});
