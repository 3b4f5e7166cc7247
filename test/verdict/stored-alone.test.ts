// Stored records that may not turn a run red by themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../src/verdict/judge.ts';
import {
  codesOf,
  comparisonOf,
  invalidityOf,
  judged,
  makePlan,
  offendingOf,
  steadyRecords,
} from '../support/judged.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import type { RecordSketch } from '../support/records.ts';

const alone = { stored: steadyRecords(), storedMayFail: false } as const;
const died = {
  kind: 'server-died',
  arm: 'candidate',
  phase: 'capacity',
  block: 1,
  text: 'x.',
} as const;

const losses: readonly (readonly [string, RecordSketch])[] = [
  ['throughput', { throughput: 3_000 }],
  ['cpu', { cpuPerRequest: 400 }],
  ['rate-not-sustained', { achievedShare: 0.8 }],
];
for (const [metric, sketch] of losses) {
  test(`a loss of ${metric} against stored numbers asks for both versions side by side`, () => {
    assert.deepEqual(offendingOf(judged(sketch, { ...alone, storedMayFail: true })), [metric]);
    const verdict = judged(sketch, alone);
    assert.equal(verdict.kind, 'inconclusive');
    assert.equal(comparisonOf(verdict, metric).outcome, 'inconclusive');
    assert.match(
      verdict.kind === 'inconclusive' ? verdict.need : '',
      /: stored numbers show a loss and do not fail a check alone; both versions must be measured/,
    );
  });
}

test('a death or failures beside stored numbers are no regression, and no warning either', () => {
  const failing = { requests: [{ failures: { timeout: { count: 9_000, example: '' } } }] };
  assert.equal(invalidityOf(judged({}, { ...alone, incidents: [died] })), 'server-died');
  assert.equal(invalidityOf(judged(failing, alone)), 'errors');
  const few = { requests: [{ failures: { timeout: { count: 20, example: '' } } }] };
  const verdict = judged(few, alone);
  assert.deepEqual([verdict.kind, codesOf(verdict)], ['pass', ['errors-below-floor']]);
});

test('a pass stays a pass, an absolute limit red, and an invalid run invalid', () => {
  assert.equal(judged({}, alone).kind, 'pass');
  const plan = makePlan({ minThroughput: 9_000 });
  assert.deepEqual(offendingOf(judged({ blocks: 12 }, { ...alone, plan })), ['min-throughput']);
  const incidents = [{ kind: 'foreign-answer', text: 'Seen.' }] as const;
  assert.equal(
    invalidityOf(judged({ throughput: 1_000 }, { ...alone, incidents })),
    'foreign-answer',
  );
});

test('a loss that was measured side by side is a regression', () => {
  const candidate = makePairedRecord({ pairs: 12, candidate: { throughput: 3_000 } });
  const verdict = judge({ ...alone, candidate, plan: makePlan(), incidents: [] });
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  assert.ok(!codesOf(verdict).includes('baseline-regressed'));
});
