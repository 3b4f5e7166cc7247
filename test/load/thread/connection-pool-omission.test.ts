// What coordinated omission would leave out or make up: neither loop does either.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { toThreadTime } from '../../../src/load/exchange/clock.ts';
import { once, scriptedEngine, soon, target } from '../scripted-engine.ts';
import { loadOnce, makeInput, makePool, resultOf } from '../slice-run.ts';

test('every request carries the instant that the schedule has for it, however late it is sent', async () => {
  const resumed = once(() => sleep(60));
  const engine = scriptedEngine((connection) => void resumed().then(() => soon(connection)));
  using pool = makePool({ target, engine, connections: 3 });
  const input = makeInput({ rate: 1_000, settle: 5, window: 35 });
  await pool.run(input);
  const begin = toThreadTime(input.startAt);
  const dues = engine.connections.flatMap((connection) => connection.dues);
  assert.deepEqual(
    dues.toSorted((one, other) => one - other).map((due) => Math.round((due - begin) * 1e3) / 1e3),
    Array.from({ length: 40 }, (_, index) => index),
  );
});

test('a closed loop that had to wait records what it waited for, and makes up no other times', async () => {
  const resumed = once(() => sleep(120));
  const engine = scriptedEngine((connection) => void resumed().then(() => soon(connection)));
  const phase = await loadOnce({ target, engine, connections: 2 }, { window: 600 });
  const { ok, serviceTime, responseTime } = resultOf(phase);
  assert.ok(serviceTime.count <= ok && responseTime.isEmpty);
  // Two connections waited, once each: two long times, not one for each that might have been sent.
  const short = serviceTime.count - 2;
  assert.ok((serviceTime.max ?? 0) >= 115_000);
  // A busy machine may make some more wait.
  assert.ok(short > 2 && (serviceTime.quantile(0.9) ?? 0) < 115_000);
});
