import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskBlock } from '../../src/measure/compose-record.ts';
import { makeBlock } from '../support/records.ts';

const SECRETS = ['hunter2'];

test('what a server said of its failures is stored without the secrets it was sent', () => {
  const failures = {
    'body-mismatch': { count: 3, example: 'body began "Bearer hunter2 is wrong"' },
    timeout: { count: 1, example: 'not answered' },
  };
  const block = maskBlock(makeBlock({ requests: [{ failures }] }), SECRETS);
  assert.deepEqual(block.capacity.requests.get('default')?.failures, {
    'body-mismatch': { count: 3, example: 'body began "Bearer *** is wrong"' },
    timeout: { count: 1, example: 'not answered' },
  });
});

test('of requests that are new with this version, too', () => {
  const failures = { timeout: { count: 1, example: 'sent "hunter2"' } };
  const { capacity } = makeBlock({ requests: [{ failures }] });
  const { added } = maskBlock({ ...makeBlock(), added: capacity }, SECRETS);
  assert.equal(added?.requests.get('default')?.failures.timeout?.example, 'sent "***"');
});

test('nothing else of a block changes, with secrets or without', () => {
  const block = makeBlock({ offeredRate: undefined });
  assert.deepEqual(maskBlock(block, SECRETS), block);
  assert.equal(maskBlock(block, []), block);
});
