// Flows before the load: their steps in order, and what must not be shown of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { type AskAgain, fetchFirstAnswers } from '../../src/load/first-answers.ts';
import { GeneratorValues } from '../../src/load/generator-values.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import type { CapturePlan } from '../../src/plan/request-plan.ts';
import { milliseconds, minutes, ratio } from '../../src/units.ts';
import { OK, type RawRequest, serveRaw } from './raw-server.ts';
import { makeRequest, type RequestSketch } from './slice-run.ts';

const TOKEN = 'token-0123456789';
const CAPTURE: CapturePlan = { name: 'token', from: { kind: 'json', pointer: '/token' } };

const flow = {
  name: 'flow',
  steps: 2,
  tolerances: { p99: ratio(0) },
  limits: { p99: undefined },
};

const step = (position: number, captures: readonly CapturePlan[] = []) => ({
  step: { flow, position, thinkTime: milliseconds(0), captures },
});

const LOGIN: RequestSketch = { name: 'flow › login', path: '/login', ...step(0, [CAPTURE]) };
const USE: RequestSketch = {
  name: 'flow › use',
  template: {
    path: [
      { kind: 'text', text: '/use/' },
      { kind: 'value', value: { kind: 'captured', name: 'token', by: 'flow' }, writing: 'segment' },
    ],
    headers: [],
    body: undefined,
  },
  ...step(1),
};

function json(body: unknown, status = '200 OK'): string {
  const content = JSON.stringify(body);
  return `HTTP/1.1 ${status}\r\nContent-Length: ${content.length}\r\n\r\n${content}`;
}

async function tryFlow(answer: (request: RawRequest) => void, again?: AskAgain) {
  using server = await serveRaw(answer);
  const requests = [LOGIN, USE, { name: 'alone', path: '/alone' }].map(makeRequest);
  const own = new GeneratorValues('seed', 1).ofServer(plannedRequests(requests)).ownRequests('');
  const { firstAnswers } = await fetchFirstAnswers(wireEngine, {
    target: server.target,
    ...own,
    requestTimeout: minutes(5),
    again,
  });
  return { firstAnswers, sent: server.requests.map(({ path }) => path) };
}

const loginThen =
  (use: string) =>
  ({ socket, path }: RawRequest): void => {
    if (path === '/login') socket.write(json({ token: TOKEN }));
    else socket.write(path.startsWith('/use/') ? use : OK);
  };

test('steps are sent in order, with what was captured', async () => {
  const { firstAnswers, sent } = await tryFlow(loginThen(OK));
  assert.deepEqual(sent, ['/login', `/use/${TOKEN}`, '/alone']);
  assert.deepEqual(
    firstAnswers.map(({ name, failure }) => [name, failure]),
    [
      ['flow › login', undefined],
      ['flow › use', undefined],
      ['alone', undefined],
    ],
  );
});

test('behind a step that fails, nothing of the flow is sent', async () => {
  const { firstAnswers, sent } = await tryFlow(({ socket, path }) => {
    socket.write(path === '/login' ? json({ other: 1 }) : OK);
  });
  assert.deepEqual(sent, ['/login', '/alone']);
  assert.deepEqual(
    firstAnswers.map(({ name, failure }) => [name, failure?.message]),
    [
      ['flow › login', '`token` cannot be captured: nothing at `/token` in the body'],
      ['alone', undefined],
    ],
  );
});

test('what was captured is not shown of any answer, nor what should have been', async () => {
  const echoed = await tryFlow(loginThen(json({ you: TOKEN }, '500 Oh')));
  assert.ok(!JSON.stringify(echoed.firstAnswers).includes(TOKEN));
  assert.ok(echoed.firstAnswers.some(({ bodyStart }) => bodyStart.includes('***')));
  const misplaced = await tryFlow(({ socket, path }) => {
    socket.write(path === '/login' ? json({ wrong: TOKEN }) : OK);
  });
  assert.ok(!JSON.stringify(misplaced.firstAnswers).includes(TOKEN));
});

test('a flow is asked for again as a whole', async () => {
  let used = 0;
  const { firstAnswers, sent } = await tryFlow(
    ({ socket, path }) => {
      if (path === '/login') socket.write(json({ token: TOKEN }));
      else if (path === '/alone') socket.write(OK);
      else socket.write(++used < 3 ? json({}, '503 Starting') : OK);
    },
    {
      pauseAfter: ({ failure }) => (failure === undefined ? undefined : milliseconds(1)),
      signal: new AbortController().signal,
    },
  );
  const use = `/use/${TOKEN}`;
  assert.deepEqual(sent, ['/login', use, '/alone', '/login', use, '/login', use]);
  assert.ok(firstAnswers.every(({ failure }) => failure === undefined));
});

test('a flow of which one step creates something is sent twice, as a whole', async () => {
  const { sent } = await tryFlow(loginThen(OK), {
    pauseAfter: ({ name, isRepetition }) =>
      name === 'flow › use' && !isRepetition ? milliseconds(0) : undefined,
    signal: new AbortController().signal,
  });
  const use = `/use/${TOKEN}`;
  assert.deepEqual(sent, ['/login', use, '/alone', '/login', use]);
});

test('all that a flow has captured by then is hidden, not only the first of it', async () => {
  const second = 'second-9876543210';
  const three = { ...flow, steps: 3 };
  const stepOf = (position: number, captures: readonly CapturePlan[] = []) => ({
    step: { flow: three, position, thinkTime: milliseconds(0), captures },
  });
  const requests = [
    { name: 'flow › login', path: '/login', ...stepOf(0, [CAPTURE]) },
    { name: 'flow › csrf', path: '/csrf', ...stepOf(1, [{ ...CAPTURE, name: 'csrf' }]) },
    { name: 'flow › use', path: '/use', ...stepOf(2) },
  ].map(makeRequest);
  using server = await serveRaw(({ socket, path }) => {
    if (path === '/use') socket.write(json({ echo: [TOKEN, second] }, '500 Oh'));
    else socket.write(json({ token: path === '/login' ? TOKEN : second }));
  });
  const own = new GeneratorValues('seed', 1).ofServer(plannedRequests(requests)).ownRequests('');
  const { firstAnswers } = await fetchFirstAnswers(wireEngine, {
    target: server.target,
    ...own,
    requestTimeout: minutes(5),
  });
  assert.equal(firstAnswers.at(-1)?.bodyStart, '{"echo":["***","***"]}');
});
