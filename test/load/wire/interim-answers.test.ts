import assert from 'node:assert/strict';
import test from 'node:test';
import { ResponseParser } from '../../../src/load/wire/response-parser.ts';
import { parseAnswer } from './parsed-answer.ts';

const FINAL = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';
const interim = (status: number, fields = '') => `HTTP/1.1 ${status} X\r\n${fields}\r\n`;

for (const status of [100, 102, 103, 199]) {
  test(`${status} is skipped`, () => {
    const answer = parseAnswer(`${interim(status, 'Link: </x>\r\n')}${FINAL}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.body, 'hi');
  });
}

test('an interim answer has no body, whatever it says', () => {
  for (const field of ['Content-Length: 9', 'Transfer-Encoding: chunked']) {
    assert.equal(parseAnswer(`${interim(103, `${field}\r\n`)}${FINAL}`).body, 'hi');
  }
});

test('a switch to another protocol is rejected', () => {
  const answer = parseAnswer(interim(101, 'Upgrade: websocket\r\nConnection: upgrade\r\n'));
  assert.equal(answer.state, 'bad');
  assert.equal(answer.fault, 'switched protocols unasked');
});

test('they do not go on for ever', () => {
  assert.equal(parseAnswer(`${interim(100).repeat(32)}${FINAL}`).state, 'complete');
  const endless = parseAnswer(`${interim(100).repeat(33)}${FINAL}`);
  assert.equal(endless.state, 'bad');
  assert.equal(endless.fault, 'too many interim answers');
});

test('what closes the connection is followed by nothing (RFC 9112 section 9.6)', () => {
  const closing = interim(103, 'Connection: close\r\n');
  assert.equal(parseAnswer(`${closing}\r\n`).state, 'head');
  assert.equal(parseAnswer(`${closing}${FINAL}`).state, 'bad');
});

test('the final answer alone says whether the connection is kept', () => {
  assert.equal(parseAnswer(`${interim(103)}${FINAL}`).isPersistent, true);
});

test('those before one answer say nothing about the next', () => {
  for (const before of [interim(103).repeat(20), interim(103, 'Connection: close\r\n')]) {
    const parser = new ResponseParser();
    parseAnswer(before, {}, parser);
    const answer = parseAnswer(`${interim(103).repeat(20)}${FINAL}`, {}, parser);
    assert.equal(answer.fault, '');
    assert.equal(answer.body, 'hi');
  }
});
