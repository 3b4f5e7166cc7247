// A generator without headroom: when it is one, and what of a verdict stands all the same.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findSaturation } from '../../../src/verdict/conduct/generator.ts';
import { codesOf, invalidityOf, judged, judgedPairs, makePlan } from '../../support/judged.ts';
import { makeRecord, makeRecords, type RecordSketch } from '../../support/records.ts';

/** Its thread had work all the time and ran; the server used 0.77 of the three cores that were left. */
const SATURATED = {
  generator: { busy: 0.97, demand: 0.99 },
  environment: { cores: 4 },
} as const;

/** Cores that 6000 requests per second of this cost keep busy: windows are 0.8 of the time. */
const costOf = (cores: number): number => (cores / 0.8 / 6_000) * 1e6;

test('the generator is the limit where only its queue never runs dry', () => {
  const rows: readonly (readonly [string, RecordSketch, boolean])[] = [
    ['work all the time, a server half idle', {}, true],
    ['it waits for answers', { generator: { busy: 0.9, demand: 0.93 } }, false],
    ['it waits for a CPU', { generator: { busy: 0.7, demand: 1 } }, false],
    [
      'it waits for a CPU, and the server cannot have been what ran',
      { generator: { busy: 0.6, demand: 1 }, cpuPerRequest: costOf(0.1) },
      true,
    ],
    ['a kernel that does not say', { generator: { busy: 0.97, demand: null, loop: 0.98 } }, true],
    ['the same, waiting', { generator: { busy: 0.9, demand: null, loop: 0.93 } }, false],
    ['a generator that was not measured', { generator: undefined }, false],
    ['a server whose CPU time is unknown', { cpuPerRequest: undefined }, false],
    ['a server of one thread that is full', { cpuPerRequest: costOf(0.95) }, false],
    ['the same, and something else took a part of it', { serverWaited: 0.4 }, false],
    ['threads on all cores that are left', { cpuPerRequest: costOf(2.7) }, false],
    ['threads that leave some', { cpuPerRequest: costOf(1.6) }, true],
    [
      'two workers that are full',
      { cpuPerRequest: costOf(1.8), placement: { workers: 2, imbalance: 0 } },
      false,
    ],
    [
      'two workers of which one idles',
      { cpuPerRequest: costOf(1), placement: { workers: 2, imbalance: 1 } },
      true,
    ],
    ['a machine with no core left', { environment: { cores: 1 }, cpuPerRequest: 20 }, false],
    ['a quota that leaves none', { environment: { cores: 4, cpuQuota: 1.5 } }, false],
  ];
  for (const [words, sketch, expected] of rows) {
    const record = makeRecord({ ...SATURATED, ...sketch });
    assert.equal(findSaturation(record) !== undefined, expected, words);
  }
});

test('a pass that rests on the throughput of the generator makes the run invalid', () => {
  const both = judgedPairs(SATURATED);
  assert.equal(invalidityOf(both), 'generator-limited');
  const text = both.kind === 'invalid-run' ? both.because.text : '';
  assert.match(text, /^The load generator, not the server, was the limit.* 99 % of the time/);
  assert.match(text, /no more than 0\.79 of the 3\.03 cores/);
});

test('one limited arm is enough to hide a loss', () => {
  const { environment, ...arm } = SATURATED;
  for (const limited of ['baseline', 'candidate'] as const) {
    const verdict = judgedPairs({ environment, [limited]: arm });
    assert.equal(invalidityOf(verdict), 'generator-limited', limited);
  }
});

test('a loss that shows although the baseline was held back stands', () => {
  const { environment, ...arm } = SATURATED;
  const verdict = judgedPairs({ environment, baseline: arm, candidate: { throughput: 5_000 } });
  assert.equal(verdict.kind, 'regression');
  const said = verdict.warnings.find(({ code }) => code === 'generator-saturated');
  assert.match(said?.text ?? '', /^While the baseline was measured: the load gen/);
});

test('a candidate that was held back may have lost nothing: only what is not of capacity stands', () => {
  const slower = judgedPairs({ ...SATURATED, candidate: { throughput: 5_000 } });
  assert.equal(invalidityOf(slower), 'generator-limited');
  const dearer = judgedPairs({
    ...SATURATED,
    candidate: { cpuPerRequest: 170 },
    baseline: { cpuPerRequest: 130 },
  });
  assert.equal(dearer.kind, 'regression');
  assert.ok(codesOf(dearer).includes('generator-saturated'));
});

test('where CPU time must be shown to be within tolerance, a pass does not rest on throughput', () => {
  const verdict = judgedPairs(SATURATED, { plan: makePlan({ gateCpu: 'always' }) });
  assert.equal(verdict.kind, 'pass');
  assert.ok(codesOf(verdict).includes('generator-saturated'));
});

test('against stored records, this run or the newest record can be the limited one', () => {
  const stored = makeRecords(20);
  assert.equal(invalidityOf(judged(SATURATED, { stored })), 'generator-limited');
  const limited = makeRecords(20, () => SATURATED);
  const { environment } = SATURATED;
  assert.equal(invalidityOf(judged({ environment }, { stored: limited })), 'generator-limited');
  assert.equal(judged({ environment }, { stored: makeRecords(20) }).kind, 'pass');
});

test('a first run has nothing to compare with, but must not fail a limit because of the generator', () => {
  const first = judged(SATURATED);
  assert.equal(first.kind, 'no-baseline');
  assert.deepEqual(codesOf(first), ['generator-saturated']);
  const plan = makePlan({ minThroughput: 9_000 });
  assert.equal(invalidityOf(judged({ ...SATURATED, blocks: 10 }, { plan })), 'generator-limited');
});
