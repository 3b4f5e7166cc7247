// Several requests side by side: each by itself, and their mean.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, judgedPairs, makePlan } from '../../support/judged.ts';
import { slowed } from '../../support/paired-sketch.ts';

const three = (factor: (index: number) => number) =>
  ['a', 'b', 'c'].map((name, index) => slowed({ name }, factor(index)));

test('each of several requests must pass, and their mean shows what slows all of them', () => {
  const plan = makePlan({ requests: ['a', 'b', 'c'] });
  const base = { requests: three(() => 1) };
  const fine = judgedPairs({ baseline: base, candidate: base }, { plan });
  assert.equal(fine.kind, 'pass');
  const p99s = fine.comparisons.filter(({ metric }) => metric === 'p99');
  assert.deepEqual(
    p99s.map(({ request, role }) => [request, role]),
    [
      ['a', 'gate'],
      ['b', 'gate'],
      ['c', 'gate'],
      [undefined, 'guard'],
    ],
  );

  const one = { requests: three((index) => (index === 1 ? 2 : 1)) };
  const alone = judgedPairs({ baseline: base, candidate: one }, { plan });
  const outcomes = alone.comparisons
    .filter(({ metric }) => metric === 'p99')
    .map(({ outcome }) => outcome);
  assert.deepEqual(outcomes.slice(0, 3), ['pass', 'regression', 'pass']);
});

test('the mean over requests turns red, too, where all of them are slower', () => {
  const plan = makePlan({ requests: ['a', 'b', 'c'] });
  const base = { requests: three(() => 1) };
  const slow = { requests: three(() => 2) };
  const verdict = judgedPairs({ pairs: 12, baseline: base, candidate: slow }, { plan });
  const p99s = verdict.comparisons.filter(({ metric }) => metric === 'p99');
  assert.deepEqual(
    p99s.map(({ outcome }) => outcome),
    ['regression', 'regression', 'regression', 'regression'],
  );
  assert.match(p99s[3]?.because ?? '', /^The p99 \(mean over requests\) rose by 99 %/);
});

test('a rare request has units of several pairs, the frequent ones have one each', () => {
  const plan = makePlan({ requests: ['a', 'b', 'rare'] });
  const requests = ['a', 'b', 'rare'].map((name) => ({
    name,
    ...(name === 'rare' && { samples: 400 }),
  }));
  const verdict = judgedPairs(
    { pairs: 12, baseline: { requests }, candidate: { requests } },
    { plan },
  );
  const p99s = verdict.comparisons.filter(({ metric }) => metric === 'p99');
  assert.deepEqual(
    p99s.map(({ request, samples }) => [request, samples]),
    [
      ['a', 12],
      ['b', 12],
      ['rare', 4],
      [undefined, 4],
    ],
  );
});

test('a request that the baseline does not have is not judged', () => {
  const plan = makePlan({ requests: ['a', 'new'], p99Limit: 50 });
  const requests = [{ name: 'a' }];
  const verdict = judgedPairs({ baseline: { requests }, candidate: { requests } }, { plan });
  assert.equal(verdict.kind, 'pass');
  assert.ok(!verdict.comparisons.some(({ request }) => request === 'new'));
  assert.ok(!codesOf(verdict).includes('few-samples'));
});
