import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { checkEncodedHistogram } from '../../src/record/stored/check-encoded-histogram.ts';
import { histogramOf } from './random-record.ts';

/** What is wrong with it; `undefined` where nothing is. */
function check(encoded: string): string | undefined {
  const found = checkEncodedHistogram(encoded);
  return found.kind === 'unsound' ? found.problem : undefined;
}

/** An encoded histogram with this payload, and a header that may lie. */
function forged(
  payload: readonly number[],
  header: { digits?: number; highest?: bigint } = {},
): string {
  const content = Buffer.alloc(40 + payload.length);
  content.writeInt32BE(0x1c849313, 0);
  content.writeInt32BE(payload.length, 4);
  content.writeInt32BE(header.digits ?? 3, 12);
  content.writeBigInt64BE(1n, 16);
  content.writeBigInt64BE(header.highest ?? 3_600_000_000n, 24);
  content.set(payload, 40);
  return compressed(content);
}

function compressed(content: Buffer): string {
  const body = deflateSync(content);
  const head = Buffer.alloc(8);
  head.writeInt32BE(0x1c849314, 0);
  head.writeInt32BE(body.length, 4);
  return Buffer.concat([head, body]).toString('base64');
}

test('every histogram of ours is accepted, and its samples are counted', () => {
  const time = fc.integer({ min: 0, max: 5_000_000_000 });
  fc.assert(
    fc.property(fc.array(time, { maxLength: 200 }), (times) => {
      const found = checkEncodedHistogram(histogramOf(times).encode());
      assert.deepEqual(found, { kind: 'sound', samples: times.length });
    }),
  );
});

test('a damaged histogram is refused', () => {
  const encoded = histogramOf([1, 2, 3]).encode();
  assert.match(check(encoded.replace(/[a-z]/g, 'A')) ?? '', /damaged/);
});

test('a handmade histogram is accepted if its header is true', () => {
  assert.equal(check(forged([2, 1, 4])), undefined);
});

test('a run of cells beyond the last is refused: the decoder would walk all of it', () => {
  const longestRun = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
  assert.match(check(forged([...longestRun, 2])) ?? '', /not one of times/);
  assert.match(check(forged([0xff, 0xff, 0x07])) ?? '', /not one of times/);
});

test('more samples than a cell can count are refused', () => {
  assert.match(check(forged([0xfe, 0xff, 0xff, 0xff, 0x7f])) ?? '', /not one of times/);
});

test('another layout is refused', () => {
  assert.match(check(forged([2], { digits: 5 })) ?? '', /not one of times/);
  assert.match(check(forged([2], { highest: 2n ** 60n })) ?? '', /not one of times/);
});

test('a word that ends too early is refused', () => {
  assert.match(check(forged([0x80])) ?? '', /not one of times/);
});

test('a small text that inflates to a large one is refused', () => {
  // No histogram of ours is that long, so it is not inflated to its end.
  assert.match(check(compressed(Buffer.alloc(10_000_000))) ?? '', /damaged/);
  assert.match(check(compressed(Buffer.alloc(100_000))) ?? '', /not one of times/);
});

test('any other text is refused without an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      assert.notEqual(check(text), undefined);
    }),
  );
  assert.match(check('A'.repeat(65_537)) ?? '', /too long/);
});
