import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { editDistance, suggest } from '../../../src/plan/rules/suggest.ts';

test('edit distance of known pairs', () => {
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('abc', ''), 3);
});

test('a word that is no word is compared with none', () => {
  assert.equal(suggest('a'.repeat(101), ['a'.repeat(100)]), undefined);
  assert.equal(suggest('a'.repeat(100), ['a'.repeat(99)]), 'a'.repeat(99));
});

test('edit distance is a metric', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      assert.equal(editDistance(a, a), 0);
      assert.equal(editDistance(a, b), editDistance(b, a));
      assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
    }),
  );
});

test('only a name that is near enough is suggested', () => {
  const known = ['connections', 'rate', 'url'];
  assert.equal(suggest('conections', known), 'connections');
  assert.equal(suggest('rat', known), 'rate');
  assert.equal(suggest('frobnicate', known), undefined);
  assert.equal(suggest('x', []), undefined);
});
