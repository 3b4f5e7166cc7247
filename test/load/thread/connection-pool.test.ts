import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { toThreadTime } from '../../../src/load/exchange/clock.ts';
import { FAILURE_CLASSES, type FailureClass } from '../../../src/record/failure-class.ts';
import { once, type ScriptedConnection, scriptedEngine, soon, target } from '../scripted-engine.ts';
import {
  arrivals,
  failuresOf,
  loadOnce,
  makeInput,
  makePool,
  resultOf,
  runSlice,
} from '../slice-run.ts';

const inFlight = (connections: readonly ScriptedConnection[]): number =>
  connections.filter(({ busySince }) => busySince !== undefined).length;

test('a closed loop keeps every connection busy, one request each', async () => {
  let most = 0;
  const engine = scriptedEngine((connection) => {
    most = Math.max(most, inFlight(engine.connections));
    soon(connection);
  });
  const phase = await loadOnce({ target, engine, connections: 3 }, { window: 400 });
  assert.equal(most, 3);
  assert.equal(inFlight(engine.connections), 0);
  const turns = engine.connections.map(({ sent }) => sent.length);
  assert.ok(Math.max(...turns) - Math.min(...turns) <= 1, `${turns}`);
  assert.equal(
    resultOf(phase).sent,
    turns.reduce((sum, turn) => sum + turn, 0),
  );
  assert.equal(resultOf(phase).ok, resultOf(phase).sent);
});

test('an open loop sends exactly what is due, settling included', async () => {
  for (const [rate, settle, window, due] of [
    [1_000, 10, 50, 60],
    [2_000, 0, 20, 40],
    [300, 5, 40, 14],
    [10, 0, 30, 1],
  ] as const) {
    const engine = scriptedEngine(soon);
    const phase = await loadOnce({ target, engine }, { rate, settle, window });
    assert.equal(resultOf(phase).sent, due);
    assert.equal(resultOf(phase).unsent, 0);
    assert.equal(phase.lag.count, due);
  }
});

test('times are those of the window, whenever the answers came', async () => {
  const engine = scriptedEngine((connection) => setTimeout(() => connection.end(), 20));
  const phase = await loadOnce(
    { target, engine, connections: 60 },
    { rate: 1_000, settle: 20, window: 40 },
  );
  assert.equal(resultOf(phase).ok, 60);
  assert.equal(resultOf(phase).responseTime.count, 40);
  assert.equal(resultOf(phase).serviceTime.count, 40);
  assert.equal(phase.window, 40);
});

test('nothing is due once the window of a closed loop is over, and all is waited for', async () => {
  const engine = scriptedEngine((connection) => setTimeout(() => connection.end(), 15));
  using pool = makePool({ target, engine });
  const input = makeInput({ settle: 10, window: 30 });
  await pool.run(input);
  const until = toThreadTime(input.startAt) + 40;
  const dues = engine.connections.flatMap((connection) => connection.dues);
  assert.ok(dues.every((due) => due < until));
  assert.equal(inFlight(engine.connections), 0);
  await sleep(30);
  assert.equal(engine.connections.flatMap((connection) => connection.dues).length, dues.length);
});

test('arrivals that a stalled server keeps waiting stay due, and count from when they were', async () => {
  const resumed = once(() => sleep(80));
  const engine = scriptedEngine((connection) => void resumed().then(() => soon(connection)));
  const phase = await loadOnce({ target, engine, connections: 2 }, { rate: 1_000, window: 40 });
  const { sent, unsent, responseTime, serviceTime } = resultOf(phase);
  assert.deepEqual([sent, unsent, responseTime.count], [40, 0, 40]);
  // The last was due 40 ms before anything was answered; all but two were not sent until then.
  assert.ok((responseTime.quantile(0.1) ?? 0) >= 35_000);
  assert.ok((phase.lag.quantile(0.1) ?? 0) >= 35_000);
  assert.ok((serviceTime.mean ?? 0) + 35_000 < (responseTime.mean ?? 0));
});

test('what is still due when draining has taken the request timeout is never sent', async () => {
  const engine = scriptedEngine();
  const sketch = { target, engine, connections: 2, requestTimeout: 400 };
  const phase = await loadOnce(sketch, { rate: 500, window: 40 });
  const { sent, unsent } = resultOf(phase);
  assert.equal(sent + unsent, 20);
  assert.ok(unsent > 0 && sent >= 2, `${sent} sent`);
  assert.deepEqual(failuresOf(phase), { timeout: sent });
  assert.equal(phase.lag.count, sent);
});

test('unsent arrivals are counted by request, in the order of the mix', async () => {
  const engine = scriptedEngine();
  const phase = await loadOnce(
    {
      target,
      engine,
      connections: 1,
      requestTimeout: 30,
      requests: [
        { name: 'often', weight: 3 },
        { name: 'seldom', weight: 1 },
      ],
    },
    { rate: 1_000, window: 20 },
  );
  const dueOf = (name: string): number => resultOf(phase, name).sent + resultOf(phase, name).unsent;
  assert.deepEqual([dueOf('often'), dueOf('seldom')], [15, 5]);
});

test('a refused connect is not tried again at once', async () => {
  const engine = scriptedEngine((connection) =>
    setImmediate(() => connection.end('connect-refused')),
  );
  const phase = await loadOnce({ target, engine, connections: 2 }, { window: 300 });
  const { sent } = resultOf(phase);
  // Waits of 10, 20, 40 … ms between them leave room for no more than a dozen in 300 ms.
  assert.ok(sent >= 2 && sent <= 12, `${sent} attempts`);
  assert.deepEqual(failuresOf(phase), { 'connect-refused': sent });
});

test('a failure that left no connection waits before the next request, and no other does', async () => {
  for (const failure of FAILURE_CLASSES) {
    const engine = scriptedEngine();
    using pool = makePool({ target, engine, connections: 1 });
    const run = pool.run(makeInput({ window: 60_000 }));
    const [connection] = engine.connections;
    assert.ok(connection);
    while (connection.busySince === undefined) await nextTurn();
    connection.end(failure);
    const isSentAgain = connection.busySince !== undefined;
    assert.equal(isSentAgain, !/^connect-|-exhausted$/.test(failure), failure);
    pool[Symbol.dispose]();
    await assert.rejects(run);
  }
});

test('no connection is lost from the rotation by its failures', async () => {
  const classes: readonly (FailureClass | undefined)[] = [
    'connect-refused',
    undefined,
    'timeout',
    'reset',
    'connect-timeout',
    'stale-keep-alive',
    'bad-framing',
  ];
  let turn = 0;
  const engine = scriptedEngine((connection) =>
    setImmediate(() => connection.end(classes[turn++ % classes.length])),
  );
  using pool = makePool({ target, engine, connections: 5 });
  for (let slice = 0; slice < 5; slice++) {
    const phase = await runSlice(pool, arrivals(35));
    assert.equal(resultOf(phase).sent, 35);
    assert.equal(resultOf(phase).ok, 5);
  }
});

test('each slice counts from nothing', async () => {
  const engine = scriptedEngine(soon);
  using pool = makePool({ target, engine });
  for (let slice = 0; slice < 3; slice++) {
    const phase = await runSlice(pool, arrivals(8));
    assert.equal(resultOf(phase).sent, 8);
    assert.deepEqual([phase.bytesReceived, phase.connectionsOpened], [40, 4]);
  }
});

test('the mix is sent in its exact shares, in every slice from the start of its cycle', async () => {
  const engine = scriptedEngine(soon);
  const requests = [
    { name: 'a', weight: 5 },
    { name: 'b', weight: 1 },
    { name: 'c', weight: 1 },
  ] as const;
  using pool = makePool({ target, engine, connections: 1, requests });
  for (let slice = 0; slice < 2; slice++) {
    const phase = await runSlice(pool, arrivals(10));
    assert.deepEqual(
      ['a', 'b', 'c'].map((name) => resultOf(phase, name).sent),
      [7, 2, 1],
    );
  }
  const names = engine.connections.flatMap(({ sent }) => sent.map(({ name }) => name)).join('');
  assert.equal(names, 'aabacaaaab'.repeat(2));
});

test('disposing of it under load ends the run and closes every connection', async () => {
  const engine = scriptedEngine();
  const pool = makePool({ target, engine, connections: 3 });
  const run = pool.run(makeInput({ window: 60_000 }));
  while (inFlight(engine.connections) < 3) await nextTurn();
  pool[Symbol.dispose]();
  await assert.rejects(run, /disposed of/);
  assert.ok(engine.connections.every(({ isClosed }) => isClosed));
});

test('all connections are opened before the first request', async () => {
  const engine = scriptedEngine(soon);
  using pool = makePool({ target, engine, connections: 3 });
  await pool.open();
  assert.deepEqual(
    engine.connections.map(({ isOpen, sent }) => [isOpen, sent.length]),
    [
      [true, 0],
      [true, 0],
      [true, 0],
    ],
  );
});

test('the result of a slice does not change with the next slice, and is not reported twice', async () => {
  const engine = scriptedEngine(soon);
  using pool = makePool({ target, engine });
  const slices = [await runSlice(pool, arrivals(8)), await runSlice(pool, arrivals(20))];
  const counts = slices.map((phase) => {
    const { sent, serviceTime, responseTime, waiting, total } = resultOf(phase);
    const times = [serviceTime, responseTime, waiting, total, phase.lag];
    return [sent, ...times.map(({ count }) => count)];
  });
  assert.deepEqual(counts, [Array(6).fill(8), Array(6).fill(20)]);
});

test('behind the window, connections that answer go on until those that are recorded have ended', async () => {
  const slow = new Set<ScriptedConnection>();
  const engine = scriptedEngine((connection) => {
    if (slow.size === 0) slow.add(connection);
    else soon(connection);
  });
  using pool = makePool({ target, engine, connections: 2 });
  const input = makeInput({ window: 20, patience: 0 });
  const run = pool.run(input);
  while (slow.size === 0) await nextTurn();
  const [other] = engine.connections.filter((connection) => !slow.has(connection));
  const until = toThreadTime(input.startAt) + 20;
  while ((other?.dues.at(-1) ?? 0) < until) await nextTurn();
  for (const connection of slow) connection.end();
  const phase = await run;
  const sent = engine.connections.flatMap(({ dues }) => dues);
  const recorded = sent.filter((due) => due < until);
  assert.equal(resultOf(phase).sent, recorded.length);
  assert.equal(resultOf(phase).ok, recorded.length);
  assert.ok(phase.unrecorded > 0 && phase.unrecorded <= sent.length - recorded.length);
  assert.equal(inFlight(engine.connections), 0);
});

test('an unrecorded request that is not answered holds nothing up: its connection is closed', async () => {
  let recorded: ScriptedConnection | undefined;
  let isOver = false;
  let isStuck = false;
  const engine = scriptedEngine((connection) => {
    recorded ??= connection;
    if (connection === recorded) return;
    if (isOver) isStuck = true;
    else soon(connection);
  });
  using pool = makePool({ target, engine, connections: 2 });
  const input = makeInput({ window: 20, patience: 0 });
  const run = pool.run(input);
  const until = toThreadTime(input.startAt) + 20;
  while (performance.now() < until) await nextTurn();
  isOver = true;
  while (!isStuck) await nextTurn();
  recorded?.end();
  const phase = await run;
  assert.deepEqual(failuresOf(phase), {});
  assert.equal(engine.connections.filter(({ isClosed }) => isClosed).length, 1);
});
