import assert from 'node:assert/strict';
import test from 'node:test';
import {
  endOfText,
  endOfToken,
  hexadecimalOf,
  isWord,
  quoted,
} from '../../../src/load/wire/octets.ts';

const all = Array.from({ length: 256 }, (_, octet) => octet);
const those = (isOne: (octet: number) => boolean) =>
  all
    .filter(isOne)
    .map((octet) => String.fromCharCode(octet))
    .join('');

test('a token is made of the characters of RFC 9110 section 5.6.2', () => {
  assert.equal(
    those((octet) => endOfToken(Buffer.of(octet), 0, 1) === 1),
    "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~",
  );
});

test('a value is made of the octets of RFC 9110 section 5.5', () => {
  const isText = (octet: number) => endOfText(Buffer.of(octet), 0, 1) === 1;
  for (const octet of all) {
    const isControl = (octet < 0x20 && octet !== 0x09) || octet === 0x7f;
    assert.equal(isText(octet), !isControl, `octet ${octet}`);
  }
});

test('both stop at the given end', () => {
  assert.equal(endOfToken(Buffer.from('abc'), 1, 2), 2);
  assert.equal(endOfText(Buffer.from('abc'), 1, 2), 2);
});

test('hexadecimal digits', () => {
  assert.equal(
    those((octet) => hexadecimalOf(octet) >= 0),
    '0123456789ABCDEFabcdef',
  );
  assert.deepEqual([...Buffer.from('09afAF')].map(hexadecimalOf), [0, 9, 10, 15, 10, 15]);
});

test('a word is known in any case, and only whole', () => {
  const word = Buffer.from('keep-alive');
  const isIt = (text: string) => isWord(Buffer.from(text), 0, text.length, word);
  assert.deepEqual(['keep-alive', 'Keep-ALIVE'].map(isIt), [true, true]);
  assert.deepEqual(['keep-aliv', 'keep-alive ', 'keep_alive', 'keepalivee'].map(isIt), [
    false,
    false,
    false,
    false,
  ]);
});

test('what is quoted is printable, short, and one line', () => {
  const shown = (text: string) => quoted(Buffer.from(text, 'latin1'), 0, text.length);
  assert.equal(shown('SSH-2.0\r\nmore'), '"SSH-2.0"');
  assert.equal(shown('\x16\x03\xff\x1b[\n'), '"??\xff?["');
});

test('what is cut has no closing quote, so that masking knows the beginning of a secret', () => {
  const shown = (text: string, isWhole: boolean) =>
    quoted(Buffer.from(text, 'latin1'), 0, text.length, isWhole);
  assert.equal(shown('x'.repeat(33), true), `"${'x'.repeat(32)}`);
  assert.equal(shown('x'.repeat(32), true), `"${'x'.repeat(32)}"`);
  // More may be on its way.
  assert.equal(shown('x'.repeat(32), false), `"${'x'.repeat(32)}`);
  assert.equal(shown('x', false), '"x');
});
