// When a run of two versions is looked at.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksAt } from '../../src/stats/look-plan.ts';

test('after every pair from the fourth on, and after the last, however few there are', () => {
  assert.deepEqual([1, 3, 4, 7].map(looksAt), [[1], [3], [4], [4, 5, 6, 7]]);
});
