// Chains of steps, and what is said of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { mergeRecords } from '../../src/baseline/merge-records.ts';
import { carrySteps } from '../../src/record/carry-steps.ts';
import type { Step } from '../../src/record/step.ts';
import { logRatio, ratio } from '../../src/units.ts';
import { beginningOf, chainOf, driftsOf } from '../../src/verdict/drift.ts';
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
    assert.ok(chain !== undefined);
    assert.deepEqual([beginningOf(chain), chain.because], [commitOf(anchor), because]);
    assert.equal(chain.links.length, 10 - anchor);
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

const anchorAt = (index: number, name = 'v1.4.0') => ({ name, commit: commitOf(index) });

test('an anchor is where the chain begins, and its name is told', () => {
  const chain = chainOf(merges(), anchorAt(2));
  assert.deepEqual([chain?.because, chain?.links.length], ['anchor', 8]);
  const [warning] = warnOfDrift(merges(), tolerances, anchorAt(2));
  assert.match(
    warning?.text ?? '',
    /^Throughput: 8 changes since v1\.4\.0 \(0202020\), each within what is allowed, come to a fall of 7\.7 % .* is allowed\. `perf-gate history` shows/,
  );
});

test('an anchor by its own hash is not named twice', () => {
  const [warning] = warnOfDrift(merges(), tolerances, anchorAt(2, commitOf(2)));
  assert.match(warning?.text ?? '', /8 changes since 0202020, each/);
});

test('an anchor needs no record where the oldest step leads from it', () => {
  const chain = chainOf(merges().slice(1), anchorAt(0));
  assert.deepEqual([chain?.because, chain?.links.length], ['anchor', 10]);
});

test('an accepted loss at the anchor is before it, and one after it begins the chain', () => {
  assert.equal(chainOf(merges(at(2, { isNewLevel: true })), anchorAt(2))?.because, 'anchor');
  assert.equal(chainOf(merges(at(3, { isNewLevel: true })), anchorAt(2))?.because, 'new-level');
  const led = merges(at(1, { isNewLevel: true })).slice(1);
  assert.deepEqual(chainOf(led, anchorAt(0)), { because: 'new-level', links: chainLinks(led) });
});

const chainLinks = (records: Parameters<typeof chainOf>[0]) => chainOf(records)?.links;

test('an anchor that the chain does not reach is said to be out of sight', () => {
  const [warning] = warnOfDrift(merges(), tolerances, { name: 'v0.9', commit: 'f'.repeat(40) });
  assert.match(
    warning?.text ?? '',
    /10 changes since 0000000.* That is the oldest record\. What changed between it and v0\.9 is not known\./,
  );
});

test('an anchor at the newest commit leaves nothing to add up', () => {
  assert.deepEqual(warnOfDrift(merges(), tolerances, anchorAt(10)), []);
});

test('steps of records that are no longer stored count as those of others do', () => {
  const all = merges();
  const kept = mergeRecords([all]).slice(-1);
  const carried = carrySteps(kept, all);
  assert.deepEqual(
    chainOf(carried)?.links.map(({ step }) => step),
    chainOf(all)?.links.map(({ step }) => step),
  );
  assert.equal(
    warnOfDrift(carried, tolerances)[0]?.text.replace(/That is.*/, ''),
    warnOfDrift(all, tolerances)[0]?.text.replace(/That is.*/, ''),
  );
  assert.equal(chainOf(carried, anchorAt(2))?.links.length, 8);
});

test('a rise of p99 within the floor of what it was at the anchor is no drift', () => {
  const p99 = { loss: logRatio(0.05), error: logRatio(0.001), units: 6 };
  const records = (service: number) =>
    merges((index) => ({
      requests: [{ service: { p50: service / 2, p99: service * Math.exp(0.05 * index) } }],
      ...(index === 0 ? {} : { step: { ...stepFrom(index - 1, 0), p99 } }),
    }));
  // From 500 µs to 824 µs is less than the floor of 0.5 ms; from 5 ms it is more.
  const count = (all: Parameters<typeof warnOfDrift>[0]) => warnOfDrift(all, tolerances).length;
  assert.deepEqual([count(records(500)), count(records(5_000))], [0, 1]);
  const carried = carrySteps(records(500).slice(-1), records(500));
  assert.equal(count(carried), 0);
});
