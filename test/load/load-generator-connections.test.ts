// Connections between slices: those that lapsed, and those that are opened anew.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { answerOk, OK, serveRaw } from './raw-server.ts';
import { failuresOf, resultOf } from './slice-run.ts';

test('connections that the server let lapse are opened again before the slice', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  await pool.run(load({ rate: 1_000, window: 30 }));
  for (const { socket } of server.requests) socket.end();
  while (server.open > 0) await sleep(5);
  const { result: phase } = await pool.run(load({ rate: 1_000, window: 30 }));
  assert.deepEqual(failuresOf(phase), {});
  assert.equal(phase.connectionsOpened, 7);
  assert.equal(resultOf(phase).total.encode(), resultOf(phase).serviceTime.encode());
  assert.deepEqual([server.accepted, server.requests.length], [1 + 7 + 7, 1 + 60]);
});

test('connections that are opened anew are other ones, all there before the slice', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  await pool.run(load({ rate: 1_000, window: 30 }));
  for (let times = 1; times <= 3; times++) {
    await pool.reopen();
    while (server.accepted < 1 + 7 + 7 * times || server.open > 7) await sleep(5);
    const { result } = await pool.run(load({ rate: 1_000, window: 30 }));
    assert.deepEqual(failuresOf(result), {});
    assert.equal(result.connectionsOpened, 7);
    assert.equal(resultOf(result).resent, 0);
    // None was opened for a request's sake.
    assert.equal(resultOf(result).total.encode(), resultOf(result).serviceTime.encode());
  }
  assert.deepEqual([server.accepted, server.requests.length], [1 + 7 * 4, 1 + 30 * 4]);
});

test('a server that closes has nothing to open anew', async () => {
  const answer = OK.replace('\r\n', '\r\nConnection: close\r\n');
  using server = await serveRaw(({ socket }) => socket.end(answer));
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  await pool.reopen();
  const { result } = await pool.run(load({ rate: 100, window: 40 }));
  assert.deepEqual([failuresOf(result), result.connectionsOpened, server.accepted], [{}, 4, 1 + 4]);
});
