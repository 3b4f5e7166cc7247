// What the wire engine does with bytes that were not requested.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import test from 'node:test';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { wireEngine } from '../../../src/load/wire/connection.ts';
import { Asker } from '../asker.ts';
import { answerOk, OK, type RawRequest, serveRaw } from '../raw-server.ts';
import { arrivals, exampleOf, failuresOf, loadOnce, resultOf } from '../slice-run.ts';

/** Answers, and says so much more behind it. */
const answerAnd =
  (more: string) =>
  ({ socket }: RawRequest): void => {
    socket.write(OK + more);
  };

test('what follows an answer in the same piece is bad framing, and never the next answer', async () => {
  for (const more of ['x', `${OK}`, 'HTTP/1.1 500 Sorry\r\n\r\n']) {
    using server = await serveRaw(answerAnd(more));
    const phase = await loadOnce({ engine: wireEngine, target: server.target }, arrivals(20));
    assert.deepEqual(failuresOf(phase), { 'bad-framing': 20 });
    assert.match(exampleOf(phase, 'bad-framing'), new RegExp(`^${more.length} bytes followed`));
    assert.equal(phase.connectionsOpened, 20);
  }
});

test('empty lines behind an answer are nothing', async () => {
  using server = await serveRaw(answerAnd('\r\n\r\n'));
  const phase = await loadOnce({ engine: wireEngine, target: server.target }, arrivals(20));
  assert.deepEqual(failuresOf(phase), {});
  assert.equal(resultOf(phase).ok, 20);
  assert.equal(phase.connectionsOpened, 4);
});

test('an answer that comes before any request costs its connection and nothing else', async () => {
  using server = await serveRaw(answerOk);
  using asker = new Asker(wireEngine, server.target);
  await asker.ask();
  server.requests[0]?.socket.write('\r\n');
  await sleep(20);
  assert.equal(asker.connection.isOpen, true);
  server.requests[0]?.socket.write('HTTP/1.1 500 Unasked\r\nContent-Length: 0\r\n\r\n');
  while (asker.connection.isOpen) await sleep(5);
  assert.equal((await asker.ask()).status, 200);
  assert.equal(server.accepted, 2);
  assert.equal(asker.ended.length, 2);
});

test('an answer to a request that was not read to its end costs its connection', async () => {
  const size = 50_000_000;
  const server = createServer((request, response) => {
    if (request.method === 'POST') request.pause();
    response.end('ok\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const target = {
    protocol: 'http:',
    address: '127.0.0.1',
    hostname: '127.0.0.1',
    port: address.port,
    insecure: false,
  } as const;
  using asker = new Asker(wireEngine, target);
  const first = await asker.ask({ method: 'POST', body: 'x'.repeat(size) });
  assert.equal(first.failure, undefined);
  assert.equal(asker.connection.isOpen, false);
  assert.equal((await asker.ask()).status, 200);
  assert.equal(asker.connection.takeTraffic().opened, 2);
  server.close();
  server.closeAllConnections();
});

test('an answer that is read before TLS has told that its request is gone costs no connection', async () => {
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const workerData = answered;
  await using thread = new Worker(new URL('./secure-thread.ts', import.meta.url), { workerData });
  const [target] = await once(thread, 'message');
  using asker = new Asker(wireEngine, target);
  await asker.connection.open();
  for (const turn of [0, 1, 2]) {
    // Written in the last part of a turn, and answered before the next one reads.
    await nextTurn();
    const asked = asker.ask({ method: 'POST', body: 'x'.repeat(10_000 * turn) });
    Atomics.wait(answered, 0, turn, 60_000);
    assert.equal((await asked).failure, undefined);
    assert.equal(asker.connection.isOpen, true);
  }
  assert.equal(asker.connection.takeTraffic().opened, 1);
});

test('a request that is sent again took no longer than since its first start', async () => {
  using server = await serveRaw(answerOk);
  using asker = new Asker(wireEngine, server.target);
  await asker.ask();
  await sleep(50);
  // From a timer: the request is written before the end is read.
  server.requests[0]?.socket.destroy();
  const again = await asker.ask();
  assert.deepEqual([again.resent, again.connecting], [true, 0]);
});

test('a body check sees the body whole, in however many pieces it came', async () => {
  using server = await serveRaw(({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n');
    setTimeout(() => socket.write('3\r\ndef\r\n0\r\n\r\n'), 5);
  });
  const matches = { status: undefined, body: { kind: 'matches', pattern: /^abcdef$/ } } as const;
  const sketch = { engine: wireEngine, target: server.target };
  const phase = await loadOnce({ ...sketch, requests: [{ expect: matches }] }, arrivals(8));
  assert.deepEqual(failuresOf(phase), {});
  assert.equal(resultOf(phase).bodyBytes, 48);
});
