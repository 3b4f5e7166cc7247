import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskBlock } from '../../src/gate/mask-texts.ts';
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

test('nothing else of a block changes, with secrets or without', () => {
  const block = makeBlock({ offeredRate: undefined });
  assert.deepEqual(maskBlock(block, SECRETS), block);
  assert.equal(maskBlock(block, []), block);
});
