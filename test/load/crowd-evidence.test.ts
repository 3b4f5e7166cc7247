// What counts as held up, and what the server may do without looking like it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { type ScriptedConnection, scriptedEngine } from './scripted-engine.ts';
import { makeCrowd, makeOrder, resultOf } from './slice-run.ts';

/** Nothing is ever sent there. */
const target = {
  protocol: 'http:',
  address: '192.0.2.1',
  hostname: '192.0.2.1',
  port: 9,
  insecure: false,
} as const;

const standStill = (time: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

const soon = (connection: ScriptedConnection): void => void setImmediate(() => connection.end());

test('a loop that stood still shows its silence', async () => {
  for (const rate of [2_000, 20]) {
    let sent = 0;
    const engine = scriptedEngine((connection) => {
      soon(connection);
      // Between two turns of the loop, whether it spins or sleeps until the next request is due.
      if (++sent === 4) setTimeout(() => standStill(400), 5);
    });
    using crowd = makeCrowd({ target, engine, connections: 600 });
    const { generator } = await crowd.run(makeOrder({ rate, window: 300 }));
    assert.ok(generator.gap >= 300, `${generator.gap} ms at ${rate} per second`);
  }
});

test('a loop that stood still while it sent shows it, though nothing is left to send then', async () => {
  for (const connections of [1, 40]) {
    let sent = 0;
    const engine = scriptedEngine((connection) => {
      soon(connection);
      if (++sent === 20) standStill(200);
    });
    using crowd = makeCrowd({ target, engine, connections });
    const { generator } = await crowd.run(makeOrder({ rate: 2_000, window: 50 }));
    assert.ok(generator.gap >= 199, `${generator.gap} ms`);
  }
});

test('a server that answers nothing and then everything at once is not a loop that was held up', async () => {
  const held: ScriptedConnection[] = [];
  const engine = scriptedEngine((connection) => {
    if (resumed) soon(connection);
    else held.push(connection);
  });
  let resumed = false;
  // More connections than requests: the schedule never stops sending, and the loop never sleeps.
  using crowd = makeCrowd({ target, engine, connections: 300 });
  const running = crowd.run(makeOrder({ rate: 1_000, window: 200 }));
  while (held.length < 150) await sleep(1);
  resumed = true;
  // 450 ms of work on answers in one turn of the loop.
  for (const connection of held) {
    standStill(3);
    connection.end();
  }
  const { result, generator } = await running;
  assert.ok((resultOf(result).responseTime.max ?? 0) >= 450_000);
  assert.ok(generator.gap < 300, `${generator.gap} ms`);
});

test('waiting for answers that do not come is no silence', async () => {
  const resumed = sleep(600);
  const engine = scriptedEngine((connection) => void resumed.then(() => soon(connection)));
  using crowd = makeCrowd({ target, engine, connections: 2 });
  const { generator } = await crowd.run(makeOrder({ rate: 1_000, window: 20 }));
  assert.ok(generator.gap < 300, `${generator.gap} ms`);
});

test('each slice is judged by itself', async () => {
  let sent = 0;
  const engine = scriptedEngine((connection) => {
    soon(connection);
    if (++sent === 5) standStill(2_000);
  });
  using crowd = makeCrowd({ target, engine });
  const load = { rate: 1_000, window: 20 };
  const first = await crowd.run(makeOrder(load));
  const second = await crowd.run(makeOrder(load));
  assert.ok(first.generator.gap >= 1_999 && second.generator.gap < 1_000);
});

test('a slice that begins late says so', async () => {
  using crowd = makeCrowd({ target, engine: scriptedEngine(soon) });
  const order = makeOrder({ rate: 1_000, window: 20 });
  await sleep(100);
  const { generator } = await crowd.run(order);
  assert.ok(generator.gap >= 99, `${generator.gap} ms`);
});

test('the time that its thread waited for a CPU is told', { skip: !hasProcFs() }, async () => {
  using crowd = makeCrowd({ target, engine: scriptedEngine(soon) });
  const { generator } = await crowd.run(makeOrder({ rate: 1_000, window: 20 }));
  assert.ok(generator.delay !== undefined && generator.delay >= 0);
});

test('between slices it asks the loop for nothing', async () => {
  using crowd = makeCrowd({ target, engine: scriptedEngine(soon) });
  const busyWith = (): number =>
    process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length;
  const before = busyWith();
  await crowd.run(makeOrder({ rate: 1_000, window: 20 }));
  assert.equal(busyWith(), before);
});
