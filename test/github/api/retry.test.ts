import assert from 'node:assert/strict';
import test from 'node:test';
import { retryOutages } from '../../../src/github/api/retry.ts';
import { milliseconds } from '../../../src/units.ts';

const patience = (signal = new AbortController().signal) => ({ signal, backoff: milliseconds(0) });
const fault = (status: number) => Object.assign(new Error(`status ${status}`), { status });

/** Throws each in turn, then succeeds. */
function failing(...failures: readonly Error[]) {
  const left = [...failures];
  const calls = { count: 0 };
  const attempt = async (): Promise<string> => {
    calls.count++;
    const next = left.shift();
    if (next !== undefined) throw next;
    return 'done';
  };
  return { attempt, calls };
}

test('tries again after a fault of the server, but not after a refusal', async () => {
  const faulty = failing(fault(502), fault(500), fault(503));
  assert.equal(await retryOutages(patience(), faulty.attempt), 'done');
  assert.equal(faulty.calls.count, 4);
  const refused = failing(fault(403));
  await assert.rejects(retryOutages(patience(), refused.attempt), { status: 403 });
  assert.equal(refused.calls.count, 1);
});

test('the fourth failure is the last', async () => {
  const hopeless = failing(...Array.from({ length: 9 }, () => fault(503)));
  await assert.rejects(retryOutages(patience(), hopeless.attempt), { status: 503 });
  assert.equal(hopeless.calls.count, 4);
});

test('a cancelled job neither waits nor tries', async () => {
  const controller = new AbortController();
  const cancelled = new Error('cancelled');
  const attempt = async (): Promise<never> => {
    controller.abort(cancelled);
    throw fault(503);
  };
  await assert.rejects(retryOutages(patience(controller.signal), attempt), cancelled);
});
