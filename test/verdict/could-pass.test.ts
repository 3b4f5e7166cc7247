// Whether stored records could be enough, asked before anything is measured.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../src/record/run-record.ts';
import { couldStoredPass } from '../../src/verdict/could-pass.ts';
import { judged, makePlan, steadyRecords } from '../support/judged.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord, makeRecords } from '../support/records.ts';

const { environment, planHash } = makeRecord();

const could = (stored: readonly RunRecord[], more = {}): boolean =>
  couldStoredPass({ stored, planHash, environment, plan: makePlan(), ...more });

test('twenty steady records of this machine could pass a candidate of the same speed, and do', () => {
  const stored = steadyRecords();
  assert.ok(could(stored));
  assert.equal(judged({}, { stored }).kind, 'pass');
});

for (const [what, stored] of [
  ['none', []],
  ['too few', makeRecords(7)],
  ['those of another machine', makeRecords(20, () => ({ environment: { machine: 'other' } }))],
  ['those of hosted runners', makeRecords(20, () => ({ environment: { machine: undefined } }))],
  ['those of another plan', makeRecords(20, () => ({ planHash: 'b'.repeat(64) }))],
  ['those of two arms', [makePairedRecord(), ...makeRecords(20, () => ({ load: { arms: 2 } }))]],
  ['those without a p99', makeRecords(20, () => ({ requests: [{ samples: 100 }] }))],
  ['noisy ones', makeRecords(20, (index) => ({ throughput: index % 2 === 0 ? 5_700 : 6_300 }))],
] as const) {
  test(`not enough: ${what}`, () => {
    assert.ok(!could(stored));
  });
}

test('steady records of another machine are not enough', () => {
  assert.ok(!could(steadyRecords(), { environment: { ...environment, machine: undefined } }));
});

test('twenty steady records are not enough for a tolerance below what they can show', () => {
  const plan = makePlan();
  const tight = { ...plan, tolerances: { ...plan.tolerances, throughput: 0.01 } };
  assert.ok(!could(steadyRecords(), { plan: tight }));
});
