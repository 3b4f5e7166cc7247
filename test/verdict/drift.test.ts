// Chains of steps, and what is said of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Step } from '../../src/record/step.ts';
import { logRatio, ratio } from '../../src/units.ts';
import { chainOf, driftsOf } from '../../src/verdict/drift.ts';
import { warnOfDrift } from '../../src/verdict/warn-drift.ts';
import { makePlan } from '../support/judged.ts';
import { makeRecords, type RecordSketch } from '../support/records.ts';

const { tolerances } = makePlan();
const commitOf = (index: number): string => `${index}`.padStart(2, '0').repeat(20);

const stepFrom = (index: number, loss: number, error = 0.002): Step => {
  const shift = { loss: logRatio(loss), error: logRatio(error), units: 6 };
  return { base: commitOf(index), pairs: 6, throughput: shift, cpu: undefined, p99: undefined };
};

/** Ten merges after the first record, of one per cent each. */
const merges = (sketch: (index: number) => RecordSketch = () => ({})) =>
  makeRecords(11, (index) => ({
    commit: commitOf(index),
    ...(index === 0 ? {} : { step: stepFrom(index - 1, 0.01) }),
    ...sketch(index),
  }));

const at = (index: number, sketch: RecordSketch) => (each: number) =>
  each === index ? sketch : {};

test('ten losses of one per cent, each allowed, are named together', () => {
  const [warning, ...others] = warnOfDrift(merges(), tolerances);
  assert.deepEqual(others, []);
  assert.equal(warning?.code, 'drift');
  assert.match(
    warning?.text ?? '',
    /^Throughput: 10 changes since 0000000, each within what is allowed, come to a fall of 9\.5 % \(between \d\.\d % and 1\d %\); 5 % is allowed\. That is the oldest record\./,
  );
});

test('what is not shown to be beyond the tolerance is not named', () => {
  const noisy = merges((index) => (index === 0 ? {} : { step: stepFrom(index - 1, 0.01, 0.02) }));
  assert.deepEqual(warnOfDrift(noisy, tolerances), []);
  const small = merges((index) => (index === 0 ? {} : { step: stepFrom(index - 1, 0.004) }));
  assert.deepEqual(warnOfDrift(small, tolerances), []);
  const gains = merges((index) => (index === 0 ? {} : { step: stepFrom(index - 1, -0.01) }));
  assert.deepEqual(warnOfDrift(gains, tolerances), []);
});

for (const [says, sketch, anchor, because] of [
  ['nothing in the way', () => ({}), 0, 'oldest'],
  ['a record without a step', at(4, { step: undefined }), 4, 'gap'],
  ['a step from another commit', at(4, { step: stepFrom(1, 0.01) }), 4, 'gap'],
  ['an accepted loss', at(6, { isNewLevel: true }), 6, 'new-level'],
] as const) {
  test(`a chain with ${says} begins at record ${anchor}`, () => {
    const chain = chainOf(merges(sketch));
    assert.deepEqual([chain?.anchor.commit, chain?.because], [commitOf(anchor), because]);
    assert.equal(chain?.links.length, 10 - anchor);
  });
}

test('a chain that begins at a gap says so', () => {
  const [warning] = warnOfDrift(merges(at(2, { step: undefined })), tolerances);
  assert.match(warning?.text ?? '', /8 changes since 0202020.*The chain of steps begins there/);
});

test('a step that was beyond the tolerance by itself is not called allowed', () => {
  const [warning] = warnOfDrift(merges(at(3, { step: stepFrom(2, 0.08) })), tolerances);
  assert.match(warning?.text ?? '', /10 changes since 0000000 come to/);
});

test('a commit that was measured again counts once, as it was measured first', () => {
  const again = merges(at(5, { commit: commitOf(4), step: stepFrom(3, 0.5) })).slice(0, 6);
  const chain = chainOf(again);
  assert.equal(chain?.links.length, 4);
  assert.deepEqual(
    chain?.links.map(({ step }) => step?.throughput?.loss),
    [0.01, 0.01, 0.01, 0.01],
  );
});

test('machines do not matter to a step', () => {
  const hosted = merges((index) => ({
    environment: { machine: `runner ${index}`, cores: index + 1 },
  }));
  assert.equal(warnOfDrift(hosted, tolerances).length, 1);
});

test('two steps are no drift, and a metric that one step lacks is not added up', () => {
  const chain = chainOf(merges().slice(0, 3));
  assert.ok(chain !== undefined);
  assert.deepEqual(driftsOf(chain, tolerances), []);
  const lacking = merges(at(5, { step: { ...stepFrom(4, 0.01), throughput: undefined } }));
  assert.deepEqual(warnOfDrift(lacking, tolerances), []);
  assert.equal(chainOf([]), undefined);
});

test('a wide tolerance allows more', () => {
  const wide = { ...tolerances, throughput: ratio(0.2) };
  assert.deepEqual(warnOfDrift(merges(), wide), []);
});
