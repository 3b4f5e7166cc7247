// Requests whose answers are asked for again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { type AskAgain, fetchFirstAnswers } from '../../src/load/first-answers.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import { milliseconds, minutes } from '../../src/units.ts';
import { OK, type RawRequest, serveRaw } from './raw-server.ts';
import { makeRequest } from './slice-run.ts';

const NOT_YET = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';
const never = new AbortController().signal;

/** Every failure again, after these pauses and then no more. */
const again = (...pauses: readonly number[]): AskAgain => ({
  pauseAfter: ({ failure, tries }) => {
    const pause = failure === undefined ? undefined : pauses[tries - 1];
    return pause === undefined ? undefined : milliseconds(pause);
  },
  signal: never,
});

async function tryAt(
  answer: (request: RawRequest) => void,
  paths: readonly string[],
  asks: AskAgain,
) {
  using server = await serveRaw(answer);
  const requests = plannedRequests(paths.map((path) => makeRequest({ name: path, path })));
  const input = { target: server.target, requests, requestTimeout: minutes(5), again: asks };
  const { firstAnswers, isPersistent } = await fetchFirstAnswers(wireEngine, input);
  return {
    answers: firstAnswers.map(({ name, status, tries }) => [name, status, tries]),
    waited: firstAnswers.map(({ waited }) => waited),
    sent: server.requests.map(({ path }) => path),
    isPersistent,
  };
}

test('what failed is sent again, the earliest due first, and its last answer stands', async () => {
  let late = 0;
  const { answers, waited, sent } = await tryAt(
    ({ socket, path }) => socket.write(path === '/late' && ++late < 3 ? NOT_YET : OK),
    ['/late', '/well'],
    again(1, 5),
  );
  assert.deepEqual(answers, [
    ['/late', 200, 3],
    ['/well', 200, 1],
  ]);
  assert.deepEqual(sent, ['/late', '/well', '/late', '/late']);
  // A timer may be a millisecond early.
  assert.ok((waited[0] ?? 0) >= 5, `${waited}`);
  assert.equal(waited[1], 0);
});

test('an answer that is not asked for again stands, and the others go on', async () => {
  const { answers, sent } = await tryAt(({ socket }) => socket.write(NOT_YET), ['/a', '/b'], {
    pauseAfter: ({ name, tries }) => (name === '/b' && tries < 3 ? milliseconds(1) : undefined),
    signal: never,
  });
  assert.deepEqual(answers, [
    ['/a', 404, 1],
    ['/b', 404, 3],
  ]);
  assert.deepEqual(sent, ['/a', '/b', '/b', '/b']);
});

test('a server that closes while it starts is persistent once it answers', async () => {
  const closing = ({ socket, number }: RawRequest) => {
    if (number < 3) socket.destroy();
    else socket.write(OK);
  };
  const { answers, isPersistent } = await tryAt(closing, ['/a'], again(1, 1, 1));
  assert.deepEqual([answers, isPersistent], [[['/a', 200, 3]], true]);
  const gaveUp = await tryAt(closing, ['/a'], again());
  assert.deepEqual([gaveUp.answers, gaveUp.isPersistent], [[['/a', 0, 1]], false]);
});

test('an abort ends the waiting, and the answers so far stand', async () => {
  const over = new AbortController();
  const { answers, sent } = await tryAt(({ socket }) => socket.write(NOT_YET), ['/a', '/b'], {
    pauseAfter: ({ name }) => {
      if (name === '/b') over.abort();
      return milliseconds(minutes(5));
    },
    signal: over.signal,
  });
  assert.deepEqual(answers, [
    ['/a', 404, 1],
    ['/b', 404, 1],
  ]);
  assert.deepEqual(sent, ['/a', '/b']);
});
