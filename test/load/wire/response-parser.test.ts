import assert from 'node:assert/strict';
import test from 'node:test';
import { ResponseParser } from '../../../src/load/wire/response-parser.ts';
import { parseAnswer } from './parsed-answer.ts';

const OK = 'HTTP/1.1 200 OK\r\n';
const HELLO = `${OK}Content-Length: 5\r\n\r\nhello`;

// RFC 9112 section 6.3, rule by rule.
const BODIES = [
  ['of a length', HELLO, 'complete', 'hello', true],
  ['of no length', `${OK}Content-Length: 0\r\n\r\n`, 'complete', '', true],
  ['shorter than its length', `${OK}Content-Length: 6\r\n\r\nhello`, 'body', 'hello', true],
  [
    'in chunks',
    `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    'complete',
    'hello',
    true,
  ],
  [
    'in chunks, cut short',
    `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    'body',
    'hello',
    true,
  ],
  ['until the peer closes', `${OK}\r\nhello`, 'complete', 'hello', false],
  ['until the peer closes at once', `${OK}\r\n`, 'complete', '', false],
  [
    'of a coding that does not end',
    `${OK}Transfer-Encoding: gzip\r\n\r\nhello`,
    'complete',
    'hello',
    false,
  ],
  ['head cut short', OK, 'head', '', false],
  ['nothing at all', '', 'head', '', false],
] as const;

for (const [words, text, state, body, isPersistent] of BODIES) {
  test(`a body ${words}`, () => {
    const answer = parseAnswer(text, { closes: true });
    assert.equal(answer.state, state);
    assert.equal(answer.body, body);
    assert.equal(answer.bodyBytes, body.length);
    assert.equal(answer.isPersistent, isPersistent);
  });
}

test('a body until close is not complete before', () => {
  assert.equal(parseAnswer(`${OK}\r\nhello`).state, 'body');
});

for (const fields of ['', 'Content-Length: 7\r\n', 'Transfer-Encoding: chunked\r\n']) {
  for (const [method, status] of [
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ] as const) {
    test(`${method} ${status} has no body, whatever "${fields.trim()}" says`, () => {
      const answer = parseAnswer(`HTTP/1.1 ${status} X\r\n${fields}\r\nNEXT`, { method });
      assert.equal(answer.state, 'complete');
      assert.equal(answer.status, status);
      assert.equal(answer.body, '');
      assert.equal(answer.rest, 'NEXT');
      // What has no body needs no close to end it.
      assert.equal(answer.isPersistent, true);
    });
  }
}

test('205 has the body that its fields say', () => {
  const answer = parseAnswer('HTTP/1.1 205 Reset\r\nContent-Length: 2\r\n\r\nhi');
  assert.equal(answer.body, 'hi');
});

test('reading stops behind the answer', () => {
  const answer = parseAnswer(`${HELLO}${HELLO}`);
  assert.equal(answer.state, 'complete');
  assert.equal(answer.rest, HELLO);
});

test('one parser reads answer after answer', () => {
  const parser = new ResponseParser();
  const bytes = Buffer.from(`${HELLO}\r\n${HELLO}`);
  parser.begin('GET', undefined);
  const next = parser.read(bytes, 0, bytes.length);
  assert.equal(parser.state, 'complete');
  assert.equal(parser.read(bytes, next, bytes.length), next, 'nothing more without begin');
  parser.begin('GET', undefined);
  assert.equal(parser.state, 'head');
  assert.equal(parser.status, 0);
  assert.equal(parser.read(bytes, next, bytes.length), bytes.length);
  assert.equal(parser.state, 'complete');
  assert.equal(parser.bodyBytes, 5);
});

test('begin forgets an answer that was cut short', () => {
  const parser = new ResponseParser();
  for (const part of ['HTTP/1.1 200 O', `${OK}Content-Length: 9\r\n\r\nhel`, 'HTTX']) {
    parser.begin('GET', undefined);
    parser.read(Buffer.from(part), 0, part.length);
    parser.begin('GET', undefined);
    parser.read(Buffer.from(HELLO), 0, HELLO.length);
    assert.equal(parser.state, 'complete');
    assert.equal(parser.bodyBytes, 5);
  }
});

test('empty lines before an answer are no part of it', () => {
  const parser = new ResponseParser();
  parser.begin('GET', undefined);
  parser.read(Buffer.from('\r\n\n\r'), 0, 4);
  assert.equal(parser.hasBegun, false);
  assert.equal(parser.state, 'head');
  parser.read(Buffer.from('H'), 0, 1);
  assert.equal(parser.hasBegun, true);
  parser.begin('GET', undefined);
  assert.equal(parser.hasBegun, false);
  assert.equal(parseAnswer(`\r\n${HELLO}`).body, 'hello');
});

test('an interim answer is a beginning', () => {
  const parser = new ResponseParser();
  const bytes = Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n');
  parser.begin('GET', undefined);
  parser.read(bytes, 0, bytes.length);
  assert.equal(parser.hasBegun, true);
  assert.equal(parser.status, 0);
  assert.equal(parser.state, 'head');
});

const PERSISTENCE = [
  ['1.1', '', true],
  ['1.1', 'Connection: close', false],
  ['1.1', 'CONNECTION: Close', false],
  ['1.1', 'Connection: x, close', false],
  ['1.1', 'Connection: close , x', false],
  ['1.1', 'Connection: close\t,x', false],
  ['1.1', 'Connection:,,close,,', false],
  ['1.1', 'Connection: keep-alive\r\nConnection: close', false],
  ['1.1', 'Connection: close\r\nConnection: keep-alive', false],
  ['1.1', 'Connection: closed', true],
  ['1.1', 'Connection: x close', true],
  ['1.1', 'X-Connection: close', true],
  ['1.1', 'Proxy-Connection: close', true],
  ['1.0', '', false],
  ['1.0', 'Connection: keep-alive', true],
  ['1.0', 'Connection: x, Keep-Alive', true],
  ['1.0', 'Connection: keep-alive, close', false],
  ['1.2', '', true],
] as const;

for (const [version, field, isPersistent] of PERSISTENCE) {
  test(`HTTP/${version} ${JSON.stringify(field)}: ${isPersistent ? 'kept' : 'not kept'}`, () => {
    const lines = field === '' ? '' : `${field}\r\n`;
    const answer = parseAnswer(`HTTP/${version} 200 OK\r\n${lines}Content-Length: 1\r\n\r\nx`);
    assert.equal(answer.state, 'complete');
    assert.equal(answer.isPersistent, isPersistent);
  });
}

test('HTTP/1.0 has no codings: chunks are read, the connection is not trusted', () => {
  const lines = 'Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n';
  const answer = parseAnswer(`HTTP/1.0 200 OK\r\n${lines}\r\n1\r\nx\r\n0\r\n\r\n`);
  assert.equal(answer.body, 'x');
  assert.equal(answer.isPersistent, false);
});

test('a head says nothing about the next', () => {
  const after = (version: string, fields: string, next: string) => {
    const parser = new ResponseParser();
    parseAnswer(`HTTP/${version} 200 OK\r\n${fields}\r\n\r\n`, {}, parser);
    return parseAnswer(`HTTP/${version} 200 OK\r\n${next}\r\n\r\nhello`, {}, parser);
  };
  assert.equal(after('1.0', 'Connection: keep-alive', 'Content-Length: 5').isPersistent, false);
  assert.equal(after('1.1', 'Connection: close', 'Content-Length: 5').isPersistent, true);
  assert.equal(after('1.1', 'Content-Length: 1', 'Content-Length: 5').body, 'hello');
  assert.equal(after('1.1', 'Content-Length: 1', 'X: y').state, 'body');
  assert.equal(after('1.1', 'Content-Length: 1', 'Transfer-Encoding: gzip').body, 'hello');
  assert.equal(after('1.1', 'Transfer-Encoding: gzip', 'Content-Length: 5').state, 'complete');
  assert.equal(after('1.1', 'Transfer-Encoding: chunked', 'Transfer-Encoding:').body, 'hello');
});

test('the name of the software is that of the last head', () => {
  const parser = new ResponseParser();
  assert.equal(parser.serverSoftware(), '');
  const names = ['Server: a/1', 'server:\tb 2 \r\nServer: c', 'X: y', 'SERVER: d\r\n  e'];
  const seen = names.map((line) => {
    const bytes = Buffer.from(`${OK}${line}\r\nContent-Length: 0\r\n\r\n`);
    parser.begin('GET', undefined);
    parser.read(bytes, 0, bytes.length);
    return parser.serverSoftware();
  });
  assert.deepEqual(seen, ['a/1', 'b 2', '', 'd e']);
});
