import assert from 'node:assert/strict';
import test from 'node:test';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { type FirstAnswers, fetchFirstAnswers, isEndless } from '../../src/load/first-answers.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import { undiciEngine } from '../../src/load/undici/connection.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import { milliseconds, minutes } from '../../src/units.ts';
import { answerOk, OK, serveRaw } from './raw-server.ts';
import { makeRequest, type RequestSketch } from './slice-run.ts';

const fetch = (
  target: LoadTarget,
  requests: readonly RequestSketch[],
  timeout = 60_000,
): Promise<FirstAnswers> =>
  fetchFirstAnswers(undiciEngine, {
    target,
    requests: plannedRequests(requests.map(makeRequest)),
    requestTimeout: milliseconds(timeout),
  });

const ONCE = {
  serverSoftware: 'nginx/1.2',
  location: '',
  tries: 1,
  waited: 0,
  isRepetition: false,
};

test('one of each request is sent, on one connection, and its answer kept', async () => {
  const answers: Readonly<Record<string, string>> = {
    '/ok': OK.replace('\r\n', '\r\nServer: nginx/1.2\r\nContent-Type: text/plain\r\n'),
    '/gone': 'HTTP/1.1 410 Gone\r\nContent-Length: 7\r\n\r\nit left',
  };
  using server = await serveRaw(({ socket, path }) => socket.write(answers[path] ?? OK));
  const { firstAnswers, isPersistent } = await fetch(server.target, [
    { name: 'well', path: '/ok' },
    { name: 'not', path: '/gone' },
  ]);
  for (const { took } of firstAnswers) assert.ok(took > 0);
  assert.deepEqual(
    firstAnswers.map(({ took: _, ...answer }) => answer),
    [
      {
        ...ONCE,
        name: 'well',
        status: 200,
        bodyBytes: 3,
        contentType: 'text/plain',
        bodyStart: 'ok\n',
        failure: undefined,
      },
      {
        ...ONCE,
        name: 'not',
        status: 410,
        bodyBytes: 7,
        contentType: '',
        bodyStart: 'it left',
        failure: { class: 'unexpected-status', message: 'status 410, expected 200 to 399' },
      },
    ],
  );
  assert.equal(isPersistent, true);
  assert.deepEqual([server.accepted, server.requests.length], [1, 2]);
});

test('a server without a name has the empty one', async () => {
  using server = await serveRaw(answerOk);
  assert.equal((await fetch(server.target, [{}])).firstAnswers[0]?.serverSoftware, '');
});

test('a first answer takes as long as it comes late', async () => {
  using server = await serveRaw(
    (request) => void setTimeout(() => answerOk(request), request.path === '/late' ? 80 : 0),
  );
  const [late, early] = (await fetch(server.target, [{ path: '/late' }, { name: 'next' }]))
    .firstAnswers;
  // A timer may be a millisecond early.
  assert.ok(late !== undefined && late.took >= 79, `${late?.took}`);
  assert.ok(early !== undefined && early.took > 0);
});

test('a server that closes behind its answer is not persistent, announced or not', async () => {
  for (const answer of [OK, OK.replace('\r\n', '\r\nConnection: close\r\n')]) {
    using server = await serveRaw(({ socket }) => socket.end(answer));
    const { firstAnswers, isPersistent } = await fetch(server.target, [{}, { name: 'again' }]);
    assert.equal(isPersistent, false);
    assert.deepEqual(
      firstAnswers.map(({ failure }) => failure),
      [undefined, undefined],
    );
  }
});

test('what is not answered is a timeout, and the next is asked all the same', async () => {
  using server = await serveRaw((request) => request.path !== '/hangs' && answerOk(request));
  const { firstAnswers } = await fetch(
    server.target,
    [{ path: '/hangs' }, { name: 'next' }],
    1_000,
  );
  assert.equal(firstAnswers[0]?.failure?.class, 'timeout');
  assert.equal(firstAnswers[1]?.failure, undefined);
});

for (const [what, engine] of [
  ['wire', wireEngine],
  ['undici', undiciEngine],
] as const) {
  test(`a stream is given up long before the request timeout, and is endless: ${what}`, async () => {
    using server = await serveRaw(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      const timer = setInterval(() => socket.write('1\r\nx\r\n'), 5);
      socket.on('close', () => clearInterval(timer));
    });
    const { firstAnswers } = await fetchFirstAnswers(engine, {
      target: server.target,
      requests: plannedRequests([makeRequest({})]),
      requestTimeout: minutes(5),
      longestStream: milliseconds(300),
    });
    const [answer] = firstAnswers;
    assert.ok(answer && isEndless(answer));
    assert.match(answer.failure?.message ?? '', /^bytes came all the time/);
    assert.ok(answer.bodyBytes > 0);
  });
}

test('an answer that has not begun, or that ends late, is waited for', async () => {
  using server = await serveRaw(({ socket, path }) => {
    if (path === '/late') setTimeout(() => socket.write(OK), 200);
    else socket.write(OK);
  });
  const { firstAnswers } = await fetchFirstAnswers(wireEngine, {
    target: server.target,
    requests: plannedRequests([makeRequest({ path: '/late' }), makeRequest({ name: 'next' })]),
    requestTimeout: minutes(5),
    longestStream: milliseconds(50),
  });
  assert.deepEqual(
    firstAnswers.map(({ failure }) => failure),
    [undefined, undefined],
  );
});

test('where nothing listens any more, the first answer is a refused connection', async () => {
  const server = await serveRaw(answerOk);
  server[Symbol.dispose]();
  const { firstAnswers, isPersistent } = await fetch(server.target, [{}]);
  assert.equal(firstAnswers[0]?.failure?.class, 'connect-refused');
  assert.equal(isPersistent, false);
});
