// Every class of failure, provoked by a real server as often as the test says.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test, { describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../../src/load/exchange/connection.ts';
import type { ThreadSlice } from '../../../src/load/thread/thread-slice.ts';
import type { FailureClass } from '../../../src/record/failure-class.ts';
import { ENGINES } from '../engines-under-test.ts';
import { answerOk, portOf, type RawRequest, serveRaw } from '../raw-server.ts';
import {
  arrivals,
  exampleOf,
  failuresOf,
  loadOnce,
  type RequestSketch,
  resultOf,
} from '../slice-run.ts';

const COUNT = 40;
const EVERY = 5;
const FAILED = COUNT / EVERY;

/** Answers well, but for every fifth request, with which it does this. */
const everyFifth =
  (misbehave: (request: RawRequest) => void) =>
  (request: RawRequest): void =>
    request.number % EVERY === 0 ? misbehave(request) : answerOk(request);

/** Forty arrivals at such a server. */
async function loadMisbehaving(
  engine: Engine,
  misbehave: (request: RawRequest) => void,
  request: RequestSketch = {},
): Promise<ThreadSlice> {
  using server = await serveRaw(everyFifth(misbehave));
  const phase = await loadOnce(
    { engine, target: server.target, requests: [request] },
    arrivals(COUNT),
  );
  const { sent, resent } = resultOf(phase);
  assert.equal(sent, COUNT);
  assert.equal(server.requests.length, sent + resent);
  return phase;
}

interface Row {
  readonly words: string;
  readonly misbehave: (request: RawRequest) => void;
  readonly failure: FailureClass;
  /** What the wire engine says, and undici. */
  readonly examples: readonly [RegExp, RegExp];
  readonly request?: RequestSketch;
}

const CLOSED = /^the server closed the connection$/;

const ROWS: readonly Row[] = [
  {
    words: 'a reset before the answer',
    misbehave: ({ socket }) => socket.resetAndDestroy(),
    failure: 'reset',
    examples: [/ECONNRESET/, /ECONNRESET/],
  },
  {
    words: 'a reset within the answer',
    misbehave: ({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab', () =>
        socket.resetAndDestroy(),
      ),
    failure: 'reset',
    examples: [/ECONNRESET/, /ECONNRESET/],
  },
  {
    words: 'an end within a body of declared length',
    misbehave: ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
    failure: 'closed-mid-response',
    examples: [CLOSED, /other side closed/],
  },
  {
    words: 'an end within such a body, on a connection that would close anyway',
    misbehave: ({ socket }) =>
      socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nab'),
    failure: 'closed-mid-response',
    examples: [CLOSED, /does not match content-length/],
  },
  {
    words: 'an end before the last chunk',
    misbehave: ({ socket }) =>
      socket.end(
        'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab',
      ),
    failure: 'closed-mid-response',
    examples: [CLOSED, /HTTP\/1\.1 protocol/],
  },
  {
    words: 'an end within the header',
    misbehave: ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
    failure: 'closed-mid-response',
    examples: [CLOSED, /other side closed/],
  },
  {
    words: 'bytes that are no HTTP',
    misbehave: ({ socket }) => socket.write('GARBAGE/9 not a status line\r\n\0\x01\r\n\r\n'),
    failure: 'bad-framing',
    examples: [/status line/, /HTTP\/1\.1 protocol/],
  },
  {
    words: 'a chunk of no size',
    misbehave: ({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nab'),
    failure: 'bad-framing',
    examples: [/chunk size/, /chunk size/],
  },
  {
    words: 'an upgrade that was not requested',
    misbehave: ({ socket }) =>
      socket.write('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    failure: 'bad-framing',
    examples: [/switched protocols/, /bad upgrade/],
  },
  {
    words: 'an endless header',
    misbehave: ({ socket }) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`),
    failure: 'bad-framing',
    examples: [/head longer than 16 KiB/, /[Hh]eaders? [Oo]verflow/],
  },
  {
    words: 'a status of failure',
    misbehave: ({ socket }) => socket.write('HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n'),
    failure: 'unexpected-status',
    examples: [/^status 503, expected/, /^status 503, expected/],
  },
  {
    words: 'another body than the expected one',
    misbehave: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfail'),
    failure: 'body-mismatch',
    examples: [/^body began "fail"$/, /^body began "fail"$/],
    request: { expect: { status: undefined, body: { kind: 'includes', text: 'ok' } } },
  },
];

for (const engine of ENGINES)
  describe(engine.name, () => {
    for (const { words, misbehave, failure, examples, request } of ROWS) {
      test(`${words}: ${failure}, exactly as often as it happens`, async () => {
        const phase = await loadMisbehaving(engine, misbehave, request);
        assert.deepEqual(failuresOf(phase), { [failure]: FAILED });
        const [ofWire, ofUndici] = examples;
        assert.match(exampleOf(phase, failure), engine.name === 'wire' ? ofWire : ofUndici);
        assert.equal(resultOf(phase).serviceTime.count, COUNT - FAILED);
      });
    }

    test('a close on the first request of a connection: closed-before-response', async () => {
      using server = await serveRaw(({ socket }) => socket.end());
      const phase = await loadOnce({ engine, target: server.target }, arrivals(COUNT));
      assert.deepEqual(failuresOf(phase), { 'closed-before-response': COUNT });
      assert.match(exampleOf(phase, 'closed-before-response'), /closed/);
      assert.equal(server.requests.length, COUNT);
      assert.equal(phase.connectionsOpened, COUNT);
    });

    for (const method of ['GET', 'POST'] as const) {
      test(`a close on a ${method} that the server took, on a busy connection: closed-before-response`, async () => {
        using server = await serveRaw((request) =>
          request.turn === EVERY ? request.socket.end() : answerOk(request),
        );
        const requests = [{ method }] as const;
        const phase = await loadOnce({ engine, target: server.target, requests }, arrivals(COUNT));
        const closed = server.requests.filter(({ turn }) => turn === EVERY).length;
        assert.ok(closed > 0);
        assert.deepEqual(failuresOf(phase), { 'closed-before-response': closed });
        assert.equal(resultOf(phase).resent, 0);
        assert.equal(server.requests.length, COUNT);
      });
    }

    test('a request that hangs is a timeout, and its neighbours are not', async () => {
      const hangs = everyFifth(() => undefined);
      using server = await serveRaw(hangs);
      const sketch = { engine, target: server.target, requestTimeout: 400 };
      const before = performance.now();
      const phase = await loadOnce(sketch, { rate: 400, window: 100 });
      assert.ok(performance.now() - before >= 400);
      const { sent, unsent, ok } = resultOf(phase);
      assert.equal(sent + unsent, COUNT);
      const { timeout = 0, ...others } = failuresOf(phase);
      assert.deepEqual(others, {});
      assert.ok(timeout >= Math.floor(sent / EVERY), `${timeout} of ${sent}`);
      assert.equal(ok + timeout, sent);
      assert.match(exampleOf(phase, 'timeout'), /not answered within the request timeout/);
    });

    test('a server that answers nothing at all cannot hold up the run', async () => {
      using server = await serveRaw(() => undefined);
      const sketch = { engine, target: server.target, connections: 3, requestTimeout: 50 };
      const phase = await loadOnce(sketch, { window: 400 });
      const { sent, ok } = resultOf(phase);
      assert.equal(ok, 0);
      assert.ok(sent >= 3);
      assert.deepEqual(failuresOf(phase), { timeout: sent });
      while (server.open > 0) await sleep(5);
    });

    test('one byte is no answer: the deadline is for the last one', async () => {
      using server = await serveRaw(({ socket }) =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
      );
      const sketch = { engine, target: server.target, connections: 2, requestTimeout: 300 };
      const phase = await loadOnce(sketch, { rate: 100, window: 20 });
      assert.deepEqual(failuresOf(phase), { timeout: 2 });
      assert.equal(resultOf(phase).ok, 0);
    });

    test('where nothing listens: connect-refused, a few times and no more', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const port = portOf(server);
      server.close();
      const target = {
        protocol: 'http:',
        address: '127.0.0.1',
        hostname: '127.0.0.1',
        port,
        insecure: false,
      } as const;
      const phase = await loadOnce({ engine, target, connections: 8 }, { window: 400 });
      const { sent } = resultOf(phase);
      assert.deepEqual(failuresOf(phase), { 'connect-refused': sent });
      assert.match(exampleOf(phase, 'connect-refused'), /ECONNREFUSED/);
      // Eight at once, then each after 10, 20, 40 … 500 ms.
      assert.ok(sent >= 8 && sent <= 30, `${sent} attempts`);
    });
  });
