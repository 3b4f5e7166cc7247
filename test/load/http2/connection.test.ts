import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { constants } from 'node:http2';
import { createServer as createRawServer, type Server } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { http2Engine as engine } from '../../../src/load/http2/connection.ts';
import type { FailureClass } from '../../../src/record/failure-class.ts';
import { temporaryFolder } from '../../baseline/temporary-folder.ts';
import { Asker } from '../asker.ts';
import { answerOk, type Http2Request, serveHttp2 } from '../http2-server.ts';
import { serveBrokenHttp2, serveGoingAway } from '../raw-http2.ts';
import { CERTIFICATE, KEY, portOf } from '../raw-server.ts';
import { arrivals, failuresOf, loadOnce, resultOf } from '../slice-run.ts';

test('its records are kept apart', () => assert.equal(engine.name, 'http2'));

for (const secure of [false, true]) {
  const how = secure ? 'agreed on in the TLS handshake' : 'with prior knowledge';

  test(`HTTP/2 ${how}: one connection, one stream at a time`, async () => {
    using server = await serveHttp2(answerOk, { secure });
    using asker = new Asker(engine, server.target);
    await asker.connection.open();
    for (let turn = 0; turn < 3; turn++) {
      const exchange = await asker.ask();
      assert.equal(exchange.failure, undefined);
      assert.equal(exchange.status, 200);
      assert.equal(exchange.bodyBytes, 3);
      assert.ok(exchange.firstByteAt > 0);
    }
    assert.equal(asker.ended[0]?.serverSoftware, 'two');
    const { opened, bytesReceived } = asker.connection.takeTraffic();
    assert.equal(opened, 1);
    assert.ok(bytesReceived > 9);
    assert.equal(server.accepted, 1);
  });

  test(`HTTP/2 ${how}: a pool`, async () => {
    using server = await serveHttp2(answerOk, { secure });
    const sketch = { target: server.target, engine, connections: 3 };
    const phase = await loadOnce(sketch, arrivals(30));
    assert.deepEqual(failuresOf(phase), {});
    assert.equal(resultOf(phase).ok, 30);
    assert.equal(resultOf(phase).sent, server.requests.length);
    assert.equal(server.accepted, 3);
    assert.equal(server.mostAtOnce, 1);
  });
}

test('HTTP/2 on a Unix socket', async () => {
  await using folder = await temporaryFolder();
  using server = await serveHttp2(answerOk, { unixSocket: folder.join('s.sock') });
  using asker = new Asker(engine, server.target);
  assert.equal((await asker.ask()).status, 200);
});

test('methods, bodies and header fields arrive', async () => {
  using server = await serveHttp2(answerOk);
  using asker = new Asker(engine, server.target);
  await asker.ask({ method: 'POST', path: '/a?b', body: 'hello', headers: { 'X-One': '1' } });
  await asker.ask({ method: 'PUT', body: '' });
  await asker.ask({ method: 'DELETE' });
  const head = await asker.ask({ method: 'HEAD' });
  assert.equal(head.failure, undefined);
  const [post] = server.requests;
  assert.equal(post?.headers[':path'], '/a?b');
  assert.equal(post?.headers[':authority'], `127.0.0.1:${server.target.port}`);
  assert.equal(post?.headers['x-one'], '1');
  assert.equal(post?.body, 'hello');
  assert.deepEqual(
    server.requests.map(({ headers }) => headers[':method']),
    ['POST', 'PUT', 'DELETE', 'HEAD'],
  );
});

test('HEAD keeps its connection', async () => {
  using server = await serveHttp2(answerOk);
  const requests = [{ method: 'HEAD' }] as const;
  const phase = await loadOnce({ target: server.target, engine, connections: 2, requests });
  assert.deepEqual(failuresOf(phase), {});
  assert.equal(server.accepted, 2);
});

const { NGHTTP2_REFUSED_STREAM, NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_NO_ERROR } = constants;

/** What the server does instead of its second answer, what that is, and whether the connection lives. */
const TABLE: readonly (readonly [
  string,
  (request: Http2Request) => void,
  FailureClass,
  boolean,
])[] = [
  ['refuses the stream', ({ stream }) => stream.close(NGHTTP2_REFUSED_STREAM), 'reset', true],
  ['resets the stream', ({ stream }) => stream.destroy(), 'reset', true],
  [
    'resets it within the body',
    ({ stream }) => {
      stream.respond({ ':status': 200 });
      stream.write('ab', () => stream.destroy(new Error('broken')));
    },
    'reset',
    true,
  ],
  [
    'sends less than it said',
    ({ stream }) => {
      stream.respond({ ':status': 200, 'content-length': '10' });
      stream.end('abc');
    },
    'bad-framing',
    true,
  ],
  [
    'sends GOAWAY with an error',
    ({ stream }) => stream.session?.goaway(NGHTTP2_ENHANCE_YOUR_CALM),
    'reset',
    false,
  ],
  [
    'resets the connection',
    ({ stream }) => stream.session?.socket.resetAndDestroy(),
    'reset',
    false,
  ],
];
for (const [what, act, failure, isKept] of TABLE) {
  test(`a server that ${what}: ${failure}`, async () => {
    using server = await serveHttp2((request) =>
      request.number === 2 ? act(request) : answerOk(request),
    );
    using asker = new Asker(engine, server.target);
    assert.equal((await asker.ask()).failure, undefined);
    const second = await asker.ask();
    assert.equal(second.failure, failure, second.message);
    assert.equal(second.resent, false);
    assert.equal((await asker.ask()).failure, undefined);
    assert.equal(server.accepted, isKept ? 1 : 2);
  });
}

for (const code of [constants.NGHTTP2_CANCEL, constants.NGHTTP2_INTERNAL_ERROR]) {
  test(`an answer that is broken off with error code ${code} is none`, async () => {
    using server = await serveBrokenHttp2(code);
    using asker = new Asker(engine, server.target);
    const exchange = await asker.ask();
    assert.equal(exchange.failure, 'reset', exchange.message);
    assert.equal(exchange.status, 200);
    assert.equal(exchange.bodyBytes, 3);
  });
}

test('a request that a GOAWAY passes over is sent on another connection, whatever its method', async () => {
  using server = await serveHttp2((request) =>
    request.number % 2 === 0
      ? request.stream.session?.goaway(NGHTTP2_NO_ERROR, 1)
      : answerOk(request),
  );
  using asker = new Asker(engine, server.target);
  await asker.ask();
  const second = await asker.ask({ method: 'POST', body: 'a' });
  assert.equal(second.failure, undefined, second.message);
  // The server said that it did nothing for the first one.
  assert.equal(second.resent, false);
  assert.equal(server.accepted, 2);
});

for (const method of ['GET', 'POST'] as const) {
  test(`${method}: a server that takes it and ends the connection has failed it`, async () => {
    using server = await serveHttp2((request) =>
      request.number === 2 ? request.stream.session?.destroy() : answerOk(request),
    );
    using asker = new Asker(engine, server.target);
    await asker.ask();
    const second = await asker.ask({ method });
    assert.equal(second.failure, 'closed-before-response', second.message);
    assert.equal(second.resent, false);
    assert.equal(server.requests.length, 2);
  });

  test(`${method}: the end of an idle connection fails none`, async () => {
    let first: Http2Request['stream']['session'];
    using server = await serveHttp2((request) => {
      first ??= request.stream.session;
      answerOk(request);
    });
    using asker = new Asker(engine, server.target);
    await asker.ask();
    await sleep(50);
    // From a timer: the request is written before the end is read.
    first?.destroy();
    assert.equal((await asker.ask({ method })).failure, undefined);
    assert.equal(server.accepted, 2);
  });
}

for (const method of ['GET', 'POST'] as const) {
  for (const requestsEach of [1, 7]) {
    test(`${method}: a server that ends each connection in order after ${requestsEach} requests fails none`, async () => {
      const answered = new Map<unknown, number>();
      using server = await serveHttp2((request) => {
        answerOk(request);
        const { session } = request.stream;
        const count = (answered.get(session) ?? 0) + 1;
        answered.set(session, count);
        if (count !== requestsEach) return;
        // As nginx does: announced behind the last answer, so the next request may be on its way.
        request.stream.on('close', () => {
          session?.goaway(NGHTTP2_NO_ERROR);
          session?.close();
        });
      });
      const requests = [{ method }] as const;
      const sketch = { target: server.target, engine, connections: 4, requests };
      const phase = await loadOnce(sketch, { window: 300 });
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(resultOf(phase).ok, resultOf(phase).sent);
      assert.equal(phase.connectionsOpened, server.accepted);
      assert.ok(server.accepted >= resultOf(phase).sent / requestsEach);
    });
  }
}

for (const when of ['onConnection', 'onRequest'] as const) {
  test(`a server that takes no request on any connection (${when}) fails them, and the run ends`, async () => {
    using server = await serveGoingAway(when);
    const sketch = { target: server.target, engine, connections: 2 };
    const phase = await loadOnce(sketch, { window: 100 });
    assert.equal(resultOf(phase).ok, 0);
    assert.ok(resultOf(phase).sent > 0);
    assert.equal(resultOf(phase).resent, 0);
  });
}

test('a request that hangs after a GOAWAY is expired like any other', async () => {
  using server = await serveHttp2((request) => {
    if (request.number > 1) return answerOk(request);
    request.stream.session?.goaway(NGHTTP2_NO_ERROR);
    setTimeout(() => asker.connection.expire(), 20);
  });
  using asker = new Asker(engine, server.target);
  assert.equal((await asker.ask()).failure, 'timeout');
  assert.equal((await asker.ask()).failure, undefined);
  assert.equal(asker.ended.length, 2);
  assert.equal(server.accepted, 2);
});

test('a body goes with any method', async () => {
  using server = await serveHttp2(answerOk);
  using asker = new Asker(engine, server.target);
  await asker.ask({ method: 'DELETE', body: 'abc' });
  assert.equal(server.requests[0]?.body, 'abc');
  assert.equal(server.requests[0]?.headers['content-length'], '3');
});

test('a request that hangs is expired, and its connection with it', async () => {
  using server = await serveHttp2((request) => {
    if (request.number === 1) asker.connection.expire();
    else answerOk(request);
  });
  using asker = new Asker(engine, server.target);
  assert.equal((await asker.ask()).failure, 'timeout');
  assert.equal((await asker.ask()).failure, undefined);
  assert.equal(server.accepted, 2);
});

const deaf = (server: Server) =>
  server.on('connection', (socket) => socket.on('error', () => undefined));

/** Servers that do not speak HTTP/2: never is HTTP/1.1 spoken in its place. */
const OTHERS: readonly (readonly [
  string,
  'http:' | 'https:',
  () => Server,
  FailureClass,
  RegExp,
])[] = [
  [
    'HTTP/1.1 alone',
    'http:',
    () => createServer((_, answer) => answer.end('one')),
    'bad-framing',
    /^the answer was no HTTP\/2: /,
  ],
  [
    'HTTP/1.1 whatever it is asked',
    'http:',
    () =>
      createRawServer((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')),
      ),
    'bad-framing',
    /^the answer was no HTTP\/2: /,
  ],
  [
    'HTTP/1.1 alone over TLS',
    'https:',
    () => createTlsServer({ cert: CERTIFICATE, key: KEY, ALPNProtocols: ['http/1.1'] }),
    'connect-failed',
    /\(ALPN\) the server did not agree to HTTP\/2$/,
  ],
  [
    'TLS without ALPN',
    'https:',
    () => createTlsServer({ cert: CERTIFICATE, key: KEY }),
    'connect-failed',
    /\(ALPN\) the server did not agree to HTTP\/2$/,
  ],
];
for (const [what, protocol, make, failure, message] of OTHERS) {
  test(`a server that speaks ${what} is refused in clear words: ${failure}`, async () => {
    const server = deaf(make()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const address = '127.0.0.1';
      const target = { protocol, address, hostname: address, port: portOf(server), insecure: true };
      using asker = new Asker(engine, target);
      for (let turn = 0; turn < 2; turn++) {
        const exchange = await asker.ask();
        assert.equal(exchange.failure, failure);
        assert.match(exchange.message, message);
      }
    } finally {
      server.close();
    }
  });
}
