// What is tried next: resuming must neither repeat nor leave out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseLoss } from '../../bench/operating-characteristic/losses.ts';
import {
  listScenarios,
  nextScenario,
  type Scenario,
} from '../../bench/operating-characteristic/scenarios.ts';

const scenarios = listScenarios(['node', 'go'], ['none', 'rps10'], ['quiet', 'bursts']);

test('however often the bench is interrupted, every scenario gets its trials and no more', () => {
  const strangers: Scenario = { server: 'flask', loss: 'none', noise: 'quiet' };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...scenarios), { maxLength: 10 }), (before) => {
      const done: Scenario[] = [strangers, ...before];
      for (;;) {
        const next = nextScenario(scenarios, done, 12);
        if (next === undefined) break;
        const mine = done.filter((one) => JSON.stringify(one) === JSON.stringify(next.scenario));
        assert.equal(next.count, mine.length);
        done.push({ ...next.scenario });
      }
      assert.equal(done.length, 1 + scenarios.length * 12);
    }),
  );
});

test('names of losses carry their size', () => {
  assert.deepEqual(parseLoss('cpu3'), { kind: 'cpu', share: 0.03 });
  assert.deepEqual(parseLoss('rps4'), { kind: 'throughput', share: 0.04 });
  assert.deepEqual(parseLoss('p99-25'), { kind: 'p99', phase: 'capacity', share: 0.25 });
  assert.deepEqual(parseLoss('response-p99-50'), { kind: 'p99', phase: 'fixed-rate', share: 0.5 });
  assert.deepEqual(parseLoss('stall'), { kind: 'stall', milliseconds: 50 });
  assert.deepEqual(parseLoss('slow10'), { kind: 'slow', times: 10 });
  assert.deepEqual(parseLoss('errors'), { kind: 'errors', count: 50 });
  assert.throws(() => parseLoss('quick'), /no loss "quick"/);
});
