import assert from 'node:assert/strict';
import test from 'node:test';
import { throttledBetween } from '../../src/measure/throttled.ts';

const BEFORE = { periods: 100, throttled: 7 };

test('a quota that ran out while measuring is an incident that says how often', () => {
  const [incident, ...more] = throttledBetween(BEFORE, { periods: 150, throttled: 12 });
  assert.deepEqual(more, []);
  assert.equal(incident?.kind, 'throttled');
  assert.match(incident?.text ?? '', /ran out in 5 of 50 periods/);
});

test('a quota that ran out before, or that does not exist, is not an incident', () => {
  assert.deepEqual(throttledBetween(BEFORE, BEFORE), []);
  assert.deepEqual(throttledBetween(undefined, undefined), []);
});
