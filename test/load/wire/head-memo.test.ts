import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { HeadMemo } from '../../../src/load/wire/head-memo.ts';
import type { ResponseHead } from '../../../src/load/wire/response-head.ts';
import { parseAnswer } from './parsed-answer.ts';

const head = (status: number): ResponseHead => ({
  status,
  framing: 'none',
  length: 0,
  keepsConnection: true,
  serverSoftware: '',
});

const known = (memo: HeadMemo, text: string, from = 0) =>
  memo.find(Buffer.from(text), from, Buffer.byteLength(text))?.head?.status;

function memoOf(...texts: readonly string[]): HeadMemo {
  const memo = new HeadMemo();
  texts.forEach((text, index) => {
    memo.keep(Buffer.from(`..${text}`), 2, 2 + text.length, head(index));
  });
  return memo;
}

test('nothing is known at first', () => {
  assert.equal(known(new HeadMemo(), 'HTTP/1.1 200 OK\r\n\r\n'), undefined);
});

test('a head is known again wherever it stands, and whatever follows', () => {
  const memo = memoOf('first head');
  assert.equal(known(memo, 'first head'), 0);
  assert.equal(known(memo, '....first head, and a body', 4), 0);
});

test('only what has come counts', () => {
  const bytes = Buffer.from('first head');
  assert.equal(memoOf('first head').find(bytes, 0, bytes.length - 1), undefined);
});

test('no octet may differ', () => {
  const text = Array.from({ length: 67 }, (_, index) =>
    String.fromCharCode(65 + (index % 50)),
  ).join('');
  const at = fc.nat(text.length - 1);
  const length = fc.integer({ min: 4, max: text.length });
  fc.assert(
    fc.property(length, fc.array(at, { minLength: 1, maxLength: 4 }), (until, places) => {
      const kept = text.slice(0, until);
      const memo = memoOf(kept);
      for (const place of places) {
        const other = `${kept.slice(0, place)}!${kept.slice(place + 1)}`;
        assert.equal(known(memo, other), place < until ? undefined : 0);
      }
      assert.equal(known(memo, kept), 0, 'still known');
    }),
  );
});

test('four are kept, in any order', () => {
  const memo = memoOf('head A', 'head B', 'head C', 'head D');
  assert.deepEqual(
    [...'ABCDDCBA'].map((name) => known(memo, `head ${name}`)),
    [0, 1, 2, 3, 3, 2, 1, 0],
  );
});

test('a fifth takes the place of one', () => {
  const texts = [...'ABCDE'].map((name) => `head ${name}`);
  const memo = memoOf(...texts);
  assert.deepEqual(
    texts.map((text) => known(memo, text)),
    [undefined, 1, 2, 3, 4],
  );
});

test('a very long one is not kept', () => {
  const text = 'x'.repeat(4_097);
  assert.equal(known(memoOf(text), text), undefined);
  assert.equal(known(memoOf(text.slice(1)), text.slice(1)), 0);
});

test('what a known head means depends on the method still', () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Memo: method\r\n\r\nhi';
  const bodies = ['GET', 'HEAD', 'GET'].map((method) => parseAnswer(text, { method }).body);
  assert.deepEqual(bodies, ['hi', '', 'hi']);
});
