import assert from 'node:assert/strict';
import test from 'node:test';
import { ResponseParser } from '../../../src/load/wire/response-parser.ts';
import { parseAnswer } from './parsed-answer.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const LAST = '0\r\n\r\n';

const LINES = [
  '3',
  '03',
  '0000000000000000000000003',
  '3;a',
  '3;a=b',
  '3;a="b;\\"\xff\t";c=d',
  // BWS (RFC 9112 section 7.1.1).
  '3 ;a',
  '3 \t; a = b ; c = "d" ;e',
  // Not in the grammar, and read by llhttp.
  '3;;a',
  '3;=b',
  '3;a=',
];

for (const line of LINES) {
  test(`${JSON.stringify(line)} stands before three bytes`, () => {
    const answer = parseAnswer(`${HEAD}${line}\r\nabc\r\n${LAST}NEXT`);
    assert.equal(answer.fault, '');
    assert.equal(answer.state, 'complete');
    assert.equal(answer.body, 'abc');
    assert.equal(answer.rest, 'NEXT');
  });
}

const behind = (bytes: number) => `, behind ${bytes} bytes of the body`;
const SIZE = `bad chunk size${behind(0)}`;
const LINE = `bad line before a chunk${behind(0)}`;
const DATA = `no CRLF behind a chunk${behind(3)}`;
const TRAILER = `bad trailer field${behind(0)}`;

const FAULTS = [
  ['\r\n', SIZE],
  [';a\r\n', SIZE],
  ['-3\r\n', SIZE],
  ['0x3\r\n', SIZE],
  ['3g\r\n', SIZE],
  ['3\n', SIZE],
  [' 3\r\n', SIZE],
  ['3 \r\n', LINE],
  ['3 a\r\n', LINE],
  ['3\r\r', LINE],
  ['3;\r\n', LINE],
  ['3; \r\n', LINE],
  ['3;a \r\n', LINE],
  ['3;a= \r\n', LINE],
  ['3;a=b \r\n', LINE],
  ['3;a=b c\r\n', LINE],
  ['3;a\n', LINE],
  ['3;a="b\r\n', LINE],
  ['3;a="\\\x00"\r\n', LINE],
  ['3;a="b"c\r\n', LINE],
  ['3;\x00\r\n', LINE],
  ['20000000000000\r\n', `chunk size beyond 2^53 - 1${behind(0)}`],
  [`${'f'.repeat(500)}\r\n`, `chunk size beyond 2^53 - 1${behind(0)}`],
  [`3;${'a'.repeat(16_384)}`, `line before a chunk longer than 16 KiB${behind(0)}`],
  ['0'.repeat(16_385), `line before a chunk longer than 16 KiB${behind(0)}`],
  ['3\r\nabcd\r\n', DATA],
  ['3\r\nabc\n', DATA],
  ['3\r\nabc\r\r', DATA],
  ['0\r\n : b\r\n\r\n', TRAILER],
  ['0\r\n: b\r\n\r\n', TRAILER],
  ['0\r\na b\r\n\r\n', TRAILER],
  ['0\r\na: \x00\r\n\r\n', TRAILER],
  ['0\r\na: b\n\r\n', TRAILER],
  ['0\r\na: b\r\r\n', TRAILER],
  ['0\r\na: b\rxy: z\r\n\r\n', TRAILER],
  ['0\r\n\rx', TRAILER],
  [`0\r\n${'a: b\r\n'.repeat(2_800)}\r\n`, `trailers longer than 16 KiB${behind(0)}`],
] as const;

for (const [text, fault] of FAULTS) {
  test(`${JSON.stringify(text.slice(0, 40))}: ${fault}`, () => {
    const answer = parseAnswer(`${HEAD}${text}`);
    assert.equal(answer.state, 'bad');
    assert.equal(answer.fault, fault);
  });
}

test('the largest number is a size', () => {
  assert.equal(parseAnswer(`${HEAD}1fffffffffffff\r\nx`).body, 'x');
});

test('chunks are put together', () => {
  const answer = parseAnswer(`${HEAD}3\r\nabc\r\nA\r\n0123456789\r\n1\r\n\n\r\n000;x\r\n\r\n`);
  assert.equal(answer.state, 'complete');
  assert.equal(answer.body, 'abc0123456789\n');
  assert.equal(answer.bodyBytes, 14);
});

test('chunks may be many', () => {
  const answer = parseAnswer(`${HEAD}${'1\r\nx\r\n'.repeat(10_000)}${LAST}`, {
    pieces: [7, 1_000],
  });
  assert.equal(answer.state, 'complete');
  assert.equal(answer.bodyBytes, 10_000);
});

test('trailers end the answer and mean nothing', () => {
  const trailers = 'Connection: close\r\nContent-Length: 9\r\nX:\r\nY: z\r\n folded\r\n';
  const answer = parseAnswer(`${HEAD}1\r\nx\r\n0\r\n${trailers}\r\nNEXT`);
  assert.equal(answer.state, 'complete');
  assert.equal(answer.isPersistent, true);
  assert.equal(answer.rest, 'NEXT');
});

test('the peer may not close within chunks or trailers', () => {
  for (const text of ['3', '3\r\nab', '3\r\nabc\r\n', '0\r\n', '0\r\nX: y\r\n']) {
    assert.equal(parseAnswer(`${HEAD}${text}`, { closes: true }).state, 'body');
  }
});

test('a fault of one answer is not that of the next', () => {
  const parser = new ResponseParser();
  for (const text of ['x', '0\r\n\x00', LAST]) {
    const bytes = Buffer.from(`${HEAD}${text}`);
    parser.begin('GET', undefined);
    parser.read(bytes, 0, bytes.length);
  }
  assert.equal(parser.state, 'complete');
});

test('what one answer took of the limit is not missing in the next', () => {
  const parser = new ResponseParser();
  const trailers = 'X: y\r\n'.repeat(2_000);
  for (let turn = 0; turn < 3; turn++) {
    const answer = parseAnswer(`${HEAD}0\r\n${trailers}\r\n`, {}, parser);
    assert.equal(answer.state, 'complete');
  }
});
