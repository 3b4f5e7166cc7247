import assert from 'node:assert/strict';
import test from 'node:test';
import { createUndiciEngine } from '../../../src/load/undici/connection.ts';
import { Asker } from '../asker.ts';
import { answerOk as answerTwo, serveHttp2 } from '../http2-server.ts';
import { serveProxy } from '../proxy-server.ts';
import { answerOk, serveRaw } from '../raw-server.ts';
import { failuresOf, loadOnce, resultOf } from '../slice-run.ts';

test('its records are kept apart', () => {
  const proxy = { hostname: '127.0.0.1', port: 1 };
  assert.equal(createUndiciEngine({ http2: false, proxy }).name, 'undici via proxy');
  assert.equal(createUndiciEngine({ http2: true, proxy }).name, 'undici-http2 via proxy');
});

test('a request of plain HTTP is handed to the proxy with its whole url', async () => {
  using proxy = await serveProxy();
  using server = await serveRaw(answerOk);
  using asker = new Asker(createUndiciEngine({ http2: false, proxy: proxy.plan }), server.target);
  await asker.connection.open();
  for (let turn = 0; turn < 2; turn++) {
    const exchange = await asker.ask({ path: '/a?b' });
    assert.equal(exchange.failure, undefined, exchange.message);
    assert.equal(exchange.bodyBytes, 3);
  }
  const { port } = server.target;
  assert.deepEqual(proxy.asked, Array(2).fill(`GET http://127.0.0.1:${port}/a?b`));
  assert.equal(server.requests[0]?.path, '/a?b');
  assert.match(
    server.requests[0]?.head ?? '',
    new RegExp(`\r\nhost: 127\\.0\\.0\\.1:${port}\r`, 'i'),
  );
  assert.equal(proxy.accepted, 1);
});

test('TLS goes through a tunnel, one for each connection', async () => {
  using proxy = await serveProxy();
  using server = await serveRaw(answerOk, { secure: true });
  const engine = createUndiciEngine({
    http2: false,
    proxy: { ...proxy.plan, hostname: 'localhost' },
  });
  const phase = await loadOnce({ target: server.target, engine, connections: 2 });
  assert.deepEqual(failuresOf(phase), {});
  assert.ok(resultOf(phase).ok > 2);
  assert.deepEqual(proxy.asked, Array(2).fill(`CONNECT 127.0.0.1:${server.target.port}`));
});

for (const secure of [false, true]) {
  test(`HTTP/2 goes through a tunnel, ${secure ? 'over TLS' : 'in plain'}`, async () => {
    using proxy = await serveProxy();
    using server = await serveHttp2(answerTwo, { secure });
    using asker = new Asker(createUndiciEngine({ http2: true, proxy: proxy.plan }), server.target);
    for (let turn = 0; turn < 2; turn++) assert.equal((await asker.ask()).status, 200);
    assert.deepEqual(proxy.asked, [`CONNECT 127.0.0.1:${server.target.port}`]);
  });
}

test('a proxy that opens no tunnel is quoted', async () => {
  using proxy = await serveProxy(403);
  using server = await serveRaw(answerOk, { secure: true });
  using asker = new Asker(createUndiciEngine({ http2: false, proxy: proxy.plan }), server.target);
  for (let turn = 0; turn < 2; turn++) {
    const exchange = await asker.ask();
    assert.equal(exchange.failure, 'connect-failed');
    assert.equal(exchange.message, 'the proxy opened no tunnel: it answered "HTTP/1.1 403 No"');
  }
  assert.equal(server.accepted, 0);
});

test('a proxy that is not there refuses', async () => {
  const gone = await serveProxy();
  gone[Symbol.dispose]();
  using server = await serveRaw(answerOk);
  using asker = new Asker(createUndiciEngine({ http2: false, proxy: gone.plan }), server.target);
  assert.equal((await asker.ask()).failure, 'connect-refused');
});

test('a proxy that closes in place of a tunnel, and one that never answers', async () => {
  using server = await serveRaw(answerOk, { secure: true });
  using closing = await serveRaw(({ socket }) => socket.end());
  using silent = await serveRaw(() => asker.connection.expire());
  using mute = new Asker(engineThrough(closing.target.port), server.target);
  assert.equal((await mute.ask()).failure, 'connect-failed');
  using asker = new Asker(engineThrough(silent.target.port), server.target);
  assert.equal((await asker.ask()).failure, 'connect-timeout');
});

const engineThrough = (port: number) =>
  createUndiciEngine({ http2: false, proxy: { hostname: '127.0.0.1', port } });

test('an answer in pieces opens the tunnel', async () => {
  using proxy = await serveRaw(({ socket }) => {
    socket.write('HTTP/1.1 200 O');
    setTimeout(() => socket.write('K\r\nVia: x\r\n\r'), 5);
    setTimeout(() => {
      socket.removeAllListeners('data');
      socket.end('\n');
    }, 10);
  });
  using asker = new Asker(engineThrough(proxy.target.port), {
    ...proxy.target,
    protocol: 'https:',
  });
  const exchange = await asker.ask();
  assert.equal(exchange.failure, 'connect-failed');
  assert.match(exchange.message, /before secure TLS connection was established/);
});
