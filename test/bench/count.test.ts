// A number that is none is refused: as NaN it would end a loop before its first turn.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCount } from '../../bench/count.ts';

test('a whole number is read, and anything else is refused with what to write', () => {
  assert.equal(readCount('12', '--rounds'), 12);
  assert.equal(readCount('0', '--from', 0), 0);
  for (const text of ['x', '', '1.5', '-1', '1e3', 'Infinity', '9'.repeat(20), '0']) {
    assert.throws(() => readCount(text, '--rounds'), {
      message: `--rounds: write a whole number from 1 on instead of "${text}".`,
    });
  }
});
