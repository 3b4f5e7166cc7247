import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createConnectGate } from '../../../src/load/exchange/connect-gate.ts';

test('lets in so many at once, and the others in the order in which they came', async () => {
  const gate = createConnectGate(2);
  const entered: number[] = [];
  for (const visitor of [1, 2, 3, 4, 5]) void gate.enter().then(() => entered.push(visitor));
  await nextTurn();
  assert.deepEqual(entered, [1, 2]);
  gate.leave();
  await nextTurn();
  assert.deepEqual(entered, [1, 2, 3]);
  gate.leave();
  gate.leave();
  await nextTurn();
  assert.deepEqual(entered, [1, 2, 3, 4, 5]);
});

test('is as wide as before once all have left', async () => {
  const gate = createConnectGate(1);
  for (let round = 0; round < 3; round++) {
    await gate.enter();
    gate.leave();
  }
  let isIn = false;
  await gate.enter();
  void gate.enter().then(() => {
    isIn = true;
  });
  await nextTurn();
  assert.equal(isIn, false);
});
