import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseRate } from '../../src/measure/choose-rate.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { makeRecord, type RecordSketch } from '../support/records.ts';

const plan = gatePlan();
const baselineOf = (...sketches: readonly RecordSketch[]) => ({
  records: sketches.map((sketch) => makeRecord({ planHash: plan.hash, ...sketch })),
  description: 'base.json',
});

const rows = [
  { says: 'nothing stored: no rate yet', stored: [], rate: undefined },
  { says: 'one record: its rate', stored: [{ offeredRate: 900 }], rate: 900 },
  {
    says: 'several: the newest, which is last',
    stored: [{ offeredRate: 900 }, { offeredRate: 800 }],
    rate: 800,
  },
  {
    says: 'a regression that was stored is no measure',
    stored: [{ offeredRate: 900 }, { offeredRate: 300, accepted: false }],
    rate: 900,
  },
  {
    says: 'a record of another plan is no measure',
    stored: [{ offeredRate: 900 }, { offeredRate: 300, planHash: 'f'.repeat(64) }],
    rate: 900,
  },
  {
    says: 'a record without a fixed-rate phase has no rate to give',
    stored: [{ offeredRate: undefined }],
    rate: undefined,
  },
];
for (const { says, stored, rate } of rows) {
  test(says, () => assert.equal(chooseRate(plan, baselineOf(...stored)), rate));
}

test('what the user asked for comes before what is stored', () => {
  assert.equal(chooseRate(gatePlan({ rate: '1200/s' }), baselineOf({ offeredRate: 900 })), 1_200);
});

test('without a stored rate an earlier attempt gives its own, so that the two can be pooled', () => {
  const earlier = [makeRecord({ planHash: plan.hash, offeredRate: 700 })];
  assert.equal(chooseRate(plan, baselineOf(), earlier), 700);
  assert.equal(chooseRate(plan, baselineOf({ offeredRate: 900 }), earlier), 900);
  assert.equal(chooseRate(plan, baselineOf(), [makeRecord({ offeredRate: 700 })]), undefined);
});
