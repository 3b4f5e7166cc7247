// What the parser bench stands on: streams that can be had again, cut anywhere, and cut down to what matters.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Chance } from '../../bench/parser/chance.ts';
import { drawCuts } from '../../bench/parser/pieces.ts';
import { describeStream, type ResponseStream } from '../../bench/parser/response-stream.ts';
import { shrink } from '../../bench/parser/shrink.ts';

const streamOf = (text: string): ResponseStream => ({
  method: 'GET',
  bytes: Buffer.from(text, 'latin1'),
  closes: true,
});

test('cuts lie within the stream, rise, and make no empty piece', () => {
  fc.assert(
    fc.property(fc.nat(3_000), fc.string(), (length, seed) => {
      const ends = [0, ...drawCuts(new Chance(seed), length), length];
      const pieces = ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
      assert.ok(pieces.every((size) => size > 0) || length === 0);
    }),
  );
});

test('a shortened stream still shows the fault, and has no byte that can go', () => {
  const needs = (text: string) => /a.*\r.*z/s.test(text);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, between, behind) => {
      const stream = streamOf(`${before}a${between}\r${between}z${behind}`);
      const shows = ({ bytes }: ResponseStream): boolean => needs(bytes.toString('latin1'));
      assert.deepEqual(shrink(stream, shows), streamOf('a\rz'));
    }),
  );
});

test('describes a stream in a form that can be pasted', () => {
  const told = describeStream(streamOf('HTTP/1.1 200 caf\xe9\r\n\0\x7f"'));
  assert.equal(told, 'GET "HTTP/1.1 200 caf\\xe9\\r\\n\\u0000\\x7f\\"" and closes');
});
