// The rules of other tools, on numbers worked out by hand.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  isBeyondByBootstrap,
  isBeyondRatio,
  isSlowerByWelch,
} from '../../bench/operating-characteristic/peer-rules.ts';
import { seeded } from '../../bench/operating-characteristic/seeded.ts';

test('one number against one number: beyond the ratio, not at it', () => {
  assert.equal(isBeyondRatio(100, 111, 1.1), true);
  assert.equal(isBeyondRatio(100, 109, 1.1), false);
  assert.equal(isBeyondRatio(100, 199, 2), false);
});

describe('Welch’s t on requests', () => {
  const before = { count: 10_000, mean: 100, standardDeviation: 20 };
  test('sees what is beyond 1.96 standard errors, here 0.55', () => {
    assert.equal(isSlowerByWelch(before, { ...before, mean: 100.6 }, 0), true);
    assert.equal(isSlowerByWelch(before, { ...before, mean: 100.5 }, 0), false);
    assert.equal(isSlowerByWelch(before, { ...before, mean: 99 }, 0), false);
  });
  test('forgives a loss within the tolerance', () => {
    assert.equal(isSlowerByWelch(before, { ...before, mean: 104 }, 0.05), false);
    assert.equal(isSlowerByWelch(before, { ...before, mean: 106 }, 0.05), true);
  });
});

test('the bootstrap of block effects sees where all of them lie', () => {
  const effects = [0.04, 0.05, 0.06, 0.05, 0.04, 0.06];
  assert.equal(isBeyondByBootstrap(effects, 0, seeded('b')), true);
  assert.equal(isBeyondByBootstrap(effects, 0.05, seeded('b')), false);
});
