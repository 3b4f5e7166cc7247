// What a commit changed, of the pairs of its run.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { stepOf } from '../../src/verdict/step.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord } from '../support/records.ts';

/** Pairs in which both rates of the candidate are these times the baseline's. */
const pairsOf = (...factors: readonly number[]) =>
  factors.map((factor) => ({
    baseline: { throughput: 1_000, cpuPerRequest: 100 },
    candidate: { throughput: 1_000 * factor, cpuPerRequest: 100 / factor },
  }));

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-6, `${actual} is not ${expected}`);

test('a step holds the mean loss, its standard error, and from where it led', () => {
  const step = stepOf(makePairedRecord({ pairs: pairsOf(0.9, 0.8) }));
  const [one, other] = [-Math.log(0.9), -Math.log(0.8)];
  assert.deepEqual([step?.base, step?.pairs], ['b'.repeat(40), 2]);
  near(step?.throughput?.loss, (one + other) / 2);
  // Of two values: half of their distance.
  near(step?.throughput?.error, (other - one) / 2);
  assert.equal(step?.throughput?.units, 2);
});

test('what costs more is a loss, whatever the metric', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.2, max: 0.95, noNaN: true }), { minLength: 2, maxLength: 6 }),
      (factors) => {
        const step = stepOf(makePairedRecord({ pairs: pairsOf(...factors) }));
        assert.ok((step?.throughput?.loss ?? 0) > 0);
        near(step?.cpu?.loss, -factors.reduce((sum, x) => sum + Math.log(x), 0) / factors.length);
      },
    ),
    { numRuns: 30 },
  );
});

test('a p99 is of as many pairs as hold its samples', () => {
  const of = (samples: number) => {
    const slow = (p99: number) => ({
      requests: [{ service: { p50: 500, p99 }, samples }],
    });
    const pair = { baseline: slow(1_000), candidate: slow(2_000) };
    return stepOf(makePairedRecord({ pairs: [pair, pair, pair, pair] }))?.p99;
  };
  assert.equal(of(1_000)?.units, 4);
  assert.ok(Math.abs((of(1_000)?.loss ?? 0) - Math.LN2) < 0.02);
  assert.equal(of(500)?.units, 2);
  // One unit has no error, and none has nothing.
  assert.equal(of(300), undefined);
  assert.equal(of(200), undefined);
});

test('what was not measured in every pair is not known', () => {
  const lacking = { candidate: { cpuPerRequest: undefined } };
  const step = stepOf(makePairedRecord({ pairs: [...pairsOf(1), lacking] }));
  assert.equal(step?.cpu, undefined);
  assert.equal(step?.throughput?.units, 2);
  assert.equal(stepOf(makePairedRecord({ pairs: 1 }))?.throughput, undefined);
});

test('there is no step without pairs, or from what is no commit', () => {
  assert.equal(stepOf(makeRecord()), undefined);
  assert.equal(stepOf(makePairedRecord({ pairs: [{ baseline: null }] })), undefined);
  const baselineArm = { kind: 'directory', commit: undefined } as const;
  assert.equal(stepOf(makePairedRecord({ baselineArm })), undefined);
});
