// What arrives at a rate: a flow is one arrival, however many requests it has.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeRecord, encodeRecord } from '../../src/record/codec.ts';
import { heldItsRate, sustainedOf, unitRateOf } from '../../src/record/held-rate.ts';
import { errorsOf, serviceQuantile, throughputOf } from '../../src/record/metrics.ts';
import { unitsIn } from '../../src/record/phase-result.ts';
import { withFlow } from '../support/flows.ts';
import { makeRecord } from '../support/records.ts';

const STEPS = ['order › create', 'order › pay'];

/** Each of four names a quarter of 6 000/s; half of what arrives is the flow. */
const record = (unsentShare = 0) =>
  withFlow(
    makeRecord({
      requests: [
        { name: 'list' },
        ...STEPS.map((name) => ({ name })),
        { name: 'order', unsentShare, failures: { reset: { count: 3, example: '' } } },
      ],
      throughput: 6_000,
      offeredRate: 1_800,
    }),
    'order',
    STEPS,
  );

test('throughput counts requests, and a rate counts requests by themselves and whole flows', () => {
  assert.equal(throughputOf(record()), 4_500);
  assert.equal(unitRateOf(record()), 3_000);
  assert.equal(throughputOf(record(), 'order'), 1_500);
  const [block] = record().blocks;
  assert.ok(block);
  assert.equal(unitsIn(block.capacity).length, 2);
});

test('a record without flows has a rate of its requests', () => {
  const plain = makeRecord({ throughput: 6_000 });
  assert.equal(unitRateOf(plain), throughputOf(plain));
});

test('flows that were due and never begun tell whether the rate was held', () => {
  const all = sustainedOf(record());
  assert.equal(all?.unsent, 0);
  const late = record(0.5);
  assert.ok((sustainedOf(late)?.unsent ?? 0) > 0);
  assert.deepEqual([heldItsRate(record()), heldItsRate(late)], [false, false]);
});

test('a flow that ends with a failure has failed once, and its step does not count beside it', () => {
  const failures = { reset: { count: 3, example: '' } };
  const failing = withFlow(
    makeRecord({
      requests: [{ name: 'list' }, { name: STEPS[0] ?? '', failures }, { name: 'order', failures }],
      throughput: 6_000,
    }),
    'order',
    STEPS,
  );
  const { sent, errors } = errorsOf(failing);
  const blocks = failing.blocks.length;
  assert.equal(errors, 3 * blocks);
  const arrived = (name: string) => errorsOf(failing, name).sent;
  assert.equal(sent, arrived('list') + arrived('order'));
  assert.equal(errorsOf(failing, STEPS[0]).errors, 3 * blocks);
});

test('times of a flow are found by its name, also in a file', () => {
  const before = serviceQuantile(record(), 'order', 0.99);
  assert.ok(before !== undefined);
  const again = decodeRecord(JSON.parse(JSON.stringify(encodeRecord(record()))));
  assert.equal(serviceQuantile(again, 'order', 0.99), before);
  assert.deepEqual(again.blocks[0]?.capacity.flows.get('order')?.steps, STEPS);
});
