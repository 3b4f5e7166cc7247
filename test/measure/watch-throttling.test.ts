import assert from 'node:assert/strict';
import test from 'node:test';
import { watchThrottling } from '../../src/measure/watch-throttling.ts';

test('a quota that ran out while measuring is an incident that says how often', () => {
  const readings = [
    { periods: 100, throttled: 7 },
    { periods: 150, throttled: 12 },
  ];
  const [incident, ...more] = watchThrottling(() => readings.shift()).incidents();
  assert.deepEqual(more, []);
  assert.equal(incident?.kind, 'throttled');
  assert.match(incident?.text ?? '', /ran out in 5 of 50 periods/);
});

test('one that ran out before, or that is not there, is none', () => {
  assert.deepEqual(watchThrottling(() => ({ periods: 100, throttled: 7 })).incidents(), []);
  assert.deepEqual(watchThrottling(() => undefined).incidents(), []);
});
