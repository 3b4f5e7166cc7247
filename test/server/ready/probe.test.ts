import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { test } from 'node:test';
import type { Probe } from '../../../src/server/ready/probe.ts';
import { waitUntilReady } from '../../../src/server/ready/readiness.ts';
import { milliseconds, minutes } from '../../../src/units.ts';
import { answerOk as answerTwo, serveHttp2 } from '../../load/http2-server.ts';
import { CERTIFICATE, KEY, portOf } from '../../load/raw-server.ts';

const never = new AbortController().signal;

const probeOf = (port: number, more: Partial<Probe>): Probe => ({
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: '/ready?1',
  insecure: true,
  place: { kind: 'port', port, choice: 'fixed' },
  ...more,
});

const ready = (probe: Probe) => waitUntilReady({ probe, timeout: minutes(1), signal: never });
const once300 = (probe: Probe) =>
  waitUntilReady({ probe, timeout: milliseconds(300), signal: never });

for (const secure of [false, true]) {
  const protocol = secure ? 'https:' : 'http:';

  test(`HTTP/2 is asked over HTTP/2: ${protocol}`, async () => {
    using server = await serveHttp2(answerTwo, { secure });
    const probe = probeOf(server.target.port, { protocol, http2: true });
    assert.equal((await ready(probe)).kind, 'ready');
    assert.equal(server.requests[0]?.headers[':path'], '/ready?1');
  });

  test(`a server without HTTP/2 is never ready: ${protocol}`, async () => {
    const make = secure
      ? () => createTlsServer({ cert: CERTIFICATE, key: KEY }, (_, answer) => answer.end())
      : () => createServer((_, answer) => answer.end());
    const server = make().listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const seen = await once300(probeOf(portOf(server), { protocol, http2: true }));
      assert.ok(seen.kind === 'not-ready' && seen.lastAttempt.kind === 'failed');
      if (secure) assert.match(seen.lastAttempt.text, /did not agree to HTTP\/2/);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}

const HOSTILE = {
  'says nothing': () => undefined,
  'closes at once': (socket: Socket) => socket.end(),
};

const MUTE = Object.entries(HOSTILE).flatMap(([what, answer]) =>
  [true, false].map((http2) => ({ what, answer, http2 })),
);

for (const { what, answer, http2 } of MUTE) {
  test(`a server that ${what} in the TLS handshake is given up: HTTP/${http2 ? 2 : 1}`, async () => {
    const sockets = new Set<Socket>();
    let opened = 0;
    const server = createTcpServer((socket) => {
      opened++;
      sockets.add(socket.on('error', () => undefined));
      socket.on('data', () => answer(socket)).on('close', () => sockets.delete(socket));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const probe = probeOf(portOf(server), { protocol: 'https:', http2 });
    const seen = await once300(probe);
    assert.equal(seen.kind, 'not-ready');
    // One for each attempt, and pauses of 10 ms and more lie between them.
    assert.ok(opened <= 30, `${opened} connections`);
    // Nothing is left that would connect again, or wait.
    for (const socket of sockets) await once(socket, 'close');
    server.close();
    await once(server, 'close');
  });
}
