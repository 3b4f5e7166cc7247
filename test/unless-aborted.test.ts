import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { unlessAborted } from '../src/unless-aborted.ts';

const CANCELLED = new Error('cancelled');

test('waits for what was begun, and leaves no listener behind', async () => {
  const { signal } = new AbortController();
  assert.equal(await unlessAborted(signal, async () => 'done'), 'done');
  const failed = new Error('failed');
  await assert.rejects(
    unlessAborted(signal, () => Promise.reject(failed)),
    failed,
  );
  assert.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('a cancellation ends the wait', async () => {
  const controller = new AbortController();
  const waiting = unlessAborted(controller.signal, () => setImmediate('too late'));
  controller.abort(CANCELLED);
  await assert.rejects(waiting, CANCELLED);
});

test('a failure after the cancellation is dropped', async () => {
  const controller = new AbortController();
  const begin = async () => {
    controller.abort(CANCELLED);
    throw new Error('too late');
  };
  await assert.rejects(unlessAborted(controller.signal, begin), CANCELLED);
});

test('begins nothing when cancelled already', async () => {
  const begin = () => assert.fail('begun');
  await assert.rejects(unlessAborted(AbortSignal.abort(CANCELLED), begin), CANCELLED);
});
