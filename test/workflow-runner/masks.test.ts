// Nothing of a secret is left, whatever stands around it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Masks } from './masks.ts';

test('a masked text holds no secret, also where secrets overlap', () => {
  const secret = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1 }), fc.array(secret), (secrets, others) => {
      const masks = new Masks();
      for (const one of secrets) masks.add(one);
      const shown = masks.apply([...others, ...secrets, ...others].join(''));
      for (const one of secrets) assert.ok(!shown.includes(one), shown);
    }),
  );
});

test('finds that overlap become one mark, and what is around them stays', () => {
  const masks = new Masks();
  masks.add('secret');
  masks.add('retry');
  assert.equal(masks.apply('a secretry b secret'), 'a *** b ***');
  assert.equal(masks.apply('nothing here'), 'nothing here');
});

test('a secret is found in base64 wherever in the encoded text it begins', () => {
  const masks = new Masks();
  masks.add('a-longer-secret');
  for (const before of ['', 'u', 'us', 'use']) {
    const encoded = Buffer.from(`${before}a-longer-secret`).toString('base64');
    assert.match(masks.apply(encoded), /^[\w+/]{0,4}\*\*\*$/, before);
  }
});
