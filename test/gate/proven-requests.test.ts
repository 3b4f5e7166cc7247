import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provenRequests } from '../../src/gate/proven-requests.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import { makeRecord } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';

const plan = gatePlan();
const record = { ...makeRecord(), planHash: planHash(plan) };
const [name] = record.blocks[0]?.capacity.requests.keys() ?? [];

test('an expectation that a stored version of the same plan met is known to be right', () => {
  assert.deepEqual([...provenRequests(plan, [record])], [name]);
});

test('nothing is known from another plan, from failures alone, or without a record', () => {
  assert.deepEqual([...provenRequests(plan, [{ ...record, planHash: 'another' }])], []);
  const failed = record.blocks.map((block) => ({
    ...block,
    capacity: {
      ...block.capacity,
      requests: new Map([...block.capacity.requests].map(([key, all]) => [key, { ...all, ok: 0 }])),
    },
  }));
  assert.deepEqual([...provenRequests(plan, [{ ...record, blocks: failed }])], []);
  assert.deepEqual([...provenRequests(plan, [])], []);
});
