// Requests of which something differs each time: the bytes, and that a strict parser reads them as they are.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type OutgoingRequest,
  plannedRequests,
} from '../../../src/load/exchange/outgoing-request.ts';
import { withTexts } from '../../../src/load/exchange/with-texts.ts';
import type { LoadTarget } from '../../../src/load/target.ts';
import { RequestValues } from '../../../src/load/values/drawn-values.ts';
import { UniqueNumbers } from '../../../src/load/values/unique-numbers.ts';
import { requestBytes } from '../../../src/load/wire/request-bytes.ts';
import { RequestWriter } from '../../../src/load/wire/request-writer.ts';
import type { Table } from '../../../src/plan/tables.ts';
import type { Part, RequestTemplate } from '../../../src/plan/template.ts';
import { makeRequest, type RequestSketch } from '../slice-run.ts';

const TARGET: LoadTarget = {
  ...{ protocol: 'http:', address: '127.0.0.1', hostname: 'localhost', port: 8080 },
  insecure: false,
};
const unique = new UniqueNumbers({ first: 123_456_789_000_000, stride: 1 });

function drawn(
  sketch: RequestSketch,
  template: RequestTemplate,
): OutgoingRequest & { readonly values: RequestValues } {
  const [planned] = plannedRequests([makeRequest({ ...sketch, template })]);
  assert.ok(planned?.template !== undefined);
  return { ...planned, values: new RequestValues(planned.template, 7, planned.name) };
}

const text = (content: string): Part => ({ kind: 'text', text: content });
const random = (from: number, to: number): Part => ({
  ...{ kind: 'value', value: { kind: 'random', from, to }, writing: 'plain' },
});
const seq: Part = { kind: 'value', value: { kind: 'seq' }, writing: 'plain' };

test('the line, the fields and the content have their values, and the length is that of the content', () => {
  const request = drawn(
    { method: 'POST', path: '-', headers: { 'X-Id': '-', Accept: 'x/y' }, body: '-' },
    {
      path: [text('/items/'), seq],
      headers: [[text('a'), random(5, 5), text('b')], [text('x/y')]],
      body: [text('é='), random(1_234, 1_234)],
    },
  );
  const writer = new RequestWriter(TARGET);
  for (const number of ['123456789000000', '123456789000001']) {
    request.values.draw({ number: 0, unique });
    assert.equal(
      writer.bytesOf(request).toString('utf8'),
      `POST /items/${number} HTTP/1.1\r\nHost: localhost:8080\r\nX-Id: a5b\r\nAccept: x/y\r\nContent-Length: 7\r\n\r\né=1234`,
    );
  }
});

test('a content that stays the same is sent as it is', () => {
  const request = drawn(
    { method: 'PUT', path: '-', body: 'same' },
    { path: [text('/'), random(3, 3)], headers: [], body: undefined },
  );
  request.values.draw({ number: 0, unique });
  assert.match(
    new RequestWriter(TARGET).bytesOf(request).toString(),
    /^PUT \/3 HTTP\/1\.1\r\n.*\r\nContent-Length: 4\r\n\r\nsame$/s,
  );
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constant('x'.repeat(3_000)),
);
const table: fc.Arbitrary<Table> = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => ({
  ...{ name: 'rows', columns: ['a'], rows: cells.map((one) => [one]) },
  ...{ order: 'in-order' as const, digest: '' },
}));

/** As a plan would have them: what stands in a path is percent-encoded. */
const partsIn = (place: 'path' | 'body'): fc.Arbitrary<readonly Part[]> =>
  fc.array(
    fc.oneof(
      fc.stringMatching(/^[a-z0-9/]{0,9}$/).map(text),
      fc.nat().map((to) => random(0, to)),
      fc.constant(seq),
      table.map(
        (from): Part => ({
          ...{ kind: 'value', value: { kind: 'column', table: from, column: 0 } },
          writing: place === 'path' ? 'segment' : 'plain',
        }),
      ),
    ),
    { maxLength: 6 },
  );

const templates: fc.Arbitrary<RequestTemplate> = fc.record({
  path: partsIn('path').map((parts) => [text('/'), ...parts]),
  headers: fc.constant([]),
  body: fc.option(partsIn('body'), { nil: undefined }),
});

const methods = fc.constantFrom('GET', 'POST', 'DELETE');

test('bytes are those of the same request as text', () => {
  fc.assert(
    fc.property(templates, methods, fc.nat(), (template, method, number) => {
      const request = drawn({ method, path: '-' }, template);
      request.values.draw({ number, unique });
      const bytes = new RequestWriter(TARGET).bytesOf(request).toString('latin1');
      const plain = withTexts(request);
      const expected = requestBytes(plain, TARGET).toString('latin1');
      // A content that happens to be empty has a length of 0 here, also where it could be left out.
      const withLength =
        template.body === undefined || expected.includes('Content-Length')
          ? expected
          : expected.replace('\r\n\r\n', '\r\nContent-Length: 0\r\n\r\n');
      assert.equal(bytes, withLength);
    }),
  );
});

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('hex');
}

test('a strict server reads each request as it was drawn, on one connection', async () => {
  const seen: { readonly path: string | undefined; readonly body: string }[] = [];
  const server = createServer(async (request, answer) => {
    seen.push({ path: request.url, body: await readBody(request) });
    answer.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const socket = connect(address.port, '127.0.0.1');
  using _ends = {
    [Symbol.dispose]: () => {
      socket.destroy();
      server.close();
    },
  };
  const writer = new RequestWriter(TARGET);
  const sampled = fc.sample(fc.tuple(templates, methods), { numRuns: 60, seed: 5 });
  for (const [number, [template, method]] of sampled.entries()) {
    const request = drawn({ method, path: '-' }, template);
    request.values.draw({ number, unique });
    const { path, body } = withTexts(request);
    const answered = once(socket, 'data');
    socket.write(writer.bytesOf(request));
    await answered;
    assert.deepEqual(seen.at(-1), { path, body: body?.toString('hex') ?? '' });
  }
});
