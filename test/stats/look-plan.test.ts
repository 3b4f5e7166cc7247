// The budget of two arms: over all tests and both looks never more than one in a hundred.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FALSE_ALARM_BUDGET } from '../../src/stats/alpha.ts';
import {
  allotPairAlpha,
  type LookKind,
  looksAt,
  type PairChecks,
  THROUGHPUT_ALPHA,
} from '../../src/stats/look-plan.ts';
import { criticalRank } from '../../src/stats/wilcoxon.ts';
import { judge } from '../../src/verdict/judge.ts';
import { makePlan } from '../support/judged.ts';
import { makePairedRecord } from '../support/paired-records.ts';

const SIMPLE: PairChecks = {
  requests: 1,
  isCleaned: true,
  splitsWithCpu: false,
  guards: 3,
  limits: 1,
};

const constellation: fc.Arbitrary<PairChecks> = fc.record({
  requests: fc.integer({ min: 1, max: 64 }),
  isCleaned: fc.boolean(),
  splitsWithCpu: fc.boolean(),
  guards: fc.integer({ min: 1, max: 70 }),
  limits: fc.integer({ min: 1, max: 66 }),
});

/** Everything that could turn red at that look, at its level. */
function spentAt(checks: PairChecks, look: LookKind, attempt = 1): number {
  const alpha = allotPairAlpha(checks, look, attempt);
  return (
    alpha.throughput.fail +
    (checks.splitsWithCpu ? alpha.cpu.fail : 0) +
    checks.requests * (alpha.p99.fail + alpha.cleaned.fail) +
    alpha.p99OfMix.fail +
    alpha.cleanedOfMix.fail +
    checks.guards * alpha.guard.fail +
    checks.limits * alpha.rest.fail
  );
}

test('one look spends the budget, and so do two together, whatever is judged', () => {
  fc.assert(
    fc.property(constellation, (checks) => {
      const two = spentAt(checks, 'first') + spentAt(checks, 'last');
      assert.ok(Math.abs(spentAt(checks, 'only') - FALSE_ALARM_BUDGET) < 1e-12);
      assert.ok(Math.abs(two - FALSE_ALARM_BUDGET) < 1e-12);
    }),
  );
});

test('two looks spend no more if only one of them can judge the cleaned p99', () => {
  fc.assert(
    fc.property(constellation, (checks) => {
      const changed = { ...checks, isCleaned: !checks.isCleaned };
      const spent = spentAt(checks, 'first') + spentAt(changed, 'last');
      assert.ok(spent <= FALSE_ALARM_BUDGET + 1e-12);
    }),
  );
});

test('attempts spend less than twice the budget together', () => {
  fc.assert(
    fc.property(constellation, fc.integer({ min: 1, max: 40 }), (checks, attempts) => {
      const spent = Array.from(
        { length: attempts },
        (_, index) => spentAt(checks, 'first', index + 1) + spentAt(checks, 'last', index + 1),
      );
      assert.ok(spent.reduce((sum, part) => sum + part, 0) < 2 * FALSE_ALARM_BUDGET);
    }),
  );
});

test('the levels that the documentation names', () => {
  const percents = (look: LookKind) => {
    const { throughput, p99, cleaned, guard } = allotPairAlpha(SIMPLE, look);
    const fails = [throughput, p99, cleaned, guard].map(({ fail }) => (fail * 100).toFixed(3));
    return [...fails, throughput.pass];
  };
  assert.deepEqual(percents('only'), ['0.300', '0.250', '0.250', '0.050', 0.05]);
  assert.deepEqual(percents('first'), ['0.120', '0.100', '0.100', '0.000', 0.02]);
  assert.deepEqual(percents('last'), ['0.180', '0.150', '0.150', '0.050', 0.03]);
  const { p99 } = allotPairAlpha({ ...SIMPLE, isCleaned: false }, 'only');
  assert.equal(p99.fail, 0.005);
});

test('the level that a running measurement shows is that of the report', () => {
  assert.deepEqual(THROUGHPUT_ALPHA, allotPairAlpha(SIMPLE, 'only').throughput);
});

test('up to 13 pairs are judged once, more at ten pairs and at the last', () => {
  assert.deepEqual([3, 13, 14, 20].map(looksAt), [[3], [13], [10, 14], [10, 20]]);
});

test('every gate of one request can fail at a first look at ten pairs', () => {
  for (const isCleaned of [true, false]) {
    const { throughput, p99, cleaned } = allotPairAlpha({ ...SIMPLE, isCleaned }, 'first');
    for (const { fail } of isCleaned ? [throughput, p99, cleaned] : [throughput, p99]) {
      assert.notEqual(criticalRank(10, fail), undefined);
    }
  }
});

test('with several requests only their mean may fail at a first look', () => {
  const { p99, p99OfMix, cleaned } = allotPairAlpha({ ...SIMPLE, requests: 3 }, 'first');
  assert.deepEqual([p99.fail, cleaned.fail], [0, 0]);
  assert.ok(p99OfMix.fail > 0);
  assert.equal(allotPairAlpha(SIMPLE, 'last').p99OfMix.fail, 0);
});

for (const [what, gateCpu, requests] of [
  ['one request', 'auto', ['a']],
  ['three requests', 'auto', ['a', 'b', 'c']],
  ['CPU as a gate', 'always', ['a', 'b']],
] as const) {
  test(`the levels of a verdict side by side add up to the budget: ${what}`, () => {
    const reset = { count: 1, example: 'reset' };
    const spent = [1, 2].map((number) => {
      const candidate = makePairedRecord({
        look: { number, of: 2, plannedBlocks: 20 },
        // Errors are compared only where there are some.
        candidate: { requests: requests.map((name) => ({ name, failures: { reset } })) },
        baseline: { requests: requests.map((name) => ({ name })) },
      });
      const plan = makePlan({ requests, gateCpu, p99Limit: 50, minThroughput: 1 });
      const { comparisons } = judge({ candidate, stored: [], plan, incidents: [] });
      return comparisons.reduce((sum, { alpha }) => sum + alpha.fail, 0);
    });
    assert.ok(Math.abs((spent[0] ?? 0) + (spent[1] ?? 0) - FALSE_ALARM_BUDGET) < 1e-12);
  });
}
