// What the first answers look like, whichever engine asks.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadEngine } from '../../src/load/engines.ts';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { type FirstAnswer, fetchFirstAnswers } from '../../src/load/first-answers.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import { minutes } from '../../src/units.ts';
import { ENGINES } from './engines-under-test.ts';
import { serveHttp2 } from './http2-server.ts';
import { type RawRequest, serveRaw } from './raw-server.ts';
import { makeRequest } from './slice-run.ts';

type Engine = Awaited<ReturnType<typeof loadEngine>>;

async function looksOf(engine: Engine, target: LoadTarget, paths: readonly string[]) {
  const requests = plannedRequests(paths.map((path) => makeRequest({ name: path, path })));
  const input = { target, requests, requestTimeout: minutes(5) };
  const { firstAnswers } = await fetchFirstAnswers(engine, input);
  return firstAnswers.map(looks);
}

const looks = ({ status, contentType, location, bodyStart }: FirstAnswer) => [
  status,
  contentType,
  location,
  bodyStart,
];

const PAGE = `HTTP/1.1 200 OK\r\nCONTENT-type:  text/html;\r\n charset=utf-8 \r\nContent-Type: b/b\r\nContent-Length: 4\r\n\r\n<p>é`;
const MOVED = 'HTTP/1.1 302 Found\r\nLocation: /login?back=1\r\nContent-Length: 0\r\n\r\n';
const PLAIN =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n';
const HINTED = `HTTP/1.1 103 Early Hints\r\nContent-Type: not/this\r\n\r\n${PLAIN}`;
const ANSWERS: Readonly<Record<string, string>> = {
  '/page': PAGE.replace(';\r\n charset', '; charset').replace('é', '!'),
  '/moved': MOVED,
  '/plain': PLAIN,
  '/hinted': HINTED,
};
const LOOKS = [
  [200, 'text/html; charset=utf-8', '', '<p>!'],
  [302, '', '/login?back=1', ''],
  [200, '', '', 'abcd'],
  [200, '', '', 'abcd'],
];

const whole = ({ socket, path }: RawRequest) => socket.write(ANSWERS[path] ?? '');
const inOctets = async ({ socket, path }: RawRequest) => {
  for (const octet of ANSWERS[path] ?? '') {
    socket.write(octet);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

for (const engine of ENGINES) {
  for (const [how, answer] of Object.entries({ whole, inOctets })) {
    test(`${engine.name}: type, target and body of each answer, and nothing of another: ${how}`, async () => {
      using server = await serveRaw(answer);
      assert.deepEqual(await looksOf(engine, server.target, Object.keys(ANSWERS)), LOOKS);
    });
  }
}

test('http2: the same', async () => {
  using server = await serveHttp2(({ stream, headers }) => {
    if (headers[':path'] === '/moved') stream.respond({ ':status': 302, location: '/login' });
    else stream.respond({ ':status': 200, 'content-type': 'text/html' });
    stream.end(headers[':path'] === '/moved' ? '' : '<p>');
  });
  const seen = await looksOf(await loadEngine('http2'), server.target, ['/page', '/moved']);
  assert.deepEqual(seen, [
    [200, 'text/html', '', '<p>'],
    [302, '', '/login', ''],
  ]);
});

describe('of a large body, 16 KiB are kept', () => {
  const LARGE = `HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(1_000_000)}`;
  for (const engine of ENGINES) {
    test(engine.name, async () => {
      using server = await serveRaw(({ socket }) => socket.write(LARGE));
      const seen = await looksOf(engine, server.target, ['/']);
      assert.equal(seen[0]?.[3], 'x'.repeat(16_384));
    });
  }
});

test('wire: a line fold in a value is a blank', async () => {
  const [wire] = ENGINES;
  assert.ok(wire);
  using server = await serveRaw(({ socket }) => socket.write(PAGE.replace('é', '!')));
  const seen = await looksOf(wire, server.target, ['/']);
  assert.deepEqual(seen, [LOOKS[0]]);
});
