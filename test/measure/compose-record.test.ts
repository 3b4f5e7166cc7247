import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskBlock } from '../../src/measure/compose-record.ts';
import { makeBlock } from '../support/records.ts';

const SECRETS = ['hunter2'];

test('the examples of failures are stored without the secrets that were sent', () => {
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

test('the examples of new requests are stored without secrets, too', () => {
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
