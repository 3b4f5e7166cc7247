// The budget of false alarms: whatever is judged, the shares add up to one in a hundred.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allotAlpha, FALSE_ALARM_BUDGET } from '../../src/stats/alpha.ts';
import { judge } from '../../src/verdict/judge.ts';
import { makePlan } from '../support/judged.ts';
import { makeRecord, makeRecords } from '../support/records.ts';

test('all metrics that can turn red share one per cent', () => {
  const count = fc.integer({ min: 1, max: 50 });
  fc.assert(
    fc.property(count, count, (requests, rest) => {
      const alpha = allotAlpha({ requests, rest });
      const spent = alpha.throughput.fail + requests * alpha.p99.fail + rest * alpha.rest.fail;
      assert.ok(Math.abs(spent - 0.01) < 1e-12);
    }),
  );
});

test('the levels of a verdict add up to the budget: guards, errors and limits included', () => {
  const plan = makePlan({ requests: ['a', 'b'], p99Limit: 50, minThroughput: 1 });
  const requests = [{ name: 'a' }, { name: 'b' }];
  // Errors are compared only where there are some.
  const reset = { count: 1, example: 'reset' };
  const failing = [{ name: 'a', failures: { reset } }, { name: 'b' }];
  const candidate = makeRecord({ id: 'candidate', blocks: 3, requests: failing });
  const stored = makeRecords(1, () => ({ blocks: 3, requests }));
  const { comparisons } = judge({ candidate, stored, plan, incidents: [] });
  const spent = comparisons.reduce((sum, { alpha }) => sum + alpha.fail, 0);
  assert.ok(Math.abs(spent - FALSE_ALARM_BUDGET) < 1e-12, String(spent));
});

test('one request without limits: the levels that the documentation names', () => {
  const alpha = allotAlpha({ requests: 1, rest: 4 });
  assert.equal(FALSE_ALARM_BUDGET, 0.01);
  assert.deepEqual(alpha.throughput, { alarm: 0.005, fail: 0.005, pass: 0.05 });
  assert.deepEqual(alpha.p99, { alarm: 0.0025, fail: 0.0025, pass: 0.05 });
  assert.deepEqual(alpha.rest, { alarm: 0.000625, fail: 0.000625, pass: 0.05 });
});
