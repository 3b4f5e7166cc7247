// Fields of an answer that a request expects: every engine sees them, and other requests are not slowed by it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { http2Engine } from '../../src/load/http2/connection.ts';
import { undiciEngine } from '../../src/load/undici/connection.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import { ResponseParser } from '../../src/load/wire/response-parser.ts';
import type { Expectation, HeaderCheck } from '../../src/plan/plan.ts';
import { Asker } from './asker.ts';
import { serveHttp2 } from './http2-server.ts';
import { serveRaw } from './raw-server.ts';

const is = (name: string, text: string): HeaderCheck => ({ name, value: { kind: 'is', text } });
const expecting = (...headers: readonly HeaderCheck[]): Expectation => ({
  status: undefined,
  body: undefined,
  headers,
});

/** What the server says, line by line, and of which field. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  '/a': ['X-A: 1', 'Server: s', 'Content-Length: 0'],
  '/twice': ['X-A: 1', 'x-a: 2', 'Content-Length: 0'],
  '/cookies': ['Set-Cookie: a=1', 'Set-Cookie: b=2', 'Content-Length: 0'],
  '/none': ['Content-Length: 0'],
};
const TRIED = [
  ['/a', expecting(is('x-a', '1'), is('server', 's'), is('content-length', '0')), ''],
  ['/a', expecting(is('x-a', '2')), 'header x-a is "1"'],
  // The same head again, now remembered or not.
  ['/a', expecting(), ''],
  ['/a', expecting(is('x-a', '2')), 'header x-a is "1"'],
  ['/twice', expecting(is('x-a', '1, 2')), ''],
  ['/cookies', expecting(is('set-cookie', 'b=2')), ''],
  ['/none', expecting(is('x-a', '1')), 'header x-a is missing'],
] as const;

for (const engine of [wireEngine, undiciEngine]) {
  test(`${engine.name}: fields are checked, also where the head comes octet by octet`, async () => {
    using server = await serveRaw(async ({ socket, path, turn }) => {
      const text = `HTTP/1.1 200 OK\r\n${ANSWERS[path]?.join('\r\n')}\r\n\r\n`;
      if (turn % 2 === 0) {
        socket.write(text);
        return;
      }
      for (const octet of text) {
        socket.write(octet);
        await new Promise(setImmediate);
      }
    });
    using asker = new Asker(engine, server.target);
    for (const pass of [1, 2]) {
      for (const [path, expect, message] of [...TRIED, ...TRIED.slice(0, pass)]) {
        assert.equal((await asker.ask({ path, expect })).message, message, path);
      }
    }
  });
}

test('http2: fields are checked', async () => {
  using server = await serveHttp2(({ stream, headers }) => {
    const fields: Record<string, string[]> = {};
    for (const line of ANSWERS[headers[':path'] ?? ''] ?? []) {
      const [name = '', value = ''] = line.toLowerCase().split(': ');
      fields[name] = [...(fields[name] ?? []), value];
    }
    stream.respond({
      ':status': 200,
      ...Object.fromEntries(
        Object.entries(fields).map(([name, values]) => [
          name,
          values.length === 1 ? values[0] : values,
        ]),
      ),
    });
    stream.end();
  });
  using asker = new Asker(http2Engine, server.target);
  for (const [path, expect, message] of TRIED) {
    assert.equal((await asker.ask({ path, expect })).message, message, path);
  }
});

test('only the fields of the last head count', async () => {
  using server = await serveRaw(({ socket }) =>
    socket.write(
      'HTTP/1.1 103 Early Hints\r\nX-A: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
    ),
  );
  using asker = new Asker(wireEngine, server.target);
  const { message } = await asker.ask({ expect: expecting(is('x-a', '1')) });
  assert.equal(message, 'header x-a is missing');
});

test('a head is remembered unless a request looks at its fields', () => {
  const head = Buffer.from('HTTP/1.1 200 OK\r\nX-Q: a\r\nContent-Length: 0\r\n\r\n');
  const parser = new ResponseParser();
  const seen: string[] = [];
  const sink = { clear: () => undefined, note: (name: string) => void seen.push(name) };
  for (const fields of [undefined, sink, undefined, sink]) {
    parser.begin('GET', undefined, fields);
    parser.read(head, 0, head.length);
    assert.equal(parser.state, 'complete');
  }
  assert.deepEqual(seen, ['X-Q', 'Content-Length', 'X-Q', 'Content-Length']);
});
