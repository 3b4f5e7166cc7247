// What counts as held up, and what the server may do without looking like it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionOptions } from '../../../src/load/exchange/connection.ts';
import type { GeneratorWaits } from '../../../src/load/thread/thread-slice.ts';
import { hasProcFs } from '../../../src/machine/proc-file.ts';
import { type Milliseconds, milliseconds } from '../../../src/units.ts';
import { type ScriptedConnection, scriptedEngine, soon, target } from '../scripted-engine.ts';
import { makeInput, makePool, resultOf } from '../slice-run.ts';

const standStill = (time: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

function compute(time: number): void {
  const until = performance.now() + time;
  while (performance.now() < until) Math.sqrt(until);
}

/** What the thread had to wait for a CPU is the machine's doing. */
const ownSilence = ({ gap, delay = milliseconds(0) }: GeneratorWaits): number => gap - delay;

test('a loop that stood still shows its silence', async () => {
  for (const rate of [2_000, 20]) {
    let sent = 0;
    const engine = scriptedEngine((connection) => {
      soon(connection);
      // Between two turns of the loop, whether it spins or sleeps until the next request is due.
      if (++sent === 4) setTimeout(() => standStill(400), 5);
    });
    using pool = makePool({ target, engine, connections: 600 });
    const { waits } = await pool.run(makeInput({ rate, window: 300 }));
    assert.ok(waits.gap >= 300, `${waits.gap} ms at ${rate} per second`);
  }
});

test('a loop that stood still while it sent shows it, though nothing is left to send then', async () => {
  for (const connections of [1, 40]) {
    let sent = 0;
    const engine = scriptedEngine((connection) => {
      soon(connection);
      if (++sent === 20) standStill(200);
    });
    using pool = makePool({ target, engine, connections });
    const { waits } = await pool.run(makeInput({ rate: 2_000, window: 50 }));
    assert.ok(waits.gap >= 199, `${waits.gap} ms`);
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
  using pool = makePool({ target, engine, connections: 300 });
  const running = pool.run(makeInput({ rate: 1_000, window: 200 }));
  while (held.length < 150) await sleep(1);
  resumed = true;
  // 450 ms of work on answers in one turn of the loop.
  for (const connection of held) {
    standStill(3);
    connection.end();
  }
  const { waits, ...result } = await running;
  assert.ok((resultOf(result).responseTime.max ?? 0) >= 450_000);
  assert.ok(ownSilence(waits) < 300, `${ownSilence(waits)} ms`);
});

test('a loop that is at work on handshakes was not held up', async () => {
  const held: ScriptedConnection[] = [];
  const scripted = scriptedEngine((connection) => void held.push(connection));
  let connected: (took: Milliseconds) => void = () => undefined;
  const createConnection = (options: ConnectionOptions) => {
    connected = options.onConnected;
    return scripted.createConnection(options);
  };
  const engine = { ...scripted, createConnection };
  using pool = makePool({ target, engine, connections: 300 });
  const running = pool.run(makeInput({ rate: 1_000, window: 200 }));
  while (held.length < 50) await sleep(1);
  for (let handshake = 0; handshake < 150; handshake++) {
    standStill(3);
    connected(milliseconds(3));
  }
  while (held.length < 200) await sleep(1);
  for (const connection of held) connection.end();
  const { waits } = await running;
  assert.ok(ownSilence(waits) < 300, `${ownSilence(waits)} ms`);
});

test('waiting for answers that do not come is no silence', async () => {
  const resumed = sleep(600);
  const engine = scriptedEngine((connection) => void resumed.then(() => soon(connection)));
  using pool = makePool({ target, engine, connections: 2 });
  const { waits } = await pool.run(makeInput({ rate: 1_000, window: 20 }));
  assert.ok(ownSilence(waits) < 300, `${ownSilence(waits)} ms`);
});

test('each slice is judged by itself', async () => {
  let sent = 0;
  const engine = scriptedEngine((connection) => {
    soon(connection);
    if (++sent === 5) standStill(2_000);
  });
  using pool = makePool({ target, engine });
  const load = { rate: 1_000, window: 20 };
  const first = await pool.run(makeInput(load));
  const second = await pool.run(makeInput(load));
  assert.ok(first.waits.gap >= 1_999 && second.waits.gap < 1_000);
  const [before, after] = [first, second].map(({ generatorUse }) => generatorUse.loop);
  assert.ok((before ?? 0) >= 1_999 && (after ?? 0) < 1_000, `${before}, ${after} ms`);
});

test('a slice that begins late says so', async () => {
  using pool = makePool({ target, engine: scriptedEngine(soon) });
  const input = makeInput({ rate: 1_000, window: 20 });
  await sleep(100);
  const { waits } = await pool.run(input);
  assert.ok(waits.gap >= 99, `${waits.gap} ms`);
});

test('the time that its thread waited for a CPU is reported', { skip: !hasProcFs() }, async () => {
  using pool = makePool({ target, engine: scriptedEngine(soon) });
  const { waits } = await pool.run(makeInput({ rate: 1_000, window: 20 }));
  assert.ok(waits.delay !== undefined && waits.delay >= 0);
});

test('between slices it asks the loop for nothing', async () => {
  using pool = makePool({ target, engine: scriptedEngine(soon) });
  const busyWith = (): number =>
    process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length;
  const before = busyWith();
  await pool.run(makeInput({ rate: 1_000, window: 20 }));
  assert.equal(busyWith(), before);
});

test('a generator that computes instead of sending shows it, and its lag says by how much', async () => {
  let sent = 0;
  const engine = scriptedEngine((connection) => {
    soon(connection);
    if (++sent === 20) compute(200);
  });
  using pool = makePool({ target, engine, connections: 200 });
  const { waits, ...result } = await pool.run(makeInput({ rate: 500, window: 400 }));
  assert.ok((result.lag.max ?? 0) >= 195_000, `${result.lag.max} us`);
  assert.ok(waits.gap >= 195, `${waits.gap} ms`);
  const { longestStall, stalled, loop } = result.generatorUse ?? {};
  assert.ok(loop !== undefined && loop >= 195, `${loop} ms`);
  // What it had to wait for a CPU since the slice was ordered is not its own doing.
  const own = waits.gap - (waits.delay ?? 0);
  assert.ok(longestStall === stalled && (longestStall ?? 0) <= Math.max(0, own) + 1e-6);
});

test('a server that stands still makes no standstill of the generator', async () => {
  const resumed = sleep(600);
  const engine = scriptedEngine((connection) => void resumed.then(() => soon(connection)));
  using pool = makePool({ target, engine, connections: 2 });
  const result = await pool.run(makeInput({ rate: 1_000, window: 20 }));
  const { longestStall, loop } = result.generatorUse ?? {};
  assert.ok((result.lag.max ?? 0) >= 400_000);
  assert.ok(longestStall !== undefined && longestStall < 300, `${longestStall} ms`);
  assert.ok(loop !== undefined && loop < 400, `${loop} ms`);
});
