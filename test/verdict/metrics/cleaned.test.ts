// When the cleaned p99 is a gate, and which warning appears where it is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agree } from '../../../src/verdict/metrics/cleaned.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { codesOf, comparisonOf, judgedPairs } from '../../support/judged.ts';

const kept = (share: number, slices = 100) => ({ cleaning: { slices, kept: share } });
const textOf = (verdict: Verdict, code: string) =>
  verdict.warnings.find((warning) => warning.code === code)?.text ?? '';

test('the same share kept of both arms: judged, as the uncleaned p99 is', () => {
  const verdict = judgedPairs({ baseline: kept(80), candidate: kept(78) });
  assert.equal(comparisonOf(verdict, 'clean-response-p99').role, 'guard');
  assert.equal(comparisonOf(verdict, 'response-p99').role, 'guard');
  assert.deepEqual(codesOf(verdict), []);
});

test('shares further apart than chance explains: not judged, with both shares', () => {
  const verdict = judgedPairs({ baseline: kept(80), candidate: kept(70) });
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'clean-response-p99'));
  assert.equal(comparisonOf(verdict, 'response-p99').role, 'guard');
  assert.match(
    textOf(verdict, 'kept-shares-differ'),
    /^70 % of 1000 slices of the candidate and 80 % of 1000 slices of the baseline/,
  );
});

test('one block without CPU waits: not judged, with a warning', () => {
  const verdict = judgedPairs({ pairs: [{ candidate: { cleaning: undefined } }, {}, {}, {}] });
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'clean-response-p99'));
  assert.match(textOf(verdict, 'not-cleaned'), /does not tell how long the server waited/);
});

test('pairs with few clean samples are merged until they hold those of a p99', () => {
  const half = { requests: [{ cleanSamples: 600 }] };
  const verdict = judgedPairs({ pairs: 12, baseline: half, candidate: half });
  const samplesOf = (metric: string) => comparisonOf(verdict, metric).samples;
  assert.deepEqual([samplesOf('clean-response-p99'), samplesOf('p99')], [6, 12]);
  assert.deepEqual(codesOf(verdict), []);
});

test('a request that does not get the samples of four units is not judged, and holds up nothing', () => {
  const few = { requests: [{ cleanSamples: 40 }] };
  const verdict = judgedPairs({ pairs: 10, baseline: few, candidate: few });
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'clean-response-p99'));
  assert.deepEqual([verdict.kind, codesOf(verdict)], ['pass', []]);
});

test('at capacity a request that will get its samples later holds up a pass until then', () => {
  const some = { requests: [{ samples: 300 }] };
  const look = { number: 1, of: 25, plannedBlocks: 28 };
  const verdict = judgedPairs({ pairs: 4, look, baseline: some, candidate: some });
  assert.equal(verdict.kind, 'inconclusive');
  assert.equal(judgedPairs({ pairs: 16, look, baseline: some, candidate: some }).kind, 'pass');

  const none = { requests: [{ samples: 200 }] };
  const early = judgedPairs({ pairs: 4, look, baseline: none, candidate: none });
  assert.match(
    early.kind === 'inconclusive' ? early.need : early.kind,
    /^The p99 of "default": it has too few samples so far/,
  );
});

test('without a fixed rate there is nothing to clean, and no warning', () => {
  assert.deepEqual(codesOf(judgedPairs({ offeredRate: undefined })), []);
});

const slices = fc.integer({ min: 50, max: 5_000 });
const shareOf = (count: number, share: number) => Math.round(count * share);
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('swapping the arms changes nothing, and equal shares always agree', () => {
  fc.assert(
    fc.property(slices, share, share, (count, a, b) => {
      const one = { slices: count, kept: shareOf(count, a) };
      const other = { slices: count, kept: shareOf(count, b) };
      assert.equal(agree(one, other), agree(other, one));
      assert.ok(agree(one, one));
    }),
  );
});

test('with all but a handful kept, less than a per cent of the slices may differ and no more', () => {
  assert.ok(agree({ slices: 10_000, kept: 10_000 }, { slices: 10_000, kept: 9_930 }));
  assert.ok(!agree({ slices: 10_000, kept: 10_000 }, { slices: 10_000, kept: 9_900 }));
});
