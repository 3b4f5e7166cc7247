import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tls from 'node:tls';
import type { ConnectGate } from '../../../src/load/exchange/connect-gate.ts';
import { Asker } from '../asker.ts';
import { ENGINES } from '../engines-under-test.ts';
import { answerOk, CERTIFICATE, OK, type RawRequest, serveRaw } from '../raw-server.ts';

/** Nothing gets in before it is opened. */
function closedGate(): ConnectGate & { open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { enter: () => opened, leave: () => undefined, open };
}

for (const engine of ENGINES)
  describe(engine.name, () => {
    test('an answer has its two clocks, its status and its size', async () => {
      using server = await serveRaw(answerOk);
      using asker = new Asker(engine, server.target);
      const before = performance.now();
      const exchange = await asker.ask();
      assert.equal(exchange.failure, undefined);
      assert.equal(exchange.status, 200);
      assert.equal(exchange.bodyBytes, 3);
      const instants = [before, exchange.intendedAt, exchange.startedAt, exchange.firstByteAt];
      assert.deepEqual(
        [...instants, exchange.endedAt],
        [...instants, exchange.endedAt].toSorted((a, b) => a - b),
      );
      assert.ok(exchange.connecting > 0);
      assert.equal((await asker.ask()).connecting, 0);
    });

    test('a connection that is prepared serves the next request, and only its own is opened', async () => {
      using server = await serveRaw(answerOk);
      using asker = new Asker(engine, server.target);
      await asker.connection.open();
      await asker.connection.open();
      assert.equal(asker.connection.isOpen, true);
      assert.equal((await asker.ask()).connecting, 0);
      assert.equal(server.accepted, 1);
      assert.deepEqual(asker.connection.takeTraffic().opened, 1);
      assert.deepEqual(asker.connection.takeTraffic(), { bytesReceived: 0, opened: 0 });
    });

    test('bytes are counted over all sockets that it has had', async () => {
      const closing = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nok\n';
      using server = await serveRaw(({ socket }) => socket.end(closing));
      using asker = new Asker(engine, server.target);
      await asker.ask();
      await asker.ask();
      assert.deepEqual(asker.connection.takeTraffic(), {
        bytesReceived: 2 * closing.length,
        opened: 2,
      });
    });

    for (const secure of [false, true]) {
      test(`a request that expires${secure ? ' over TLS' : ''} ends once, with its socket`, async () => {
        const answer = ({ socket, number }: RawRequest) => number > 1 && socket.write(OK);
        using server = await serveRaw(answer, { secure });
        using asker = new Asker(engine, server.target);
        const hanging = asker.ask();
        while (server.requests.length === 0) await sleep(5);
        asker.connection.expire();
        asker.connection.expire();
        assert.equal((await hanging).failure, 'timeout');
        const next = await asker.ask();
        assert.equal(next.failure, undefined);
        assert.equal(asker.ended.length, 2);
        while (server.open > 1) await sleep(5);
      });
    }

    test('what answers after the deadline is not taken for the answer to the next request', async () => {
      const late: (() => void)[] = [];
      using server = await serveRaw((request) => {
        if (request.number > 1) answerOk(request);
        else
          late.push(() => request.socket.write('HTTP/1.1 500 Late\r\nContent-Length: 0\r\n\r\n'));
      });
      using asker = new Asker(engine, server.target);
      const hanging = asker.ask();
      while (late.length === 0) await sleep(5);
      late[0]?.();
      asker.connection.expire();
      await hanging;
      assert.equal((await asker.ask()).status, 200);
      assert.equal(asker.ended.length, 2);
    });

    test('the deadline of a request begins before its connection is opened', async () => {
      using server = await serveRaw(() => undefined);
      const gate = closedGate();
      using asker = new Asker(engine, server.target, gate);
      const hanging = asker.ask();
      const since = asker.connection.busySince;
      assert.notEqual(since, undefined);
      await sleep(20);
      gate.open();
      while (server.requests.length === 0) await sleep(5);
      assert.equal(asker.connection.busySince, since);
      asker.connection.expire();
      assert.equal((await hanging).failure, 'timeout');
    });

    test('a socket that was still being opened when its request expired is not kept', async () => {
      using server = await serveRaw(answerOk);
      const gate = closedGate();
      using asker = new Asker(engine, server.target, gate);
      const waiting = asker.ask();
      await sleep(0);
      asker.connection.expire();
      assert.equal((await waiting).failure, 'connect-timeout');
      const next = asker.ask();
      gate.open();
      assert.equal((await next).failure, undefined);
      assert.equal(asker.connection.isOpen, true);
      assert.deepEqual(asker.connection.takeTraffic().opened, 1);
      assert.equal(server.accepted, 1);
    });

    test('a socket that was still being opened when the connection was closed is not kept', async () => {
      using server = await serveRaw(answerOk);
      const gate = closedGate();
      using asker = new Asker(engine, server.target, gate);
      const opening = asker.connection.open();
      asker.connection.close();
      gate.open();
      await opening;
      assert.equal(asker.connection.isOpen, false);
      assert.equal(server.accepted, 0);
    });

    test('an idle connection that is reset while the next request waits for it is stale', async () => {
      using server = await serveRaw(answerOk);
      using asker = new Asker(engine, server.target);
      await asker.ask();
      // From a timer: the kernel then reports the reset before the socket is checked.
      await sleep(50);
      server.requests[0]?.socket.resetAndDestroy();
      const exchange = await asker.ask();
      assert.equal(exchange.failure, undefined);
      assert.equal(exchange.resent, true);
      await sleep(50);
      server.requests[1]?.socket.resetAndDestroy();
      assert.equal((await asker.ask({ method: 'POST' })).failure, 'stale-keep-alive');
    });

    test('a GET that met an idle connection which had closed is sent once more, a POST is not', async () => {
      using server = await serveRaw(answerOk);
      using asker = new Asker(engine, server.target);
      await asker.ask();
      for (const method of ['GET', 'POST']) {
        await sleep(50);
        // From a timer: the request is written before the end is read.
        server.requests.at(-1)?.socket.destroy();
        const exchange = await asker.ask({ method, body: 'once' });
        const isLost = method === 'POST' && engine.name === 'wire';
        assert.equal(exchange.failure, isLost ? 'stale-keep-alive' : undefined);
        // undici looks before it writes.
        assert.equal(exchange.resent, method === 'GET' && engine.name === 'wire');
      }
      const arrived = server.requests.filter(({ body }) => body === 'once').length;
      assert.equal(arrived, engine.name === 'wire' ? 1 : 2);
    });

    test('sent again in vain, it is a failure, and not sent a third time', async () => {
      using server = await serveRaw((request) =>
        request.path === '/poison' ? request.socket.end() : answerOk(request),
      );
      using asker = new Asker(engine, server.target);
      await asker.ask();
      await sleep(50);
      server.requests[0]?.socket.destroy();
      const exchange = await asker.ask({ path: '/poison' });
      assert.equal(exchange.failure, 'closed-before-response');
      assert.equal(exchange.resent, engine.name === 'wire');
      assert.equal(server.requests.length, 2);
    });

    test('a reset instead of an answer is stale after a long silence, and a failure without it', async () => {
      using server = await serveRaw((request) => {
        if (request.turn === 1) answerOk(request);
        else request.socket.resetAndDestroy();
      });
      using asker = new Asker(engine, server.target);
      await asker.ask();
      assert.equal((await asker.ask()).failure, 'reset');
      await asker.ask();
      // As long as the shortest keep-alive timeout of a server: its timer may have fired just now.
      await sleep(1_100);
      const exchange = await asker.ask();
      assert.equal(exchange.failure, undefined);
      assert.equal(exchange.resent, true);
    });

    test('a reset in flight is stale only where the connection had been silent for long before', async () => {
      using server = await serveRaw((request) => {
        if (request.path === '/') answerOk(request);
        else setTimeout(() => request.socket.resetAndDestroy(), Number(request.path.slice(1)));
      });
      using asker = new Asker(engine, server.target);
      await asker.ask();
      // The request itself may take as long as it likes.
      assert.equal((await asker.ask({ path: '/1100', method: 'POST' })).failure, 'reset');
      await asker.ask();
      await sleep(1_100);
      assert.equal((await asker.ask({ path: '/0', method: 'POST' })).failure, 'stale-keep-alive');
    });

    test('a certificate for another name fails each request, and the connection outlives it', {
      skip: 'setDefaultCACertificates' in tls ? false : 'this Node cannot trust one at run time',
    }, async () => {
      tls.setDefaultCACertificates([CERTIFICATE.toString()]);
      using server = await serveRaw(answerOk, { secure: true });
      using asker = new Asker(engine, { ...server.target, insecure: false });
      for (const _ of [1, 2, 3]) {
        const { failure, message } = await asker.ask();
        assert.equal(failure, 'connect-failed');
        assert.match(message, /altnames/);
      }
      using trusted = new Asker(engine, {
        ...server.target,
        hostname: 'localhost',
        insecure: false,
      });
      assert.equal((await trusted.ask()).failure, undefined);
    });
  });
