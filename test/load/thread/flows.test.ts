// Several requests in order, each by the answer before it, as one unit of the mix.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { http2Engine } from '../../../src/load/http2/connection.ts';
import { undiciEngine } from '../../../src/load/undici/connection.ts';
import { wireEngine } from '../../../src/load/wire/connection.ts';
import type { CapturePlan } from '../../../src/plan/request-plan.ts';
import type { Part, Placeholder } from '../../../src/plan/template.ts';
import { milliseconds, type NonEmpty, ratio } from '../../../src/units.ts';
import { serveHttp2 } from '../http2-server.ts';
import { OK, type RawRequest, serveRaw } from '../raw-server.ts';
import { arrivals, failuresOf, loadOnce, type RequestSketch, resultOf } from '../slice-run.ts';

interface StepSketch extends RequestSketch {
  readonly captures?: readonly CapturePlan[];
  readonly thinkTime?: number;
}

/** Steps called `flow › name`. */
function makeFlow(steps: readonly StepSketch[], name = 'flow'): readonly RequestSketch[] {
  const judged = { name, tolerances: { p99: ratio(0) }, limits: { p99: undefined } };
  const flow = { ...judged, steps: steps.length };
  return steps.map(({ captures = [], thinkTime = 0, ...request }, position) => ({
    ...request,
    name: `${name} › ${request.name}`,
    step: { flow, position, thinkTime: milliseconds(thinkTime), captures },
  }));
}

const requestsOf = (sketches: readonly RequestSketch[]): NonEmpty<RequestSketch> => {
  const [first, ...others] = sketches;
  assert.ok(first);
  return [first, ...others];
};

const text = (content: string): Part => ({ kind: 'text', text: content });
const value = (placeholder: Placeholder): Part => ({
  kind: 'value',
  value: placeholder,
  writing: 'segment',
});
const captured = (name: string): Part => value({ kind: 'captured', name, by: 'flow' });
const path = (...parts: readonly Part[]) => ({
  template: { path: parts, headers: [], body: undefined },
});

const ID: CapturePlan = { name: 'id', from: { kind: 'json', pointer: '/id' } };

function json(body: unknown, fields = ''): string {
  const content = JSON.stringify(body);
  return `HTTP/1.1 200 OK\r\nContent-Length: ${content.length}\r\n${fields}\r\n${content}`;
}

/** Creates orders, reads them and deletes them; what was not created is not there. */
function shop() {
  const orders = new Set<string>();
  let last = 0;
  return {
    orders,
    answer({ socket, method, path: asked }: RawRequest): void {
      if (method === 'POST') {
        const id = `order ${++last}`;
        orders.add(id);
        socket.write(json({ id }));
        return;
      }
      const id = decodeURIComponent(asked.slice('/orders/'.length));
      const isThere = method === 'DELETE' ? orders.delete(id) : orders.has(id);
      socket.write(isThere ? OK : 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    },
  };
}

const order = makeFlow([
  { name: 'create', method: 'POST', path: '/orders', captures: [ID] },
  { name: 'read', ...path(text('/orders/'), captured('id')) },
  { name: 'delete', method: 'DELETE', ...path(text('/orders/'), captured('id')) },
]);

describe('a flow', () => {
  test('sends its steps in order, each with what was captured before', async () => {
    const { orders, answer } = shop();
    using server = await serveRaw(answer);
    const slice = await loadOnce(
      { target: server.target, requests: requestsOf(order), connections: 3 },
      arrivals(30),
    );
    const sent = [...slice.requests].map(([name, { ok }]) => [name, ok]);
    assert.deepEqual(sent, [
      ['flow › create', 30],
      ['flow › read', 30],
      ['flow › delete', 30],
    ]);
    const flow = slice.flows.get('flow');
    assert.deepEqual([flow?.sent, flow?.ok, flow?.failures], [30, 30, {}]);
    assert.deepEqual(flow?.steps, ['flow › create', 'flow › read', 'flow › delete']);
    assert.deepEqual([...orders], []);
  });

  test('takes as long as all of its steps, from when it was due', async () => {
    using server = await serveRaw(({ socket }) => setTimeout(() => socket.write(OK), 5));
    const requests = requestsOf(makeFlow([{ name: 'a' }, { name: 'b' }]));
    const slice = await loadOnce({ target: server.target, requests, connections: 1 }, arrivals(4));
    const flow = slice.flows.get('flow');
    assert.equal(flow?.serviceTime.count, 4);
    // A timer may be a millisecond early.
    assert.ok((flow?.serviceTime.min ?? 0) >= 8_000, `${flow?.serviceTime.min} µs`);
    assert.ok((flow?.responseTime.max ?? 0) >= 4 * 8_000, 'the last was due long before');
    assert.ok((resultOf(slice, 'flow › b').responseTime.max ?? 0) < 8 * 8_000);
  });

  test('waits while its user thinks, and no step takes longer for that', async () => {
    const times: number[] = [];
    using server = await serveRaw(({ socket }) => {
      times.push(performance.now());
      socket.write(OK);
    });
    const requests = requestsOf(makeFlow([{ name: 'a' }, { name: 'b', thinkTime: 60 }]));
    const slice = await loadOnce(
      { target: server.target, requests, connections: 1 },
      { rate: 1, window: 1_000 },
    );
    assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 58, `${times}`);
    assert.ok((slice.flows.get('flow')?.serviceTime.min ?? 0) >= 58_000);
    const { responseTime } = resultOf(slice, 'flow › b');
    assert.equal(responseTime.count, 1);
    assert.ok((responseTime.max ?? Number.NaN) < 58_000);
  });

  test('ends at a step that fails; what follows is not sent', async () => {
    using server = await serveRaw(({ socket, method, number }) => {
      if (method === 'POST') socket.write(json({ id: `${number}` }));
      else socket.write('HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n');
    });
    const slice = await loadOnce(
      { target: server.target, requests: requestsOf(order), connections: 2 },
      arrivals(10),
    );
    const counts = [...slice.requests].map(([name, { sent, ok, unsent }]) => [
      name,
      sent,
      ok,
      unsent,
    ]);
    assert.deepEqual(counts, [
      ['flow › create', 10, 10, 0],
      ['flow › read', 10, 0, 0],
      ['flow › delete', 0, 0, 0],
    ]);
    const flow = slice.flows.get('flow');
    assert.deepEqual([flow?.sent, flow?.ok], [10, 0]);
    assert.equal(flow?.failures['unexpected-status']?.count, 10);
    assert.deepEqual(failuresOf(slice, 'flow › read'), { 'unexpected-status': 10 });
  });

  test('ends at an answer that lacks what is captured', async () => {
    using server = await serveRaw(({ socket }) => socket.write(json({ ident: 1 })));
    const slice = await loadOnce(
      { target: server.target, requests: requestsOf(order), connections: 2 },
      arrivals(5),
    );
    const { failures } = resultOf(slice, 'flow › create');
    assert.deepEqual(failures['body-mismatch'], {
      count: 5,
      example: '`id` cannot be captured: nothing at `/id` in the body',
    });
    assert.equal(resultOf(slice, 'flow › read').sent, 0);
  });

  test('does not go on with what would be a header of its own', async () => {
    using server = await serveRaw(({ socket }) => socket.write(json({ id: 'x\r\nEvil: yes' })));
    const steps = makeFlow([
      { name: 'create', captures: [ID] },
      {
        name: 'read',
        headers: { 'x-id': '-' },
        template: { path: [text('/')], headers: [[captured('id')]], body: undefined },
      },
    ]);
    const slice = await loadOnce(
      { target: server.target, requests: requestsOf(steps) },
      arrivals(3),
    );
    assert.deepEqual(failuresOf(slice, 'flow › create'), { 'body-mismatch': 3 });
    assert.ok(server.requests.every(({ head }) => !head.includes('Evil')));
  });

  test('shows no captured value in the example of a failure', async () => {
    const token = 'tok-123456789';
    using server = await serveRaw(({ socket, path: asked }) => {
      socket.write(asked === '/' ? json({ id: token }) : json({ echo: `you sent ${token}` }));
    });
    const steps = makeFlow([
      { name: 'login', captures: [ID] },
      {
        name: 'use',
        ...path(text('/use/'), captured('id')),
        expect: { status: undefined, body: { kind: 'includes', text: 'fine' } },
      },
    ]);
    const slice = await loadOnce(
      { target: server.target, requests: requestsOf(steps) },
      arrivals(3),
    );
    const { failures } = resultOf(slice, 'flow › use');
    assert.equal(failures['body-mismatch']?.count, 3);
    assert.ok(server.requests.some(({ path: asked }) => asked === `/use/${token}`));
    assert.ok(!JSON.stringify([failures, [...slice.flows]]).includes(token));
  });

  test('draws a value once for all its steps, and anew each time', async () => {
    using server = await serveRaw(({ socket }) => socket.write(OK));
    const seq = value({ kind: 'seq' });
    const steps = makeFlow([
      { name: 'a', ...path(text('/a/'), seq) },
      { name: 'b', ...path(text('/b/'), seq) },
    ]);
    await loadOnce(
      { target: server.target, requests: requestsOf(steps), connections: 5 },
      arrivals(20),
    );
    const sent = (step: string) =>
      server.requests
        .map(({ path: asked }) => asked)
        .filter((asked) => asked.startsWith(`/${step}/`))
        .map((asked) => Number(asked.slice(3)))
        .sort((one, other) => one - other);
    assert.deepEqual(
      sent('a'),
      Array.from({ length: 20 }, (_, number) => number),
    );
    assert.deepEqual(sent('b'), sent('a'));
  });

  test('is waited for to its last step, while the load goes on beside it', async () => {
    // The flow that counts is the first, and its steps take longer than those of the others.
    let first: unknown;
    using server = await serveRaw(({ socket }) => {
      first ??= socket;
      setTimeout(() => socket.write(OK), socket === first ? 40 : 0);
    });
    const requests = requestsOf(makeFlow([{ name: 'a' }, { name: 'b' }, { name: 'c' }]));
    const slice = await loadOnce(
      { target: server.target, requests, connections: 2 },
      { ...arrivals(1), patience: 0 },
    );
    const flow = slice.flows.get('flow');
    assert.deepEqual([flow?.sent, flow?.ok, slice.unrecorded > 0], [1, 1, true]);
    const longest = (flow?.serviceTime.max ?? 0) / 1_000;
    assert.ok(slice.elapsed >= longest - 1, `${slice.elapsed} ms, for a flow of ${longest} ms`);
  });

  test('shares the mix with requests by themselves', async () => {
    using server = await serveRaw(({ socket }) => socket.write(OK));
    const requests = requestsOf([
      { name: 'alone', weight: 3 },
      ...makeFlow([
        { name: 'a', weight: 1 },
        { name: 'b', weight: 1 },
      ]),
    ]);
    const slice = await loadOnce({ target: server.target, requests, connections: 2 }, arrivals(40));
    assert.equal(resultOf(slice, 'alone').sent, 30);
    assert.equal(resultOf(slice, 'flow › b').sent, 10);
    assert.equal(slice.flows.get('flow')?.sent, 10);
  });

  test('of which nothing can be sent any more is unsent as a whole', async () => {
    using server = await serveRaw(() => undefined);
    const requests = requestsOf(makeFlow([{ name: 'a' }, { name: 'b' }]));
    const slice = await loadOnce(
      { target: server.target, requests, connections: 1, requestTimeout: 40 },
      arrivals(5),
    );
    const flow = slice.flows.get('flow');
    assert.equal((flow?.sent ?? 0) + (flow?.unsent ?? 0), 5);
    assert.ok((flow?.unsent ?? 0) > 0);
    assert.equal(resultOf(slice, 'flow › a').unsent, 0);
    assert.equal(resultOf(slice, 'flow › b').unsent, 0);
  });

  test('is given up with its slice where nobody counts it', { timeout: 20_000 }, async () => {
    using server = await serveRaw(({ socket, path: asked }) => {
      setTimeout(() => socket.write(OK), asked === '/slow' ? 60 : 0);
    });
    const requests = requestsOf([
      { name: 'alone', path: '/slow' },
      ...makeFlow([{ name: 'a' }, { name: 'b', thinkTime: 600_000 }]),
    ]);
    // One arrival is recorded. Until it is answered, the other connection goes on, unrecorded.
    const slice = await loadOnce(
      { target: server.target, requests, connections: 2 },
      { ...arrivals(1), patience: 0 },
    );
    assert.deepEqual([slice.unrecorded > 0, slice.flows.get('flow')?.sent], [true, 0]);
  });
});

for (const engine of [wireEngine, undiciEngine]) {
  test(`${engine.name}: a flow goes on where the server closes after each answer`, async () => {
    using server = await serveRaw(({ socket, method, number }) => {
      const closing = 'Connection: close\r\n';
      socket.end(method === 'POST' ? json({ id: `${number}` }, closing) : json({}, closing));
    });
    const slice = await loadOnce(
      { target: server.target, engine, requests: requestsOf(order), connections: 2 },
      arrivals(10),
    );
    assert.equal(slice.flows.get('flow')?.ok, 10);
  });
}

test('http2: each step has what was captured before, also from a cookie', async () => {
  using server = await serveHttp2(({ stream, headers }) => {
    const isFirst = headers[':method'] === 'POST';
    const id = `item-${stream.id}`;
    stream.respond(
      isFirst ? { ':status': 200, 'set-cookie': `id=${id}; Path=/` } : { ':status': 200 },
    );
    stream.end();
  });
  const cookie: CapturePlan = { name: 'id', from: { kind: 'cookie', cookie: 'id' } };
  const steps = makeFlow([
    { name: 'create', method: 'POST', captures: [cookie] },
    { name: 'read', ...path(text('/items/'), captured('id')) },
  ]);
  const slice = await loadOnce(
    { target: server.target, engine: http2Engine, requests: requestsOf(steps), connections: 2 },
    arrivals(8),
  );
  assert.equal(slice.flows.get('flow')?.ok, 8);
  const read = server.requests.map(({ headers }) => headers[':path']).filter((one) => one !== '/');
  assert.equal(read.length, 8);
  assert.ok(
    read.every((one) => /^\/items\/item-\d+$/.test(one ?? '')),
    `${read}`,
  );
});
