import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsIn, warnOfFailures } from '../../../src/measure/warm-up/failures.ts';
import { ratio } from '../../../src/units.ts';
import { makeRecord } from '../../support/records.ts';

const block = (candidate: number, baseline: number) =>
  new Map([
    ['candidate', { sent: 1_000, errors: candidate }],
    ['baseline', { sent: 2_000, errors: baseline }],
  ] as const);

const textsOf = (...warmUps: Parameters<typeof warnOfFailures>[0]) =>
  warnOfFailures(warmUps, ratio(0.01)).map(({ text }) => text);

test('failures in the warm-up are told of both versions, over all blocks', () => {
  const [text, ...more] = textsOf(block(300, 0), block(203, 0));
  assert.deepEqual(more, []);
  assert.match(text ?? '', /failed: 503 of 2000 of the candidate, and none of the baseline\./);
});

test('as many as are allowed are no reason for a warning', () => {
  assert.deepEqual(textsOf(block(0, 0)), []);
  assert.deepEqual(textsOf(block(10, 20)), []);
  assert.equal(textsOf(block(0, 21)).length, 1);
});

test('counts what says something about the server', () => {
  const [block] = makeRecord().blocks;
  assert.ok(block);
  const [first] = block.capacity.requests;
  assert.ok(first);
  const [name, request] = first;
  const failures = {
    'unexpected-status': { count: 2, example: '' },
    'stale-keep-alive': { count: 4, example: '' },
  };
  const requests = new Map([[name, { ...request, sent: 13, failures }]]);
  const phase = { ...block.capacity, requests };
  assert.deepEqual(errorsIn(phase), { sent: 13, errors: 2 });
});
