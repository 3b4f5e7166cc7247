// The false-alarm budget of two versions: over all tests and all attempts once in a thousand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  PAIRS_ALARM_BUDGET,
  type PairChecks,
  sharePairBudget,
} from '../../src/stats/pair-shares.ts';
import { judge } from '../../src/verdict/judge.ts';
import { makePlan } from '../support/judged.ts';
import { makePairedRecord } from '../support/paired-records.ts';

const SIMPLE: PairChecks = { requests: 1, isCleaned: true, guards: 2, limits: 1 };

const constellation: fc.Arbitrary<PairChecks> = fc.record({
  requests: fc.integer({ min: 1, max: 64 }),
  isCleaned: fc.boolean(),
  guards: fc.integer({ min: 1, max: 70 }),
  limits: fc.integer({ min: 1, max: 66 }),
});

/** Everything that could turn red. */
function spent(checks: PairChecks, apart = 0): number {
  const shares = sharePairBudget(checks, apart);
  return (
    shares.throughput +
    shares.cpu +
    checks.requests * (shares.p99 + shares.cleaned) +
    shares.p99OfMix +
    shares.cleanedOfMix +
    (checks.guards + checks.limits) * shares.rest
  );
}

test('attempts that cannot be pooled spend the budget together, however many there are', () => {
  fc.assert(
    fc.property(constellation, fc.integer({ min: 1, max: 40 }), (checks, attempts) => {
      const all = Array.from({ length: attempts }, (_, apart) => spent(checks, apart));
      const sum = all.reduce((total, one) => total + one, 0);
      assert.ok(sum <= PAIRS_ALARM_BUDGET + 1e-15);
      assert.ok(sum >= 0.9 * PAIRS_ALARM_BUDGET - 1e-15);
    }),
  );
});

test('the shares that the documentation names', () => {
  const { throughput, cpu, p99, cleaned, rest } = sharePairBudget(SIMPLE);
  const percents = [throughput, cpu, p99, cleaned, rest].map((share) => (share * 100).toFixed(4));
  assert.deepEqual(percents, ['0.0225', '0.0225', '0.0180', '0.0135', '0.0045']);
  const notCleaned = sharePairBudget({ ...SIMPLE, isCleaned: false });
  assert.deepEqual([notCleaned.p99.toFixed(6), notCleaned.cleaned], ['0.000315', 0]);
});

for (const [what, gateCpu, requests] of [
  ['one request', 'auto', ['a']],
  ['three requests', 'auto', ['a', 'b', 'c']],
  ['CPU as a gate', 'always', ['a', 'b']],
] as const) {
  test(`the shares of a verdict side by side add up to the budget: ${what}`, () => {
    const reset = { count: 1, example: 'reset' };
    const candidate = makePairedRecord({
      // Errors are compared only where there are some.
      candidate: { requests: requests.map((name) => ({ name, failures: { reset } })) },
      baseline: { requests: requests.map((name) => ({ name })) },
    });
    const plan = makePlan({ requests, gateCpu, p99Limit: 50, minThroughput: 1 });
    const { comparisons } = judge({ candidate, stored: [], plan, incidents: [] });
    const sum = comparisons.reduce((total, { alpha }) => total + alpha.alarm, 0);
    assert.ok(Math.abs(sum - 0.9 * PAIRS_ALARM_BUDGET) < 1e-12, String(sum));
  });
}
