import assert from 'node:assert/strict';
import test from 'node:test';
import { allowedRetention } from '../../../src/github/job/allowed-retention.ts';

test('no artifact is to be kept for longer than the repository allows', () => {
  assert.equal(allowedRetention(90, '30'), 30);
  assert.equal(allowedRetention(30, '90'), 30);
});

test('a limit that is no number of days is none', () => {
  for (const limit of [undefined, '', '0', '-1', '1.5', '30 days', 'Infinity']) {
    assert.equal(allowedRetention(90, limit), 90, limit);
  }
});
