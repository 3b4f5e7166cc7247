import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  longestInCalibration,
  longestInPair,
} from '../../../src/measure/warm-up/warm-up-limits.ts';
import { seconds } from '../../../src/units.ts';

const roomOf = (budget: number, start = 0.5, warmup = 2, arms: 1 | 2 = 2) =>
  ({ warmup: seconds(warmup), arms, left: seconds(budget), start: seconds(start) }) as const;

describe('the longest warm-up', () => {
  test('leaves the budget eight pairs, each with half the requests of the calibration', () => {
    for (const [budget, start] of [
      [180, 0.5],
      [180, 6],
      [600, 2],
    ] as const) {
      const room = roomOf(budget, start);
      const measured = 9.5 * (start + 8);
      const both = [5 * longestInCalibration(room), 8 * longestInPair(room)] as const;
      for (const each of both) {
        assert.ok(Math.abs(budget - measured - (2 * each) / 1_000) < 0.01);
      }
    }
    assert.equal(Math.round(longestInCalibration(roomOf(180))), 9_925);
  });

  test('is the input where the budget holds no more, where one version is alone, and where there is none', () => {
    for (const longest of [longestInCalibration, longestInPair]) {
      assert.equal(longest(roomOf(20)), 2_000);
      assert.equal(longest(roomOf(-5)), 2_000);
      assert.equal(longest(roomOf(180, 0.5, 2, 1)), 2_000);
      assert.equal(longest(roomOf(180, 0.5, 0)), 0);
    }
  });
});
