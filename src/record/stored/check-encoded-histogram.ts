// Checks an encoded histogram before hdr-histogram-js decodes it. That decoder trusts every length it
// reads: a few bytes that claim 2^50 empty cells would keep it busy for days.

import { inflateSync } from 'node:zlib';

const LONGEST_ENCODED = 65_536;

/** Cookies and layout of the V2 encoding: https://github.com/HdrHistogram/HdrHistogram (EncodableHistogram). */
const COMPRESSED_COOKIE = 0x1c849314;
const COOKIE = 0x1c849313;
const COMPRESSED_HEADER = 8;
const HEADER = 40;
const DIGITS_AT = 12;
const LOWEST_AT = 16;
const HIGHEST_AT = 24;

/** The layout of `Histogram`: 1 µs to 1 h with three digits. Each word fills one or more of 23 552 cells. */
const DIGITS = 3;
const LOWEST = 1n;
const HIGHEST = 3_600_000_000n;
const MOST_CELLS = 23_552;
const MOST_SAMPLES = 2 ** 31 - 1;
const LONGEST_WORD = 5;
/** Deflate shrinks up to 1032 to 1 (zlib's technical notes), and a file holds thousands of histograms. */
const MOST_CONTENT = HEADER + LONGEST_WORD * MOST_CELLS;

type EncodedCheck =
  /** `samples`: how many times were recorded. */
  | { readonly kind: 'sound'; readonly samples: number }
  | { readonly kind: 'unsound'; readonly problem: string };

/** Whether the text is an encoded `Histogram`. Builds none. */
export function checkEncodedHistogram(encoded: string): EncodedCheck {
  if (encoded.length > LONGEST_ENCODED) return unsound('the histogram is too long');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return unsound('the histogram is not base64');
  const compressed = Buffer.from(encoded, 'base64');
  if (compressed.length < COMPRESSED_HEADER || compressed.readInt32BE(0) !== COMPRESSED_COOKIE) {
    return unsound('the histogram is not of version 2');
  }
  const content = contentOf(compressed);
  if (content === undefined) return unsound('the histogram is damaged');
  const samples = hasOurLayout(content) ? countSamples(content.subarray(HEADER)) : undefined;
  return samples === undefined
    ? unsound('the histogram is not one of times from 1 µs to 1 h')
    : { kind: 'sound', samples };
}

const unsound = (problem: string): EncodedCheck => ({ kind: 'unsound', problem });

function contentOf(compressed: Buffer): Buffer | undefined {
  try {
    const end = COMPRESSED_HEADER + compressed.readInt32BE(4);
    const deflated = compressed.subarray(COMPRESSED_HEADER, end);
    return inflateSync(deflated, { maxOutputLength: MOST_CONTENT });
  } catch {
    return undefined;
  }
}

function hasOurLayout(content: Buffer): boolean {
  return (
    content.length >= HEADER &&
    content.readInt32BE(0) === COOKIE &&
    content.readInt32BE(4) === content.length - HEADER &&
    content.readInt32BE(DIGITS_AT) === DIGITS &&
    content.readBigInt64BE(LOWEST_AT) === LOWEST &&
    content.readBigInt64BE(HIGHEST_AT) === HIGHEST
  );
}

/** Each word is a count or, if negative, a number of empty cells. `undefined` if there are too many of either. */
function countSamples(words: Buffer): number | undefined {
  let cells = 0;
  let samples = 0;
  for (let at = 0; at < words.length; ) {
    const word = readWord(words, at);
    if (word === undefined) return undefined;
    at += word.length;
    cells += word.value < 0 ? -word.value : 1;
    samples += Math.max(word.value, 0);
    if (cells > MOST_CELLS || samples > MOST_SAMPLES) return undefined;
  }
  return samples;
}

/**
 * ZigZag in LEB128, seven bits a byte. Any run that we allow fits into four bytes and any count into five;
 * longer words are refused.
 */
function readWord(words: Buffer, at: number): { value: number; length: number } | undefined {
  let raw = 0;
  for (let length = 1; length <= LONGEST_WORD; length++) {
    const byte = words[at + length - 1];
    if (byte === undefined) return undefined;
    raw += (byte & 0x7f) * 2 ** (7 * (length - 1));
    if (byte < 0x80) return { value: raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2, length };
  }
  return undefined;
}
