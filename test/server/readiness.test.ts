import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { findFreePort } from '../../src/server/free-port.ts';
import type { Probe } from '../../src/server/probe.ts';
import { describeAttempt, type Readiness, waitUntilReady } from '../../src/server/readiness.ts';
import { type Milliseconds, milliseconds, minutes } from '../../src/units.ts';
import { serveOnLoopback } from './loopback.ts';

const never = new AbortController().signal;

const probeOf = (port: number): Probe => ({
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: '/',
  insecure: false,
  place: { kind: 'port', port, choice: 'assigned' },
});

async function ask(listener: RequestListener, timeout: Milliseconds): Promise<Readiness> {
  using server = await serveOnLoopback(listener);
  return await waitUntilReady({ probe: probeOf(server.port), timeout, signal: never });
}

test('any status below 500 is ready', async () => {
  for (const status of [200, 302, 401, 404]) {
    const readiness = await ask((_, answer) => answer.writeHead(status).end(), minutes(1));
    assert.deepEqual(readiness, { kind: 'ready' });
  }
});

test('asks again until the status is below 500', async () => {
  let asked = 0;
  const readiness = await ask((_, answer) => {
    asked += 1;
    answer.writeHead(asked < 4 ? 503 : 200).end();
  }, minutes(1));
  assert.deepEqual(readiness, { kind: 'ready' });
  assert.equal(asked, 4);
});

test('does not wait for a body that never ends', async () => {
  const readiness = await ask((_, answer) => void answer.writeHead(200).write('a'), minutes(1));
  assert.deepEqual(readiness, { kind: 'ready' });
});

test('reports the last attempt: a status', async () => {
  const readiness = await ask((_, answer) => answer.writeHead(503).end(), milliseconds(300));
  assert.deepEqual(readiness, {
    kind: 'not-ready',
    lastAttempt: { kind: 'answered', status: 503 },
  });
});

test('reports the last attempt: no answer', async () => {
  const readiness = await ask(() => undefined, milliseconds(300));
  assert.deepEqual(readiness, { kind: 'not-ready', lastAttempt: { kind: 'no-answer' } });
});

test('reports the attempt before one that the deadline cuts short', async () => {
  let asked = 0;
  const readiness = await ask((_, answer) => {
    asked += 1;
    if (asked === 1) answer.writeHead(503).end();
  }, milliseconds(900));
  assert.ok(asked > 1, 'the second attempt was under way');
  assert.deepEqual(readiness, {
    kind: 'not-ready',
    lastAttempt: { kind: 'answered', status: 503 },
  });
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
  assert.match(describeAttempt(readiness.lastAttempt), /^failed: Response does not match/);
});

test('an abort ends the waiting at once', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  using server = await serveOnLoopback(() => controller.abort());
  const options = { probe: probeOf(server.port), timeout: minutes(1), signal };
  assert.equal((await waitUntilReady(options)).kind, 'not-ready');
});
