import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { maskSecrets } from '../../src/plan/mask.ts';

test('a secret is masked as it is, in base64, in urls and in JSON', () => {
  const secret = 'p&ss "w/ord?>';
  const base64 = Buffer.from(secret).toString('base64');
  const text = [secret, base64, encodeURIComponent(secret), JSON.stringify(secret)].join(' | ');
  assert.equal(maskSecrets(text, [secret]), '*** | *** | *** | "***"');
});

test('a secret that contains another is masked whole, and masks are not masked again', () => {
  assert.equal(maskSecrets('abcdef abc *', ['abc', 'abcdef', '*']), '*** *** ***');
});

test('a secret that looks like a pattern is taken literally', () => {
  assert.equal(maskSecrets('aXc a.c', ['a.c']), 'aXc ***');
});

test('a text that was cut within a secret does not show its beginning', () => {
  const secret = 'hunter2-and-more';
  const text = `body began "Bearer ${secret}`;
  for (let length = 'body began "Bearer hunter'.length; length <= text.length; length++) {
    assert.equal(maskSecrets(text.slice(0, length), [secret]), 'body began "Bearer ***');
  }
  assert.equal(maskSecrets('a hunt', [secret]), 'a hunt', 'a few letters are no secret');
  assert.equal(maskSecrets('hunter goes home', [secret]), 'hunter goes home');
});

test('without secrets, or with empty ones, a text stays as it is', () => {
  assert.equal(maskSecrets('text', []), 'text');
  assert.equal(maskSecrets('text', ['']), 'text');
});

test('no secret survives, whatever is in it and around it', () => {
  const secret = fc.string({ minLength: 4, unit: 'binary' }).filter((text) => !text.includes('*'));
  fc.assert(
    fc.property(fc.string(), secret, fc.string(), (before, hidden, after) => {
      const masked = maskSecrets(before + hidden + after, [hidden]);
      // What remains may meet at a seam only across the mask.
      assert.ok(!masked.split('***').some((part) => part.includes(hidden)));
    }),
  );
});
