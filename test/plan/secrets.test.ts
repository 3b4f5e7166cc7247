import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskSecrets } from '../../src/mask.ts';
import { secretParts } from '../../src/plan/secrets.ts';

test('a secret of one line is hidden whole, however short it is', () => {
  for (const secret of ['x', '32', 'hunter2']) assert.deepEqual(secretParts(secret), [secret]);
});

test('each line of a secret is hidden, except those that occur everywhere', () => {
  const key = '{\r\n  "id": "abc-def",\n  []\n}\n';
  assert.deepEqual(secretParts(key), [key, key.trim(), '"id": "abc-def",']);
});

test('a short secret is hidden without its line end, too', () => {
  assert.deepEqual(secretParts('abc\n'), ['abc\n', 'abc']);
});

test('a blank secret hides nothing', () => {
  assert.deepEqual(['', ' ', '\n\t\n'].flatMap(secretParts), []);
});

test('no long line of a secret survives, wherever it is repeated', () => {
  const line = fc.stringMatching(/^[a-z0-9]{6,20}$/);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const parts = secretParts(lines.join(end));
      for (const each of lines) assert.equal(maskSecrets(`> ${each} <`, parts), '> *** <');
    }),
  );
});
