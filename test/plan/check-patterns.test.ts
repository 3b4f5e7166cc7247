import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../../src/errors.ts';
import { checkPatterns } from '../../src/plan/check-patterns.ts';
import { planOf } from './raw-inputs.ts';

const planWith = (...patterns: readonly string[]) =>
  planOf(
    JSON.stringify({
      start: 's',
      requests: patterns.map((pattern, index) => ({
        path: `/${index}`,
        expect: { 'body-matches': pattern },
      })),
    }),
  );

test('patterns that can be matched within a bound have no fault', async () => {
  await checkPatterns(planWith('^(a+)+$', '"hits":\\s*[1-9]', '\\u00e9\\/'));
  await checkPatterns(planOf('start: s'));
});

test('each other pattern is a fault of its request', async () => {
  await assert.rejects(checkPatterns(planWith('(?=a)b', 'ok', '(a)\\1')), (error) => {
    assert.ok(error instanceof InputError);
    assert.deepEqual(
      error.faults.map(({ place }) => place),
      ['requests: GET /0: expect.body-matches', 'requests: GET /2: expect.body-matches'],
    );
    return true;
  });
});
