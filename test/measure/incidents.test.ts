import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHopeless, type MeasuredArms } from '../../src/measure/close-blocks.ts';
import { cutShort, throttledBetween } from '../../src/measure/incidents.ts';
import { milliseconds } from '../../src/units.ts';
import { makeBlock, makeRecord } from '../support/records.ts';

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

const { blocks } = makeRecord();
const well: MeasuredArms = {
  blocks,
  firstAnswers: new Map(),
  programs: [],
  incidents: [],
  warmUp: {
    answers: 1,
    took: milliseconds(1),
    isWarm: true,
    surplus: milliseconds(0),
    fall: undefined,
    errors: new Map(),
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

const still: MeasuredArms = { ...well, blocks: [makeBlock({ throughput: 0 })] };

test('a block without an answer is evidence, unless no block has one', () => {
  assert.ok(isHopeless([still]));
  assert.ok(isHopeless([still, still]));
  assert.ok(!isHopeless([well, still]));
  assert.ok(!isHopeless([still, well]));
  assert.ok(isHopeless([well, broken]));
});

test('beside a baseline that answers, a candidate that does not is measured on', () => {
  const [baseline, silent] = [{}, { throughput: 0 }].map((sketch) =>
    makeBlock({ arm: 'baseline', ...sketch }),
  );
  assert.ok(baseline && silent);
  assert.ok(!isHopeless([{ ...still, blocks: [...still.blocks, baseline] }]));
  assert.ok(isHopeless([{ ...well, blocks: [...well.blocks, silent] }]));
});
