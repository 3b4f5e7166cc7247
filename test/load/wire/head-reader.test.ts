import assert from 'node:assert/strict';
import test from 'node:test';
import { HeadReader } from '../../../src/load/wire/head-reader.ts';
import { INCOMPLETE } from '../../../src/load/wire/response-head.ts';
import { parseAnswer } from './parsed-answer.ts';

const END = 'Content-Length: 0\r\n\r\n';

const STATUS_LINES = [
  ['HTTP/1.1 200 OK', 200],
  ['HTTP/1.1 200 ', 200],
  ['HTTP/1.1 200', 200],
  ['HTTP/1.1 404 Not\tFound \xe9\x00', 404],
  ['HTTP/1.0 200 OK', 200],
  ['HTTP/1.9 200 OK', 200],
  ['HTTP/1.1 999 Odd', 999],
  ['HTTP/1.1 099 Odd', 'bad status 99'],
  ['HTTP/2.0 200 OK', 'bad status line'],
  ['HTTP/0.9 200 OK', 'bad status line'],
  ['HTTP/1.x 200 OK', 'bad status line'],
  ['HTTP/1.11 200 OK', 'bad status line'],
  ['HTTP/11 200 OK', 'bad status line'],
  ['http/1.1 200 OK', 'bad status line'],
  ['RTSP/1.0 200 OK', 'bad status line'],
  [' HTTP/1.1 200 OK', 'bad status line'],
  ['HTTP/1.1  200 OK', 'bad status line'],
  ['HTTP/1.1\t200 OK', 'bad status line'],
  ['HTTP/1.1 20 OK', 'bad status line'],
  ['HTTP/1.1 2000 OK', 'bad status line'],
  ['HTTP/1.1 2x0 OK', 'bad status line'],
  ['HTTP/1.1 200\tOK', 'bad status line'],
  ['HTTP/1.1 200 O\rK', 'bad status line'],
  ['HTTP/1.1 200 O\nK', 'status line ends with LF alone'],
  ['HTTP/1.1 200 OK\n\nX: y', 'status line ends with LF alone'],
  ['HTTP/1.1 200\nX: y', 'status line ends with LF alone'],
  ['HTTP/1.1 200x\nX: y', 'bad status line'],
  ['HTTP/2.0 200 OK\nX: y', 'bad status line'],
  ['SSH-2.0-x', 'bad status line'],
] as const;

for (const [line, outcome] of STATUS_LINES) {
  test(`status line ${JSON.stringify(line)}: ${outcome}`, () => {
    const answer = parseAnswer(`${line}\r\n${END}`);
    if (typeof outcome === 'number') assert.equal(answer.status, outcome);
    else assert.equal(answer.fault, outcome);
    assert.equal(answer.state, typeof outcome === 'number' ? 'complete' : 'bad');
  });
}

const FIELDS = [
  ['X:', ''],
  ['X: ', ''],
  ['X:y', ''],
  ["!#$%&'*+-.^_`|~09azAZ: y", ''],
  ['X: \t ~\x80\xff y\t', ''],
  ['X: y\r\n z', ''],
  ['X: y\r\n\t', ''],
  ['X:\r\n z\r\n\tz', ''],
  [' X: y', 'bad field name'],
  [': y', 'bad field name'],
  ['X : y', 'bad field name'],
  ['X', 'bad field name'],
  ['X\x00: y', 'bad field name'],
  ['(X): y', 'bad field name'],
  ['X\x80: y', 'bad field name'],
  ['X: \x00', 'bad character in the value of "X"'],
  ['X: \x1f', 'bad character in the value of "X"'],
  ['X: \x7f', 'bad character in the value of "X"'],
  ['X: y\ry', 'bad character in the value of "X"'],
  ['X: y\nY: z', 'bad character in the value of "X"'],
  ['X: y\r\n\r', 'CR without LF at the end of the head'],
] as const;

for (const [line, fault] of FIELDS) {
  test(`field ${JSON.stringify(line)}: ${fault || 'good'}`, () => {
    const answer = parseAnswer(`HTTP/1.1 200 OK\r\n${line}\r\n${END}`);
    assert.equal(answer.fault, fault);
    assert.equal(answer.state, fault === '' ? 'complete' : 'bad');
  });
}

const headOf = (length: number) => {
  const rest = `HTTP/1.1 200 OK\r\nX: \r\n${END}`;
  return rest.replace('X: ', `X: ${'x'.repeat(length - rest.length)}`);
};

for (const pieces of [[], [1_000], [16_383, 1], [16_384]]) {
  test(`a head of 16 KiB is read, of one byte more it is not, in pieces of [${pieces}]`, () => {
    assert.equal(parseAnswer(headOf(16_384), { pieces }).state, 'complete');
    const tooLong = parseAnswer(headOf(16_385), { pieces });
    assert.equal(tooLong.state, 'bad');
    assert.equal(tooLong.fault, 'head longer than 16 KiB');
    const first = parseAnswer(headOf(16_385).slice(0, 16_384), { pieces });
    assert.equal(first.state, 'bad', 'no end, and no room for one');
  });
}

test('a head without an end is not waited for', () => {
  const endless = `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(4_000)}`;
  assert.equal(parseAnswer(endless).fault, 'head longer than 16 KiB');
  assert.equal(parseAnswer(endless, { pieces: [100] }).fault, 'head longer than 16 KiB');
});

test('a faulty line is rejected before it is whole', () => {
  const fields = ['X Y', 'X: \0', 'X: y\rz', '\rX'];
  const heads = fields.map((line) => `HTTP/1.1 200 OK\r\n${line}`);
  for (const start of ['SSH-2.0', 'HTTP/1.1 2x', ...heads]) {
    assert.equal(parseAnswer(start).state, 'bad', JSON.stringify(start));
  }
});

const LONG = 2_000;

const LONG_LINES = {
  'the reason': `HTTP/1.1 200 ${'x'.repeat(LONG)}`,
  'a name': `HTTP/1.1 200 OK\r\n${'x'.repeat(LONG)}: y`,
  'a value': `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(LONG)}`,
  'a name and a value': `HTTP/1.1 200 OK\r\n${'x'.repeat(LONG)}: ${'y'.repeat(LONG)}`,
  'a folded value': `HTTP/1.1 200 OK\r\nX: ${'y\r\n '.repeat(LONG / 4)}`,
  'a length': `HTTP/1.1 200 OK\r\nContent-Length: ${'0'.repeat(LONG)}`,
  'a list of lengths': `HTTP/1.1 200 OK\r\nContent-Length: ${'1,'.repeat(LONG / 2)}`,
  'many fields': `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(LONG / 6)}X: y`,
};

for (const [what, lines] of Object.entries(LONG_LINES)) {
  test(`a head that comes octet by octet is read in a time that grows with its length: ${what}`, () => {
    const head = Buffer.from(`${lines}\r\n\r\n`);
    let readings = 0;
    const bytes = new Proxy(head, {
      get(_, key) {
        if (typeof key === 'string' && /^\d/.test(key)) readings++;
        const value = Reflect.get(head, key);
        return typeof value === 'function' ? value.bind(head) : value;
      },
    });
    const reader = new HeadReader();
    reader.begin();
    for (let until = 1; until < head.length; until++) {
      assert.equal(reader.read(bytes, 0, until), INCOMPLETE);
    }
    assert.equal(reader.read(bytes, 0, head.length), head.length);
    assert.equal(reader.head().status, 200);
    assert.ok(readings < 200 * head.length, `${readings} readings of ${head.length} octets`);
  });
}
