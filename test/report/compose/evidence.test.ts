import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { type EvidenceInput, reportEvidence } from '../../../src/report/compose/evidence.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { makeRecord } from '../../support/records.ts';

const evidenceOf = (record: RunRecord, input: Partial<EvidenceInput> = {}) =>
  reportEvidence({ record, comparisons: [], hasStored: false, chosen: undefined, ...input });

const sidesOf = (record: RunRecord, input: Partial<EvidenceInput> = {}) => {
  const { sideBySide } = evidenceOf(record, input);
  assert.ok(sideBySide !== null);
  return sideBySide;
};

test('the kind follows from what was measured and found', () => {
  assert.equal(evidenceOf(makeRecord()).kind, 'none');
  assert.equal(evidenceOf(makeRecord(), { hasStored: true }).kind, 'stored');
  assert.equal(evidenceOf(makePairedRecord(), { hasStored: true }).kind, 'side-by-side');
});

test('the reason is the one that the gate gave, where the gate gave one of this kind', () => {
  const chosen = { kind: 'side-by-side', because: 'Nine records were not enough.' } as const;
  assert.equal(evidenceOf(makePairedRecord(), { chosen }).because, chosen.because);
  assert.notEqual(evidenceOf(makeRecord(), { chosen }).because, chosen.because);
  assert.equal(evidenceOf(makeRecord(), { chosen }).sideBySide, null);
});

test('a record without its baseline arm is evidence of one version', () => {
  const record = makePairedRecord();
  const blocks = record.blocks.filter(({ arm }) => arm === 'candidate');
  assert.equal(evidenceOf({ ...record, blocks }).kind, 'none');
});

test('the evidence names the baseline and the look at which it was judged', () => {
  const record = makePairedRecord({
    pairs: 10,
    look: { number: 1, of: 2, plannedBlocks: 17 },
    baselineArm: { kind: 'directory', commit: undefined },
    load: { arms: 2, turns: 'one-arm-at-a-time' },
  });
  const { arm, blocks, plannedBlocks, look, looks, turns } = sidesOf(record);
  assert.deepEqual(arm, { kind: 'directory', commit: null });
  assert.deepEqual([blocks, plannedBlocks, look, looks], [10, 17, 1, 2]);
  assert.equal(turns, 'one-arm-at-a-time');
});

test('pairs are counted, not blocks: an arm may have died in the last one', () => {
  const pairs = [{}, {}, { candidate: null }];
  assert.equal(sidesOf(makePairedRecord({ pairs })).blocks, 2);
});

test('pooled attempts have at least as many planned as measured', () => {
  const look = { number: 2, of: 2, plannedBlocks: 4 };
  assert.equal(sidesOf(makePairedRecord({ pairs: 9, look })).plannedBlocks, 9);
});

test('the evidence counts the kept slices of each arm', () => {
  const kept = { cleaning: { slices: 120, kept: 60 } };
  const record = makePairedRecord({ pairs: 3, candidate: kept });
  assert.deepEqual(sidesOf(record).cleaning, {
    baseline: { slices: 300, kept: 240 },
    candidate: { slices: 360, kept: 180 },
    isJudged: false,
  });
  const uncleaned = makePairedRecord({ candidate: { cleaning: undefined } });
  assert.equal(sidesOf(uncleaned).cleaning, null);
});

test('the placement of connections on workers is known of both arms or not at all', () => {
  const workers = (imbalance: number) => ({ placement: { workers: 4, imbalance } });
  const pairs = [0.2, 0.4].map((imbalance) => ({ candidate: workers(imbalance) }));
  const record = makePairedRecord({
    pairs,
    baseline: workers(0.1),
    load: { arms: 2, reopens: true },
  });
  const { placement } = sidesOf(record);
  assert.ok(placement !== null);
  assert.deepEqual([placement.workers, placement.reopens], [4, true]);
  assert.equal(placement.baselineImbalance, 0.1);
  assert.ok(Math.abs(placement.candidateImbalance - 0.3) < 1e-12);
  assert.equal(sidesOf(makePairedRecord({ pairs })).placement, null);
  assert.equal(sidesOf(makePairedRecord({ baseline: workers(0.1) })).placement, null);
});

test('pairs differ by the standard deviation of their log ratios', () => {
  const pairs = [1, Math.E].map((growth) => ({
    baseline: { throughput: 6_000, window: 1_000 },
    candidate: { throughput: 6_000 * growth, window: 1_000 },
  }));
  const { blockSpread } = sidesOf(makePairedRecord({ pairs }));
  assert.ok(Math.abs((blockSpread.throughput ?? 0) - Math.SQRT1_2) < 1e-6);
  assert.equal(blockSpread.p99, 0);
  const single = sidesOf(makePairedRecord({ pairs: 1 })).blockSpread;
  assert.deepEqual(single, { throughput: null, p99: null });
});
