import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from '../../src/measure/calibrate.ts';
import type { Block } from '../../src/record/run-record.ts';
import { milliseconds, rate } from '../../src/units.ts';
import { makeBlock } from '../support/records.ts';

/** Successes: in the windows, and in all. */
function blockOf(completed: number, ok: number, window: number, elapsed: number): Block {
  const { capacity, ...block } = makeBlock();
  const requests = [...capacity.requests].map(
    ([name, result]) => [name, { ...result, ok }] as const,
  );
  return {
    ...block,
    capacity: {
      ...capacity,
      completed,
      window: milliseconds(window),
      elapsed: milliseconds(elapsed),
      requests: new Map(requests),
    },
  };
}

test('a server that answers in bursts between the windows is as fast as with its drains', () => {
  assert.equal(paceOf(blockOf(0, 128, 400, 1_120)), rate(128, milliseconds(1_120)));
});

test('a rare request that makes the drains long does not make the server slow', () => {
  assert.equal(paceOf(blockOf(2_000, 2_200, 400, 8_400)), rate(2_000, milliseconds(400)));
});

test('without a success there is no pace', () => {
  assert.equal(paceOf(blockOf(0, 0, 400, 10_000)), 0);
});
