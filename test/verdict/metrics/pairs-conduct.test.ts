// Failures, deaths, missed rates and faults of the measuring, with both versions in one run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident } from '../../../src/record/incident.ts';
import { nanoseconds } from '../../../src/units.ts';
import { judge } from '../../../src/verdict/judge.ts';
import type { JudgeInput } from '../../../src/verdict/prepare.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import {
  codesOf,
  comparisonOf,
  invalidityOf,
  judgedPairs as judgedTen,
  makePlan,
  offendingOf,
} from '../../support/judged.ts';
import { makePairedRecord, type PairedRecordSketch } from '../../support/paired-records.ts';

const judgedPairs = (sketch: PairedRecordSketch, more: Partial<JudgeInput> = {}): Verdict =>
  judgedTen({ pairs: 12, ...sketch }, more);

const failing = (count: number) => ({
  requests: [{ failures: { 'unexpected-status': { count, example: '503' } } }],
});

test('failures of the candidate alone are a regression of errors, at any look', () => {
  for (const look of [undefined, { number: 1, of: 2, plannedBlocks: 20 }]) {
    const verdict = judgedPairs({ ...(look && { look }), candidate: failing(1_000) });
    assert.deepEqual(offendingOf(verdict), ['errors']);
    assert.match(comparisonOf(verdict, 'errors').because, /unexpected-status/);
  }
});

test('a baseline that fails requests makes the run invalid, whether or not the candidate does', () => {
  for (const candidate of [failing(1_000), {}]) {
    const verdict = judgedPairs({ baseline: failing(1_000), candidate });
    assert.equal(invalidityOf(verdict), 'baseline-failed');
    assert.match(
      verdict.kind === 'invalid-run' ? verdict.because.text : '',
      /^While the baseline was measured, 12000 of/,
    );
  }
});

test('failures of the candidate that are not shown to be new make the run invalid', () => {
  // Of about 96000 in each of 12 blocks: 0.19 % is shown to be above 0.1 %, and 0.14 % is not.
  const verdict = judgedPairs({ candidate: failing(180), baseline: failing(130) });
  assert.equal(invalidityOf(verdict), 'errors');
  assert.match(
    verdict.kind === 'invalid-run' ? verdict.because.text : '',
    /with 0\.14 % of the baseline beside it that is not shown to be new/,
  );
});

test('more failures than are forgiven that may be chance leave the run open', () => {
  const verdict = judgedPairs({ pairs: 4, candidate: failing(115) });
  assert.equal(verdict.kind, 'inconclusive');
  assert.equal(comparisonOf(verdict, 'errors').outcome, 'inconclusive');
  assert.match(
    verdict.kind === 'inconclusive' ? verdict.need : '',
    /more than the 0\.1 % allowed: more pairs would tell whether that is chance\.$/,
  );
});

test('failures that come one by one are shown by fewer of them than those of a burst', () => {
  // 0.17 % of about 96000 requests in each of 4 blocks: 20 bursts in all, or 640 single failures.
  const [burst, single] = [32, 1].map((size) => {
    const [request] = failing(160).requests;
    const candidate = { requests: [{ ...request, burst: size }] };
    return judgedPairs({ pairs: 4, candidate, baseline: { requests: [{ burst: size }] } });
  });
  assert.deepEqual([burst?.kind, single?.kind], ['inconclusive', 'regression']);
});

test('failures one by one throughout a single short pair make the run invalid, whoever fails', () => {
  const [request] = failing(40).requests;
  const small = { throughput: 80, offeredRate: 80, window: 5 };
  const [spoilt, sound] = [
    { ...small, requests: [{ ...request, burst: 1 }] },
    { ...small, requests: [{ burst: 1 }] },
  ];
  const found = (candidate: typeof small, baseline: typeof small) =>
    judgedPairs({ pairs: 1, candidate, baseline });
  assert.equal(invalidityOf(found(spoilt, sound)), 'errors');
  assert.equal(invalidityOf(found(sound, spoilt)), 'baseline-failed');
  assert.equal(found(sound, sound).kind, 'inconclusive');
});

test('single failures in one of four blocks may be a chance of its start', () => {
  const [request] = failing(640).requests;
  const spoilt = { candidate: { requests: [{ ...request, burst: 1 }] } };
  const sound = { candidate: { requests: [{ burst: 1 }] } };
  const baseline = { requests: [{ burst: 1 }] };
  const verdict = judgedPairs({ baseline, pairs: [spoilt, sound, sound, sound] });
  assert.equal(verdict.kind, 'inconclusive');
});

test('the row of failures shows the baseline, not what is allowed', () => {
  const verdict = judgedPairs({ candidate: failing(1_000) });
  const { before, tolerance } = comparisonOf(verdict, 'errors');
  assert.deepEqual([before, tolerance], [0, Number.POSITIVE_INFINITY]);
  const some = comparisonOf(
    judgedPairs({ candidate: failing(1_000), baseline: failing(4) }),
    'errors',
  );
  assert.ok(some.before > 0 && some.before < 0.001, `${some.before}`);
  assert.ok(Math.abs(some.before * Math.exp(some.tolerance) - 0.001) < 1e-9);
});

test('a run that ended before its first look can still show failures', () => {
  assert.deepEqual(offendingOf(judgedPairs({ pairs: 1, candidate: failing(20_000) })), ['errors']);
});

test('a few failures are a warning', () => {
  const verdict = judgedPairs({ candidate: failing(5) });
  assert.deepEqual([verdict.kind, codesOf(verdict)], ['pass', ['errors-below-floor']]);
});

const died = (arm: 'candidate' | 'baseline', block = 12): Incident => ({
  kind: 'server-died',
  arm,
  phase: 'capacity',
  block,
  text: 'exit code 139 after 2 s.',
});

test('a candidate that dies beside a living baseline is a regression', () => {
  const aborted = { pairs: [{}, { candidate: null }] };
  const verdict = judgedPairs(aborted, { incidents: [died('candidate', 2)] });
  assert.deepEqual(offendingOf(verdict), ['server-died']);
});

test('a candidate that dies in the first block is a regression, too', () => {
  const verdict = judgedPairs(
    { pairs: [{ candidate: null }] },
    { incidents: [died('candidate', 1)] },
  );
  assert.deepEqual(offendingOf(verdict), ['server-died']);
});

test('a baseline that dies makes the run invalid, whatever the candidate did', () => {
  for (const incidents of [[died('baseline')], [died('candidate'), died('baseline')]]) {
    const verdict = judgedPairs({ candidate: { throughput: 3_000 } }, { incidents });
    assert.equal(invalidityOf(verdict), 'baseline-failed');
  }
});

const slipping = { achievedShare: 0.8 };
/** More than the 6000 per second that either server answers at capacity. */
const offeredRate = 7_000;
const isOfResponses = ({ metric }: { metric: string }) => metric.includes('response');

test('a rate that only the candidate missed in every block is a regression, if the user set it', () => {
  const sketch = { offeredRate, candidate: slipping };
  const verdict = judgedPairs(sketch, { plan: makePlan({ rate: offeredRate }) });
  assert.deepEqual(offendingOf(verdict), ['rate-not-sustained']);
  assert.ok(!verdict.comparisons.some(isOfResponses));
  const ours = judgedPairs(sketch);
  assert.deepEqual([ours.kind, codesOf(ours)], ['pass', ['rate-not-sustained']]);
});

test('a rate that the candidate missed in the only two pairs is no regression yet', () => {
  const pairs = [{ candidate: slipping }, { candidate: slipping }];
  const plan = makePlan({ rate: offeredRate });
  const verdict = judgedPairs({ offeredRate, pairs }, { plan });
  assert.equal(verdict.kind, 'inconclusive');
  assert.ok(codesOf(verdict).includes('rate-not-sustained'));
});

test('a rate that either arm held only at times is a warning, and no response time is judged', () => {
  const someSlip = Array.from({ length: 12 }, (_, index) => (index < 6 ? slipping : {}));
  const sketches: readonly PairedRecordSketch[] = [
    { pairs: someSlip.map((candidate) => ({ candidate })) },
    { pairs: someSlip.map((baseline) => ({ baseline, candidate: slipping })) },
    { baseline: slipping },
    { baseline: slipping, candidate: slipping },
  ];
  for (const sketch of sketches) {
    const verdict = judgedPairs({ offeredRate, ...sketch });
    assert.deepEqual([verdict.kind, codesOf(verdict)], ['pass', ['rate-not-sustained']]);
    assert.ok(!verdict.comparisons.some(isOfResponses));
  }
});

test('a rate that the user asked for and the baseline or both cannot hold makes the run invalid', () => {
  const plan = makePlan({ rate: offeredRate });
  for (const sketch of [{ baseline: slipping }, { baseline: slipping, candidate: slipping }]) {
    assert.equal(
      invalidityOf(judgedPairs({ offeredRate, ...sketch }, { plan })),
      'rate-not-sustained',
    );
  }
});

test('a rate that a server answers at capacity is held, however much of it leaves the short windows', () => {
  // An answer that takes 50 ms never ends within a slice of 40; a busy machine pushes others out.
  const plan = makePlan({ rate: 3_600 });
  for (const share of [0, 0.85]) {
    const late = { baseline: { achievedShare: share }, candidate: { achievedShare: share } };
    const verdict = judgedPairs(late, { plan });
    assert.deepEqual([verdict.kind, codesOf(verdict)], ['pass', []]);
    assert.equal(verdict.comparisons.filter(isOfResponses).length, 2);
  }
});

test('a pause that pushes answers out of the windows in some blocks shows in the cleaned p99', () => {
  const long = { p50: 1_000, p99: 40_000 };
  const pausing = { requests: [{ response: long, clean: long }] };
  const pairs = Array.from({ length: 12 }, (_, index) => ({
    candidate: { ...pausing, achievedShare: index < 6 ? 0.94 : 1 },
  }));
  assert.ok(offendingOf(judgedPairs({ pairs })).includes('clean-response-p99'));
});

for (const kind of ['foreign-answer', 'accounting-broken'] as const) {
  test(`${kind} makes the run invalid, whatever else it shows`, () => {
    const incidents = [died('candidate'), { kind, text: 'Seen.' }];
    assert.equal(invalidityOf(judgedPairs({}, { incidents })), kind);
  });
}

test('ports that ran out and counts that do not add up are found in either arm', () => {
  const out = { requests: [{ failures: { 'ports-exhausted': { count: 900, example: '' } } }] };
  assert.equal(invalidityOf(judgedPairs({ baseline: out })), 'ports-exhausted');
  assert.equal(invalidityOf(judgedPairs({ candidate: out })), 'ports-exhausted');

  const record = makePairedRecord({ id: 'candidate' });
  const blocks = record.blocks.map((block) => {
    const requests = [...block.capacity.requests].map(([name, result]) => {
      const sent = result.sent + (block.arm === 'baseline' ? 1 : 0);
      return [name, { ...result, sent }] as const;
    });
    return { ...block, capacity: { ...block.capacity, requests: new Map(requests) } };
  });
  const broken = { candidate: { ...record, blocks }, stored: [], plan: makePlan(), incidents: [] };
  assert.equal(invalidityOf(judge(broken)), 'accounting-broken');
});

test('the warning says that the generator was busy with the baseline alone', () => {
  const record = makePairedRecord({ id: 'candidate' });
  const blocks = record.blocks.map((block) => {
    const generatorCpu = nanoseconds(
      block.capacity.generatorCpu * (block.arm === 'baseline' ? 2.4 : 1),
    );
    return { ...block, capacity: { ...block.capacity, generatorCpu } };
  });
  const candidate = { ...record, blocks };
  const verdict = judge({ candidate, stored: [], plan: makePlan(), incidents: [] });
  assert.deepEqual(codesOf(verdict), ['high-generator-share']);
  assert.match(verdict.warnings[0]?.text ?? '', /^While the baseline was measured: The load gen/);
});
