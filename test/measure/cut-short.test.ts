import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeasuredArms } from '../../src/measure/close-blocks.ts';
import { cutShort } from '../../src/measure/cut-short.ts';
import { milliseconds } from '../../src/units.ts';
import { makeRecord } from '../support/records.ts';

const { blocks } = makeRecord();
const well: MeasuredArms = {
  blocks,
  firstAnswers: new Map(),
  incidents: [],
  warmUp: {
    answers: 1,
    took: milliseconds(1),
    isWarm: true,
    surplus: milliseconds(0),
    fall: undefined,
  },
};
const broken: MeasuredArms = { ...well, incidents: [{ kind: 'throttled', text: '' }] };

test('fewer than three blocks decide nothing, and say so', () => {
  const textsOf = (measured: readonly MeasuredArms[]) => cutShort(measured).map(({ text }) => text);
  assert.deepEqual(textsOf([well]), [
    'only 1 block was measured: too few to decide; set a larger budget',
  ]);
  assert.match(textsOf([well, well])[0] ?? '', /^only 2 blocks were measured/);
  assert.deepEqual(textsOf([well, well, well]), []);
});

test('where a block went wrong, that is the reason', () => {
  assert.deepEqual(cutShort([well, broken]), []);
});
