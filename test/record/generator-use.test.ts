import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { addUses, besideUses } from '../../src/record/generator-use.ts';
import type { GeneratorUse } from '../../src/record/run-record.ts';
import { milliseconds, nanoseconds } from '../../src/units.ts';
import { generatorUse } from './random-record.ts';

const useOf = (time: number, demand: number | undefined = time): GeneratorUse => ({
  cpu: nanoseconds(time),
  busiest: nanoseconds(time),
  demand: demand === undefined ? undefined : nanoseconds(demand),
  loop: milliseconds(time),
  stalled: milliseconds(time),
  longestStall: milliseconds(time),
  pauses: time,
  paused: milliseconds(time),
  longestPause: milliseconds(time),
});

test('slices add up, and the longest stall and pause are kept', () => {
  const sum = { ...useOf(7), longestStall: 4, longestPause: 4 };
  assert.deepEqual(addUses([useOf(3), useOf(4)]), sum);
});

test('for parallel threads the busiest one counts, and their CPU time adds up', () => {
  assert.deepEqual(besideUses([useOf(3, 9), useOf(4, 5)]), {
    ...useOf(4, 9),
    cpu: 7,
    pauses: 7,
  });
});

test('a value that is unknown for one part is unknown for the sum', () => {
  for (const merge of [addUses, besideUses]) {
    assert.equal(merge([]), undefined);
    assert.equal(merge([useOf(1), undefined]), undefined);
    assert.equal(merge([useOf(1), { ...useOf(2), demand: undefined }])?.demand, undefined);
    assert.equal(merge([useOf(1), { ...useOf(2), demand: undefined }])?.cpu, 3);
  }
});

test('a single use does not change', () => {
  fc.assert(
    fc.property(generatorUse, (made) => {
      const use = { ...made };
      assert.deepEqual(addUses([use]), use);
      assert.deepEqual(besideUses([use]), use);
    }),
  );
});
