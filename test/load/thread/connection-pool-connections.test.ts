// How many sockets a pool opens, when, and to whom.

import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import test, { describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { ENGINES } from '../engines-under-test.ts';
import { answerOk, OK, serveRaw } from '../raw-server.ts';
import {
  arrivals,
  exampleOf,
  failuresOf,
  loadOnce,
  makeInput,
  makePool,
  resultOf,
  runSlice,
} from '../slice-run.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((network) => network?.address === '::1');

const CLOSING = OK.replace('\r\n', '\r\nConnection: close\r\n');

for (const engine of ENGINES)
  describe(engine.name, () => {
    test('a server that keeps connections gets each of them once, before the first request', async () => {
      using server = await serveRaw(answerOk);
      using pool = makePool({ engine, target: server.target, connections: 70 });
      await pool.open();
      while (server.accepted < 70) await sleep(5);
      assert.equal(server.requests.length, 0);
      const phase = await runSlice(pool, arrivals(210));
      assert.equal(server.accepted, 70);
      assert.equal(phase.connectionsOpened, 70);
      assert.equal(phase.connectTime.count, 70);
      assert.equal(phase.bytesReceived, 210 * OK.length);
      const { total, serviceTime } = resultOf(phase);
      assert.equal(total.encode(), serviceTime.encode());
      const next = await runSlice(pool, arrivals(10));
      assert.deepEqual([next.connectionsOpened, next.connectTime.count], [0, 0]);
    });

    test('every connection takes its turn, so that none lapses unused', async () => {
      using server = await serveRaw(answerOk);
      await loadOnce(
        { engine, target: server.target, connections: 10 },
        { rate: 1_000, window: 100 },
      );
      const turns = Math.max(...server.requests.map(({ turn }) => turn));
      assert.equal(server.accepted, 10);
      assert.equal(server.requests.length, 100);
      assert.ok(turns <= 30, `${turns} on one of ten`);
    });

    test('a server that closes gets one connection per request, none of them in silence', async () => {
      using server = await serveRaw(({ socket }) => socket.end(CLOSING));
      const phase = await loadOnce({ engine, target: server.target, connections: 3 }, arrivals(30));
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(server.requests.length, 30);
      assert.equal(server.accepted, 30);
      assert.equal(phase.connectionsOpened, 30);
      // Connecting is kept out of the service time, and in the total.
      const { total, serviceTime } = resultOf(phase);
      assert.ok((total.mean ?? 0) > (serviceTime.mean ?? 0));
    });

    test('what lapsed between two slices is opened again outside of the second', async () => {
      using server = await serveRaw(answerOk);
      using pool = makePool({ engine, target: server.target });
      await pool.open();
      await runSlice(pool, arrivals(20));
      for (const { socket } of server.requests) socket.end();
      while (server.open > 0) await sleep(5);
      await pool.open();
      while (server.accepted < 8) await sleep(5);
      const phase = await runSlice(pool, arrivals(20));
      assert.equal(server.accepted, 8);
      assert.equal(phase.connectionsOpened, 4);
      assert.deepEqual([resultOf(phase).ok, resultOf(phase).resent], [20, 0]);
      assert.equal(resultOf(phase).total.encode(), resultOf(phase).serviceTime.encode());
    });

    test('connections still open are left alone', async () => {
      using server = await serveRaw(answerOk);
      using pool = makePool({ engine, target: server.target });
      for (let slice = 0; slice < 3; slice++) {
        await pool.open();
        await runSlice(pool, arrivals(8));
      }
      assert.equal(server.accepted, 4);
    });

    test('disposing of the pool closes its sockets, idle and busy', async () => {
      using server = await serveRaw((request) => request.path === '/' && answerOk(request));
      const hangs = { name: 'hangs', path: '/hangs' };
      const pool = makePool({ engine, target: server.target, requests: [{}, hangs] });
      await pool.open();
      const run = pool.run(makeInput({ window: 60_000 }));
      while (server.requests.filter(({ path }) => path === '/hangs').length < 4) await sleep(5);
      assert.equal(server.open, 4);
      pool[Symbol.dispose]();
      await assert.rejects(run, /disposed of/);
      while (server.open > 0) await sleep(5);
    });

    test('a self-signed certificate is accepted only when the plan says so', async () => {
      using server = await serveRaw(answerOk, { secure: true });
      const phase = await loadOnce({ engine, target: server.target }, arrivals(20));
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(phase.connectionsOpened, 4);
      const strict = { ...server.target, insecure: false };
      const refused = await loadOnce(
        { engine, target: strict, connections: 1 },
        { rate: 100, window: 10 },
      );
      assert.deepEqual(failuresOf(refused), { 'connect-failed': 1 });
      assert.match(exampleOf(refused, 'connect-failed'), /self-signed/);
    });

    test('TLS gets the name of the server, never an address', async () => {
      for (const [hostname, address, name] of [
        ['localhost', '127.0.0.1', 'localhost'],
        ['127.0.0.1', '127.0.0.1', false],
        ...(hasIpv6 ? [['[::1]', '::1', false] as const] : []),
      ] as const) {
        using server = await serveRaw(answerOk, { secure: true, hostname, address });
        await loadOnce({ engine, target: server.target }, arrivals(4));
        const [request] = server.requests;
        assert.ok(request?.socket instanceof TLSSocket);
        assert.equal(request.socket.servername, name);
      }
    });

    for (const [hostname, address] of [
      ['127.0.0.1', '127.0.0.1'],
      ['localhost', '127.0.0.1'],
      ['[::1]', '::1'],
    ] as const) {
      test(`${hostname} is what the Host header says`, {
        skip: address === '::1' && !hasIpv6 ? 'there is no IPv6 here' : false,
      }, async () => {
        for (const secure of [false, true]) {
          using server = await serveRaw(answerOk, { address, hostname, secure });
          const phase = await loadOnce({ engine, target: server.target }, arrivals(8));
          assert.deepEqual(failuresOf(phase), {});
          const [request] = server.requests;
          const [, host] = /\r\nhost: (.*)/i.exec(request?.head ?? '') ?? [];
          assert.equal(host, `${hostname}:${server.target.port}`);
        }
      });
    }
  });
