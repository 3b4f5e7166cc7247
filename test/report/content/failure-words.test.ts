import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFailures } from '../../../src/report/content/failure-words.ts';
import { makeDetails, makeRequestDetails } from '../../support/report-parts.ts';

test('a request that failed is named, and then what it is like', () => {
  const failures = [{ class: 'timeout', count: 3, example: '' }] as const;
  const line = { sent: 40, failures, method: 'GET', path: '/items?page={seq}' };
  const saidOf = (...names: readonly string[]) =>
    describeFailures(
      makeDetails({ requests: names.map((name) => makeRequestDetails({ ...line, name })) }),
    )?.replace(/ failed: .*/, '');
  assert.equal(saidOf('list'), '3 of 40 requests of GET /items?page={seq}');
  assert.equal(
    saidOf('list', 'item'),
    '6 of 80 requests of list (GET /items?page={seq}) and 1 other',
  );
  assert.equal(
    saidOf('GET /items?page={seq}', 'item'),
    '6 of 80 requests of GET /items?page={seq} and 1 other',
  );
});
