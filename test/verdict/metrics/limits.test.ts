// Absolute limits, which need no baseline.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  codesOf,
  comparisonOf,
  judged,
  makePlan,
  offendingOf,
  steadyRecords,
} from '../../support/judged.ts';

test('an absolute limit needs no baseline: shown beyond it is a regression', () => {
  const plan = makePlan({ minThroughput: 7_000, p99Limit: 5 });
  const verdict = judged({ blocks: 12 }, { plan });
  assert.deepEqual(offendingOf(verdict), ['min-throughput', 'p99-limit']);
  assert.equal(comparisonOf(verdict, 'min-throughput').method, 'wilcoxon');
});

test('within its limits a run without a baseline stays without a verdict on change', () => {
  const plan = makePlan({ minThroughput: 5_000, p99Limit: 50 });
  const verdict = judged({ blocks: 12 }, { plan });
  assert.equal(verdict.kind, 'no-baseline');
  assert.equal(comparisonOf(verdict, 'p99-limit').outcome, 'pass');
});

test('one block beyond a limit cannot show it', () => {
  const plan = makePlan({ minThroughput: 7_000 });
  const verdict = judged({}, { plan, stored: steadyRecords() });
  assert.equal(verdict.kind, 'inconclusive');
  assert.match(comparisonOf(verdict, 'min-throughput').because, /1 block cannot show that/);
});

test('five blocks are compared with a limit by t, with a warning', () => {
  const blocks = [6_000, 6_010, 5_990, 6_005, 5_995].map((throughput) => ({ throughput }));
  const verdict = judged({ blocks }, { plan: makePlan({ minThroughput: 7_000 }) });
  assert.deepEqual(offendingOf(verdict), ['min-throughput']);
  assert.ok(codesOf(verdict).includes('t-instead-of-wilcoxon'));
});

test('one wild block makes the methods disagree about a limit', () => {
  const blocks = Array.from({ length: 14 }, (_, index) => ({
    throughput: index === 0 ? 400 : 6_000 + index,
  }));
  const verdict = judged({ blocks }, { plan: makePlan({ minThroughput: 6_100 }) });
  assert.deepEqual(offendingOf(verdict), ['min-throughput']);
  assert.ok(codesOf(verdict).includes('methods-disagree'));
});

test("a request's own limit comes before the common one", () => {
  const plan = makePlan({ requests: ['a', 'b'], p99Limit: 50, ownP99Limit: 5 });
  const requests = [{ name: 'a' }, { name: 'b' }];
  const limits = judged({ blocks: 12, requests }, { plan }).comparisons;
  assert.deepEqual(
    limits.map(({ request, before, outcome }) => [request, before, outcome]),
    [
      ['a', 5_000, 'regression'],
      ['b', 50_000, 'pass'],
    ],
  );
});

test('a block with too few samples joins the one before it, so that it is not left out', () => {
  const few = { requests: [{ samples: 200 }] };
  const blocks = [...Array.from({ length: 11 }, () => ({})), few];
  const verdict = judged({ blocks }, { plan: makePlan({ p99Limit: 5 }) });
  const comparison = comparisonOf(verdict, 'p99-limit');
  assert.deepEqual([comparison.samples, comparison.outcome], [11, 'regression']);

  const slow = { requests: [{ samples: 200, service: { p50: 90_000, p99: 900_000 } }] };
  const limitOf20 = makePlan({ p99Limit: 20 });
  const joined = comparisonOf(judged({ blocks: [{}, slow] }, { plan: limitOf20 }), 'p99-limit');
  assert.ok(joined.loss.estimate > 0, 'the slow block counts');
});

test('a limit without enough samples anywhere is not judged, and it says so', () => {
  const requests = [{ samples: 20 }];
  const verdict = judged({ requests }, { plan: makePlan({ p99Limit: 5 }) });
  assert.deepEqual(verdict.comparisons, []);
  assert.deepEqual(codesOf(verdict), ['few-samples']);
});

const CROWDED = { others: { share: 0.62, background: 0.9 }, serverWaited: 0.96, blocks: 12 };

test('a limit that is missed on a crowded machine is not shown to be missed', () => {
  for (const [metric, plan] of [
    ['p99-limit', makePlan({ p99Limit: 5 })],
    ['min-throughput', makePlan({ minThroughput: 10_000 })],
  ] as const) {
    assert.deepEqual(offendingOf(judged({ blocks: 12 }, { plan })), [metric]);
    const { outcome, because } = comparisonOf(judged(CROWDED, { plan }), metric);
    assert.equal(outcome, 'inconclusive');
    assert.match(because, /beyond the limit of .*; other processes used 62 % of the machine/);
    assert.match(because, /run it on a quieter machine\.$/);
  }
});

test('a limit that is met on a crowded machine is met, and one missed a hundredfold is missed', () => {
  const met = makePlan({ p99Limit: 50, minThroughput: 1_000 });
  const verdict = judged(CROWDED, { plan: met });
  for (const metric of ['p99-limit', 'min-throughput']) {
    assert.equal(comparisonOf(verdict, metric).outcome, 'pass');
  }
  const far = makePlan({ minThroughput: 601_000 });
  assert.deepEqual(offendingOf(judged(CROWDED, { plan: far })), ['min-throughput']);
});
