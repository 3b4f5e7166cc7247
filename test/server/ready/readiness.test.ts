import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { findFreePort } from '../../../src/server/free-port.ts';
import type { Probe } from '../../../src/server/ready/probe.ts';
import {
  describeAttempt,
  type Readiness,
  waitUntilReady,
} from '../../../src/server/ready/readiness.ts';
import { type Milliseconds, milliseconds, minutes } from '../../../src/units.ts';
import { serveRaw } from '../../load/raw-server.ts';
import { serveOnLoopback } from '../loopback.ts';

const never = new AbortController().signal;

const probeOf = (port: number): Probe => ({
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: '/',
  insecure: false,
  place: { kind: 'port', port, choice: 'assigned' },
});

async function ask(
  listener: RequestListener,
  timeout: Milliseconds,
  more: Partial<Probe> = {},
): Promise<Readiness> {
  using server = await serveOnLoopback(listener);
  const probe = { ...probeOf(server.port), ...more };
  return await waitUntilReady({ probe, timeout, signal: never });
}

test('any status below 500 but 404 is ready', async () => {
  for (const status of [200, 302, 401, 405]) {
    const readiness = await ask((_, answer) => answer.writeHead(status).end(), minutes(1));
    assert.equal(readiness.kind, 'ready');
  }
});

test('404 is ready where it is expected, and nowhere else', async () => {
  const listener: RequestListener = (_, answer) => answer.writeHead(404).end();
  assert.equal((await ask(listener, minutes(1), { takesNotFound: true })).kind, 'ready');
  const readiness = await ask(listener, milliseconds(300));
  assert.ok(readiness.kind === 'not-ready' && readiness.lastAttempt.kind === 'answered');
  assert.equal(describeAttempt(readiness.lastAttempt), 'was answered with status 404');
});

test('asks again until the server works and has its routes', async () => {
  let asked = 0;
  const readiness = await ask((_, answer) => {
    asked += 1;
    answer.writeHead([503, 404, 500][asked - 1] ?? 200).end();
  }, minutes(1));
  assert.equal(readiness.kind, 'ready');
  assert.equal(asked, 4);
});

test('tells where the answer came from', async () => {
  using server = await serveOnLoopback((_, answer) => answer.end());
  const { port } = server;
  const probe = { ...probeOf(port), hostname: 'localhost' };
  const readiness = await waitUntilReady({ probe, timeout: minutes(1), signal: never });
  assert.ok(readiness.kind === 'ready');
  assert.deepEqual(readiness.target, {
    protocol: 'http:',
    hostname: 'localhost',
    address: '127.0.0.1',
    port,
    insecure: false,
  });
});

test('says how long the answer took, and not the attempts before it', async () => {
  let asked = 0;
  const before = performance.now();
  const readiness = await ask((_, answer) => {
    asked += 1;
    if (asked === 1) setTimeout(200).then(() => answer.writeHead(503).end());
    else setTimeout(100).then(() => answer.end());
  }, minutes(1));
  const all = performance.now() - before;
  assert.ok(readiness.kind === 'ready');
  // A timer may be a millisecond early.
  assert.ok(readiness.took >= 99 && readiness.took <= all - 199, `${readiness.took} of ${all}`);
});

test('does not wait for a body that never ends', async () => {
  const readiness = await ask((_, answer) => void answer.writeHead(200).write('a'), minutes(1));
  assert.equal(readiness.kind, 'ready');
});

test('an answer that takes longer than an attempt still counts', async () => {
  let asked = 0;
  const readiness = await ask((_, answer) => {
    asked += 1;
    if (asked === 1) setTimeout(1_200).then(() => answer.end());
  }, minutes(1));
  assert.equal(readiness.kind, 'ready');
  assert.ok(asked > 1, 'the second attempt ran beside the first');
});

const ODD_HEADS = {
  'the same length twice': 'Content-Length: 2\r\nContent-Length: 2\r\n',
  'a folded field': 'X-Long: a\r\n b\r\nContent-Length: 2\r\n',
};

for (const [what, fields] of Object.entries(ODD_HEADS)) {
  test(`what the engine measures is ready: ${what}`, async () => {
    using server = await serveRaw(({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\n${fields}\r\nok`);
    });
    const probe = probeOf(server.target.port);
    const readiness = await waitUntilReady({ probe, timeout: minutes(1), signal: never });
    assert.equal(readiness.kind, 'ready');
  });
}

test('reports the last attempt: a status', async () => {
  const readiness = await ask((_, answer) => answer.writeHead(503).end(), milliseconds(300));
  assert.ok(readiness.kind === 'not-ready');
  assert.equal(describeAttempt(readiness.lastAttempt), 'was answered with status 503');
});

test('reports the last attempt: no answer', async () => {
  const readiness = await ask(() => undefined, milliseconds(300));
  assert.deepEqual(readiness, { kind: 'not-ready', lastAttempt: { kind: 'no-answer' } });
});

test('reports no answer where the server began to listen, and said nothing', async () => {
  const port = await findFreePort('127.0.0.1');
  const options = { probe: probeOf(port), timeout: milliseconds(900), signal: never };
  const waiting = waitUntilReady(options);
  await setTimeout(100);
  using _server = await serveOnLoopback(() => undefined, port);
  assert.deepEqual(await waiting, { kind: 'not-ready', lastAttempt: { kind: 'no-answer' } });
});

test('reports the attempt before one that the deadline cuts short', async () => {
  let asked = 0;
  const readiness = await ask((_, answer) => {
    asked += 1;
    if (asked === 1) answer.writeHead(503).end();
  }, milliseconds(900));
  assert.ok(asked > 1, 'the second attempt was under way');
  assert.ok(readiness.kind === 'not-ready');
  assert.equal(describeAttempt(readiness.lastAttempt), 'was answered with status 503');
});

test('reports the last attempt: refused', async () => {
  const probe = probeOf(await findFreePort('127.0.0.1'));
  const timeout = milliseconds(300);
  const readiness = await waitUntilReady({ probe, timeout, signal: never });
  assert.deepEqual(readiness, { kind: 'not-ready', lastAttempt: { kind: 'refused' } });
});

test('reports the last attempt: not HTTP', async () => {
  const listener: RequestListener = ({ socket }) => void socket.end('\u001b[2J no HTTP\r\n\r\n');
  const readiness = await ask(listener, milliseconds(300));
  assert.ok(readiness.kind === 'not-ready' && readiness.lastAttempt.kind === 'failed');
  assert.match(
    describeAttempt(readiness.lastAttempt),
    /^failed: bad status line: "\?\[2J no HTTP"/,
  );
});

test('an abort ends the waiting at once', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  using server = await serveOnLoopback(() => controller.abort());
  const options = { probe: probeOf(server.port), timeout: minutes(1), signal };
  assert.equal((await waitUntilReady(options)).kind, 'not-ready');
});
