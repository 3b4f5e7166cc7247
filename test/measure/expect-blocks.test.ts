import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectBlocks } from '../../src/measure/expect-blocks.ts';
import { MOST_BLOCKS, MOST_PAIRS } from '../../src/stats/look-plan.ts';
import { milliseconds, ratio } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';

const expected = (arms: 1 | 2, flags: Readonly<Record<string, string>> = {}) =>
  expectBlocks(gatePlan(flags), arms);

test('a longer budget holds more, up to the most that is ever planned', () => {
  const budgets = ['1m', '3m', '10m', '60m'].map((budget) => expected(2, { budget }));
  for (const [index, { fewest, most }] of budgets.entries()) {
    const before = budgets[index - 1];
    assert.ok(fewest <= most && fewest >= (before?.fewest ?? 1) && most >= (before?.most ?? 1));
  }
  assert.deepEqual(expected(2, { budget: '60m' }), {
    arms: 2,
    fewest: MOST_PAIRS,
    most: MOST_PAIRS,
  });
  assert.equal(expected(1, { budget: '60m' }).most, MOST_BLOCKS);
});

test('two versions may be warm sooner, one is warmed for as long as it is said', () => {
  const [alone, both] = [expected(1), expected(2)];
  assert.equal(alone.fewest, alone.most);
  assert.ok(both.fewest < both.most);
  const none = expected(2, { warmup: '0s' });
  assert.equal(none.fewest, none.most);
});

test('however short a budget, one block is expected', () => {
  assert.ok(expected(2, { budget: '5s' }).fewest >= 1);
  assert.ok(expected(1, { budget: '5s' }).fewest >= 1);
});

test('a server whose answers get cheaper for long gets pairs with the longest warm-up, and fewer', () => {
  // Of 3 min, such pairs take 16 s: 12 s of them for both warm-ups.
  const { fewest, most } = expected(2);
  assert.ok(fewest >= 8 && fewest <= 12, `${fewest}`);
  assert.ok(most > 2 * fewest, `${most}`);
});

test('where four pairs do not fit, no more are expected than the budget itself holds', () => {
  assert.deepEqual(expected(2, { budget: '8s' }), { arms: 2, fewest: 1, most: 4 });
});

test('where users think, pairs take longer', () => {
  const plan = gatePlan({});
  const flow = {
    name: 'f',
    steps: 2,
    tolerances: { p99: ratio(0.1) },
    limits: { p99: undefined },
  };
  const thinking = (time: number) => {
    const [request] = plan.requests;
    const steps = [0, 1].map((position) => {
      const thinkTime = milliseconds(position === 0 ? 0 : time);
      return {
        ...request,
        name: `f${position}`,
        step: { flow, position, thinkTime, captures: [] },
      };
    });
    const [first = request, ...rest] = steps;
    return expectBlocks({ load: plan.load, requests: [first, ...rest] }, 2);
  };
  assert.ok(thinking(0).most > 2 * thinking(2_000).most, JSON.stringify(thinking(2_000)));
});
