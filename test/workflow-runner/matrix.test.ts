// GitHub's own examples of matrices, from its documentation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandMatrix } from './matrix.ts';

test('an included entry extends the combinations that it matches, and else is one of its own', () => {
  const combinations = expandMatrix({
    fruit: ['apple', 'pear'],
    animal: ['cat', 'dog'],
    include: [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ],
  });
  assert.deepEqual(combinations, [
    { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
    { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
    { fruit: 'pear', animal: 'cat', color: 'pink' },
    { fruit: 'pear', animal: 'dog', color: 'green' },
    { fruit: 'banana' },
    { fruit: 'banana', animal: 'cat' },
  ]);
});

test('included entries alone make a matrix, and a job without a matrix runs once', () => {
  const entries = [{ site: 'production' }, { site: 'staging' }];
  assert.deepEqual(expandMatrix({ include: entries }), entries);
  assert.deepEqual(expandMatrix(undefined), [{}]);
});
