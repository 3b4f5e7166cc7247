// The whole generator: threads against a server in this one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { chooseThreads, shareOut } from '../../src/load/share-out.ts';
import { withinGrace } from '../../src/load/within-grace.ts';
import { milliseconds } from '../../src/units.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { answerOk, OK, serveRaw } from './raw-server.ts';
import { assertAccounts, failuresOf, resultOf } from './slice-run.ts';

test('the generator takes at most half the cores, four at the most, and none without a connection', () => {
  const rows = [
    [1, 32, 1],
    [2, 32, 1],
    [4, 32, 2],
    [7, 32, 3],
    [64, 32, 4],
    [64, 3, 3],
    [64, 1, 1],
  ] as const;
  for (const [cores, connections, threads] of rows) {
    assert.equal(chooseThreads(cores, connections), threads, `${cores}, ${connections}`);
  }
});

test('a total is shared out whole, in parts that differ by one at most', () => {
  assert.deepEqual(shareOut(7, 2), [3, 4]);
  assert.deepEqual(shareOut(8, 4), [2, 2, 2, 2]);
  for (let total = 1; total <= 40; total++) {
    for (let parts = 1; parts <= Math.min(total, 4); parts++) {
      const shares = shareOut(total, parts);
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        total,
      );
      assert.equal(shares.length, parts);
      assert.ok(Math.max(...shares) - Math.min(...shares) <= 1);
    }
  }
});

test('two threads share connections and rate exactly, and their result is the sum', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf({ connections: 7 }));
  assert.deepEqual([generator.engine, generator.threads], ['wire', 2]);
  await using pool = await generator.aimAt(server.target);
  const { result: phase } = await pool.run(load({ rate: 1_000, settle: 50, window: 150 }));
  assertAccounts(phase);
  assert.equal(resultOf(phase).sent, 200);
  assert.equal(resultOf(phase).responseTime.count, 150);
  assert.equal(phase.lag.count, 200);
  assert.equal(server.requests.length, 1 + 200);
  assert.deepEqual([phase.connectionsOpened, server.accepted], [7, 1 + 7]);
  // None was opened for a request's sake.
  assert.equal(resultOf(phase).total.encode(), resultOf(phase).serviceTime.encode());
  assert.deepEqual([phase.slices, phase.window, phase.threadRates.length], [1, 150, 2]);
  assert.ok(phase.generatorCpu > 0);
  assert.equal(phase.bytesReceived, 200 * OK.length);
});

test('a closed loop leaves nothing in flight, and the next slice starts afresh', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  for (let slice = 0; slice < 2; slice++) {
    const before = server.requests.length;
    const { result: phase } = await pool.run(load({ settle: 10, window: 400 }));
    assertAccounts(phase);
    assert.equal(server.requests.length - before, resultOf(phase).sent);
    assert.ok(phase.completed > 0);
  }
});

test('the mix keeps its shares on every thread', async () => {
  using server = await serveRaw(answerOk);
  const requests = [
    { name: 'often', path: '/often', weight: 30 },
    { name: 'seldom', path: '/seldom', weight: 10 },
  ] as const;
  await using generator = startLoadGenerator(optionsOf({ requests }));
  await using pool = await generator.aimAt(server.target);
  const { result: phase } = await pool.run(load({ rate: 800, window: 100 }));
  assert.deepEqual([resultOf(phase, 'often').sent, resultOf(phase, 'seldom').sent], [60, 20]);
  assert.equal(server.requests.filter(({ path }) => path === '/seldom').length, 1 + 20);
});

test('headers with their secrets and bodies arrive as the plan has them, each once', async () => {
  using server = await serveRaw(answerOk);
  const body = `{"text":"${'é'.repeat(3_000)}"}`;
  const headers = { Authorization: 'Bearer s3cret', 'content-type': 'application/json' };
  const requests = [{ method: 'POST', path: '/in?a=1', headers, body }] as const;
  await using generator = startLoadGenerator(optionsOf({ requests }));
  await using pool = await generator.aimAt(server.target);
  const { result: phase } = await pool.run(load({ rate: 500, window: 100 }));
  assert.deepEqual(failuresOf(phase), {});
  assert.equal(server.requests.length, 1 + 50);
  for (const request of server.requests) {
    assert.match(request.head, /^POST \/in\?a=1 HTTP\/1\.1\r\n/);
    assert.match(request.head, /\r\nAuthorization: Bearer s3cret\r\n/);
    assert.match(request.head, /\r\ncontent-length: 6011/i);
    assert.equal(Buffer.from(request.body, 'latin1').toString(), body);
  }
});

test('what is expected of an answer crosses into the threads', async () => {
  using server = await serveRaw(({ socket, number }) =>
    socket.write(number % 2 === 0 ? OK : OK.replace('ok\n', 'no\n')),
  );
  const expect = { status: [200], body: { kind: 'matches', pattern: /^ok\n$/ } } as const;
  await using generator = startLoadGenerator(optionsOf({ requests: [{ expect }] }));
  await using pool = await generator.aimAt(server.target);
  assert.equal(pool.firstAnswers[0]?.failure?.class, 'body-mismatch');
  const { result: phase } = await pool.run(load({ rate: 400, window: 100 }));
  assert.deepEqual(failuresOf(phase), { 'body-mismatch': 20 });
});

test('a server that closes never gets a connection that says nothing', async () => {
  const answer = OK.replace('\r\n', '\r\nConnection: close\r\n');
  using server = await serveRaw(({ socket }) => socket.end(answer));
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  assert.equal(pool.isPersistent, false);
  for (let slice = 0; slice < 2; slice++) {
    // Fewer requests than connections.
    const { result: phase } = await pool.run(load({ rate: 100, window: 40 }));
    assert.deepEqual(failuresOf(phase), {});
    assert.deepEqual([resultOf(phase).ok, phase.connectionsOpened], [4, 4]);
  }
  assert.equal(server.accepted, server.requests.length);
});

test('a pause of the server shows in response times, and hardly in service times', async () => {
  const pause = 200;
  const standStill = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  // This thread stands still, and its server with it; the generator's threads do not.
  using server = await serveRaw((request) => {
    if (request.number === 102) standStill();
    answerOk(request);
  });
  await using generator = startLoadGenerator(optionsOf({ connections: 2 }));
  await using pool = await generator.aimAt(server.target);
  const { result: phase } = await pool.run(load({ rate: 1_000, window: 400 }));
  const { sent, responseTime, serviceTime } = resultOf(phase);
  assert.equal(sent, 400);
  // Of 400 arrivals, at least those of half the pause waited for the other half of it.
  assert.ok((responseTime.quantile(0.8) ?? 0) >= 95_000);
  assert.ok((responseTime.mean ?? 0) - (serviceTime.mean ?? 0) >= 20_000);
});

test('disposing of a pool closes its sockets and no others', async () => {
  using one = await serveRaw(answerOk);
  using other = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using stays = await generator.aimAt(other.target);
  await stays.run(load({ rate: 500, window: 20 }));
  {
    await using pool = await generator.aimAt(one.target);
    await pool.run(load({ rate: 500, window: 20 }));
    assert.equal(one.open, 7);
  }
  while (one.open > 0) await sleep(5);
  assert.equal(other.open, 7);
});

test('a generator that was disposed of says so, and can still be left', async () => {
  using server = await serveRaw(answerOk);
  const generator = startLoadGenerator(optionsOf());
  const pool = await generator.aimAt(server.target);
  const running = pool.run(load({ window: 60_000 }));
  while (server.requests.length < 20) await sleep(5);
  await Promise.all([
    assert.rejects(running, { code: 'generator-failed' }),
    generator[Symbol.asyncDispose](),
  ]);
  await assert.rejects(pool.run(load({})), { code: 'generator-failed' });
  await pool[Symbol.asyncDispose]();
  while (server.open > 0) await sleep(5);
});

test('the end of a thread that never ends is not waited for', async () => {
  await withinGrace(new Promise(() => undefined), milliseconds(1));
});
