import assert from 'node:assert/strict';
import test from 'node:test';
import { parseAnswer } from './parsed-answer.ts';

const BOTH = 'both Content-Length and Transfer-Encoding';

const LENGTHS = [
  ['Content-Length: 3', 'abc'],
  ['content-LENGTH:\t3 ', 'abc'],
  ['Content-Length: 003', 'abc'],
  ['Content-Length: 3\r\nContent-Length: 3', 'abc'],
  ['Content-Length: 3, 3', 'abc'],
  ['Content-Length: ,3,,03,', 'abc'],
  ['Content-Length:\r\n 3', 'abc'],
] as const;

for (const [lines, body] of LENGTHS) {
  test(`${JSON.stringify(lines)} is ${body.length}`, () => {
    const answer = parseAnswer(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\nabcdef`);
    assert.equal(answer.state, 'complete');
    assert.equal(answer.body, body);
  });
}

const FAULTS = [
  ['Content-Length:', 'empty Content-Length'],
  ['Content-Length: ,', 'empty Content-Length'],
  ['Content-Length: +3', 'bad Content-Length'],
  ['Content-Length: -3', 'bad Content-Length'],
  ['Content-Length: 3.0', 'bad Content-Length'],
  ['Content-Length: 0x3', 'bad Content-Length'],
  ['Content-Length: 3 3', 'bad Content-Length'],
  ['Content-Length: "3"', 'bad Content-Length'],
  ['Content-Length: 3;', 'bad Content-Length'],
  ['Content-Length: 9007199254740992', 'Content-Length beyond 2^53 - 1'],
  [`Content-Length: ${'9'.repeat(400)}`, 'Content-Length beyond 2^53 - 1'],
  // What stands behind the digits may not have come yet, so it cannot change the fault.
  [`Content-Length: ${'9'.repeat(20)} 4`, 'Content-Length beyond 2^53 - 1'],
  ['Content-Length: 3, 4', 'conflicting Content-Length'],
  ['Content-Length: 3\r\nContent-Length: 4', 'conflicting Content-Length'],
  ['Content-Length: 3\r\nTransfer-Encoding: chunked', BOTH],
  ['Transfer-Encoding: chunked\r\nContent-Length: 3', BOTH],
  ['Transfer-Encoding: gzip\r\nContent-Length: 3', BOTH],
  ['Transfer-Encoding: chunked;q=1', 'chunked with parameters'],
  ['Transfer-Encoding: chunked ; q=1', 'chunked with parameters'],
] as const;

for (const [lines, fault] of FAULTS) {
  test(`${JSON.stringify(lines.slice(0, 60))}: ${fault}`, () => {
    const answer = parseAnswer(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\n`);
    assert.equal(answer.state, 'bad');
    assert.equal(answer.fault, fault);
  });
}

test('the largest number is a length', () => {
  const answer = parseAnswer('HTTP/1.1 200 OK\r\nContent-Length: 9007199254740991\r\n\r\nx');
  assert.equal(answer.state, 'body');
});

test('a bad length is rejected before its line is whole, a conflicting one is not', () => {
  const start = 'HTTP/1.1 200 OK\r\nContent-Length: ';
  assert.equal(parseAnswer(`${start}5x`).fault, 'bad Content-Length');
  assert.equal(parseAnswer(`${start}55\r\nContent-Length: 5`).state, 'head');
});

const CODINGS = [
  ['Transfer-Encoding: chunked', true],
  ['transfer-encoding:CHUNKED', true],
  ['Transfer-Encoding: gzip, chunked', true],
  ['Transfer-Encoding: gzip;q="a,b" ,\tchunked\t,', true],
  ['Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked', true],
  ['Transfer-Encoding: chunked\r\nTransfer-Encoding:', true],
  ['Transfer-Encoding: chunked, chunked', true],
  ['Transfer-Encoding: gzip,\r\n chunked', true],
  ['Transfer-Encoding: chunked, gzip', false],
  ['Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip', false],
  ['Transfer-Encoding: xchunked', false],
  ['Transfer-Encoding: chunke', false],
  ['Transfer-Encoding: "chunked"', false],
  ['Transfer-Encoding: gzip chunked', false],
  ['Transfer-Encoding: identity', false],
  ['Transfer-Encoding:', false],
] as const;

for (const [lines, isChunked] of CODINGS) {
  test(`${JSON.stringify(lines)}: ${isChunked ? 'chunked' : 'until close'}`, () => {
    const raw = '3\r\nabc\r\n0\r\n\r\n';
    const answer = parseAnswer(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\n${raw}`, { closes: true });
    assert.equal(answer.state, 'complete');
    assert.equal(answer.body, isChunked ? 'abc' : raw);
    assert.equal(answer.isPersistent, isChunked);
  });
}
