// Several requests side by side: each by itself, and their mean.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, judgedPairs, makePlan } from '../../support/judged.ts';
import { slowed } from '../../support/paired-sketch.ts';

const FIRST = { number: 1, of: 2, plannedBlocks: 20 };

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

test('at a first look the mean over requests may fail, a single request may only pass', () => {
  const plan = makePlan({ requests: ['a', 'b', 'c'] });
  const base = { requests: three(() => 1) };
  const slow = { requests: three(() => 1.5) };
  const verdict = judgedPairs(
    { look: FIRST, pairs: 12, baseline: base, candidate: slow },
    { plan },
  );
  const p99s = verdict.comparisons.filter(({ metric }) => metric === 'p99');
  assert.deepEqual(
    p99s.map(({ outcome }) => outcome),
    ['inconclusive', 'inconclusive', 'inconclusive', 'regression'],
  );
  assert.match(p99s[3]?.because ?? '', /^The p99 \(mean over requests\) rose by 50 %/);
});

test('a request that the baseline does not have is not judged', () => {
  const plan = makePlan({ requests: ['a', 'new'], p99Limit: 50 });
  const requests = [{ name: 'a' }];
  const verdict = judgedPairs({ baseline: { requests }, candidate: { requests } }, { plan });
  assert.equal(verdict.kind, 'pass');
  assert.ok(!verdict.comparisons.some(({ request }) => request === 'new'));
  assert.ok(!codesOf(verdict).includes('few-samples'));
});
