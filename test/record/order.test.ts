import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestFirst, oldestFirst } from '../../src/record/order.ts';
import { makeRecord } from '../support/records.ts';

const on = (day: number, id: string, attempt = 1) =>
  makeRecord({ id, attempt, measuredAt: new Date(Date.UTC(2025, 0, day)).toISOString() });

const old = on(1, 'old');
const oldAgain = on(9, 'old', 2);
const young = on(2, 'young');

test('all attempts of a run take the place of the first', () => {
  assert.deepEqual(oldestFirst([oldAgain, young, old]), [old, oldAgain, young]);
  assert.deepEqual(newestFirst([oldAgain, young, old]), [young, oldAgain, old]);
});

test('without the first attempt, all take the place of the earliest one left', () => {
  const third = on(12, 'old', 3);
  assert.deepEqual(oldestFirst([third, young, oldAgain]), [young, oldAgain, third]);
});

test('attempts are sorted by number, whatever their clocks said', () => {
  const early = on(1, 'skewed', 2);
  const late = on(3, 'skewed', 1);
  assert.deepEqual(oldestFirst([early, young, late]), [late, early, young]);
});

test('the given list does not change', () => {
  const given = [young, old];
  newestFirst(given);
  assert.deepEqual(given, [young, old]);
});
