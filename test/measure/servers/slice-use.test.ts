import assert from 'node:assert/strict';
import test from 'node:test';
import { nanosecondsBetween, totalOf } from '../../../src/measure/servers/slice-use.ts';
import { nanoseconds } from '../../../src/units.ts';

const of = (...times: readonly (number | undefined)[]) =>
  totalOf(times.map((time) => (time === undefined ? undefined : nanoseconds(time))));

test('the total is unknown where a slice is unknown or there is none', () => {
  assert.equal(of(3, 4), 7);
  assert.equal(of(3, undefined), undefined);
  assert.equal(of(), undefined);
});

test('the growth is known where both readings are', () => {
  assert.equal(nanosecondsBetween(nanoseconds(3), nanoseconds(10)), 7);
  assert.equal(nanosecondsBetween(undefined, nanoseconds(10)), undefined);
  assert.equal(nanosecondsBetween(nanoseconds(3), undefined), undefined);
});
