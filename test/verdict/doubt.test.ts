// What leaves a comparison with stored records open whatever its numbers are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { couldStoredPass } from '../../src/verdict/could-pass.ts';
import {
  codesOf,
  comparisonOf,
  judged,
  makePlan,
  offendingOf,
  steadyRecords,
} from '../support/judged.ts';
import { makeRecord, makeRecords, type RecordSketch } from '../support/records.ts';

/** Steady records, each measured as `sketch` says. */
const stored = (sketch: RecordSketch = {}, count = 20) => makeRecords(count, () => sketch);

const needOf = (verdict: ReturnType<typeof judged>): string =>
  verdict.kind === 'inconclusive' ? verdict.need : verdict.kind;

/** Neighbours had 62 % of the machine, and the server waited for half of its time. */
const CROWDED = { others: { share: 0.62, background: 0.9 }, serverWaited: 0.96 };

const GATES = ['throughput', 'p99'] as const;

test('less than a second at capacity in each block neither fails nor passes', () => {
  for (const throughput of [3_000, 6_000]) {
    const verdict = judged({ throughput, window: 0.4, blocks: 3 }, { stored: stored() });
    assert.equal(verdict.kind, 'inconclusive', `${throughput}`);
    for (const metric of GATES) {
      const { outcome, because, minimumDetectable } = comparisonOf(verdict, metric);
      assert.equal(outcome, 'inconclusive', metric);
      assert.equal(minimumDetectable, Number.POSITIVE_INFINITY);
      assert.match(because, /; only 0\.4 s at capacity in each block: too little to decide; set a/);
    }
  }
});

test('a whole second is enough, and it is the mean over the blocks that counts', () => {
  const blocks = [{ window: 0.5 }, { window: 1.5 }];
  for (const candidate of [{ window: 1, blocks: 3 }, { blocks }]) {
    assert.equal(judged(candidate, { stored: stored() }).kind, 'pass');
    const slow = judged({ throughput: 3_000, ...candidate }, { stored: stored() });
    assert.deepEqual(offendingOf(slow), ['throughput']);
  }
  const short = judged({ window: 0.9999 }, { stored: stored() });
  assert.match(comparisonOf(short, 'throughput').because, /only 0\.99 s/);
});

test('what holds for the whole run is said once', () => {
  const need = needOf(judged({ window: 0.4 }, { stored: stored() }));
  const said = 'Only 0.4 s at capacity in each block: too little to decide; set a larger budget.';
  assert.equal(need, said);
});

test('nothing that looks like a small loss or a gain is called shown', () => {
  const few = { window: 0.4, blocks: 3 };
  assert.deepEqual(codesOf(judged({ throughput: 9_000, ...few }, { stored: stored() })), []);
});

/** Three times what the records have. */
const LARGE = { peakMemory: 200 * 1_024 ** 2 };

test('less than a second is too little for a guard, too', () => {
  const few = { window: 0.4, blocks: 3 };
  const slow = judged({ cpuPerRequest: 400, ...few }, { stored: stored() });
  assert.equal(comparisonOf(slow, 'cpu').outcome, 'inconclusive');
  assert.equal(comparisonOf(judged(few, { stored: stored() }), 'cpu').outcome, 'not-shown');
  for (const large of [
    judged({ ...LARGE, ...few }, { stored: stored() }),
    judged(LARGE, { stored: stored({ window: 0.4 }) }),
  ]) {
    const { outcome, because } = comparisonOf(large, 'memory');
    assert.equal(outcome, 'inconclusive');
    assert.match(because, /only 0\.4 s at capacity in each block: too little to decide/);
    assert.equal(large.kind, 'inconclusive');
  }
});

test('a crowd takes time and no memory', () => {
  const large = judged({ ...CROWDED, ...LARGE }, { stored: stored() });
  assert.deepEqual(offendingOf(large), ['memory']);
});

test('stored records with too little count only where there is no other', () => {
  const thin = stored({ window: 0.4 });
  const verdict = judged({ throughput: 3_000 }, { stored: thin });
  assert.match(needOf(verdict), /^The newest stored record has only 0\.4 s at capacity in each/);
  const one = makeRecord({ id: 'sound', measuredAt: '2024-01-01T00:00:00.000Z' });
  const mixed = judged({ throughput: 3_000 }, { stored: [...thin, one] });
  assert.deepEqual(offendingOf(mixed), ['throughput']);
  assert.equal(comparisonOf(mixed, 'throughput').samples, 1);
});

test('records that could decide nothing could pass no candidate', () => {
  const { environment, planHash } = makeRecord();
  const could = (window: number) => {
    const records = steadyRecords().map((record) => ({
      ...record,
      blocks: makeRecord({ window }).blocks,
    }));
    return couldStoredPass({ stored: records, planHash, environment, plan: makePlan() });
  };
  assert.ok(could(1));
  assert.ok(!could(0.9));
});

test('a crowded machine neither fails nor passes, and says who had how much of it', () => {
  for (const change of [{ throughput: 3_000 }, {}, { cpuPerRequest: 400 }]) {
    const verdict = judged({ ...CROWDED, ...change }, { stored: stored() });
    assert.match(
      needOf(verdict),
      /^Other processes used 62 % of the machine while this was measured: too crowded to decide; run it on a quieter machine, or compare side by side\.$/,
    );
    for (const metric of GATES) {
      assert.equal(comparisonOf(verdict, metric).outcome, 'inconclusive', metric);
    }
  }
});

for (const [what, sketch] of [
  ['others that take little', { ...CROWDED, others: { share: 0.09, background: 0.9 } }],
  ['helpers of the server, which rest when it does', { others: { share: 0.6, background: 0.05 } }],
  ['others that leave cores free', { ...CROWDED, serverWaited: 0.01 }],
  ['a host that takes little', { others: { share: 0, stolen: 0.09, background: 0.9 } }],
  ['a server that waits for itself', { serverWaited: 3, others: { share: 0.01, background: 0.9 } }],
] as const) {
  test(`not crowded: ${what}`, () => {
    assert.equal(judged(sketch, { stored: stored() }).kind, 'pass');
    const slow = judged({ throughput: 3_000, ...sketch }, { stored: stored() });
    assert.deepEqual(offendingOf(slow), ['throughput']);
  });
}

test('a host that takes a tenth is a crowd, whoever waits', () => {
  const taken = { others: { stolen: 0.12 }, serverWaited: 0 };
  assert.match(
    needOf(judged(taken, { stored: stored() })),
    /^The host of this virtual machine gave/,
  );
});

test('where waits are not known, what others use is enough', () => {
  const { others } = CROWDED;
  assert.match(needOf(judged({ others }, { stored: stored() })), /^Other processes used 62 %/);
});

test('records of a crowded machine count only where there is no other', () => {
  const verdict = judged({ throughput: 3_000 }, { stored: stored(CROWDED) });
  assert.match(needOf(verdict), /^Other processes used 62 % of the machine when the newest stored/);
  const one = makeRecord({ id: 'quiet', measuredAt: '2024-01-01T00:00:00.000Z' });
  const mixed = judged({ throughput: 3_000 }, { stored: [...stored(CROWDED), one] });
  assert.deepEqual(offendingOf(mixed), ['throughput']);
});

test('a run that would be no baseline says so where nothing is stored yet', () => {
  const [warning] = judged(CROWDED).warnings;
  assert.equal(warning?.code, 'weak-record');
  assert.match(
    warning?.text ?? '',
    /^As a baseline, this run would decide nothing: other processes/,
  );
  assert.deepEqual(codesOf(judged({})), []);
  assert.deepEqual(codesOf(judged({ window: 0.4 })), ['weak-record']);
  // A larger budget would help no run that fails every request.
  const failing = judged({
    window: 0.4,
    requests: [{ failures: { timeout: { count: 100_000, example: '' } } }],
  });
  assert.equal(failing.kind, 'invalid-run');
  assert.ok(!codesOf(failing).includes('weak-record'));
});

test('a rate that was missed on a crowded machine accuses nobody', () => {
  const missed = { achievedShare: 0.5 };
  const alone = { ...missed, window: 0.4 };
  for (const sketch of [{ ...CROWDED, ...missed }, alone]) {
    const verdict = judged(sketch, { stored: stored() });
    assert.equal(verdict.kind, 'inconclusive');
    assert.ok(codesOf(verdict).includes('rate-not-sustained'));
  }
  const asked = { plan: makePlan({ rate: 3_600 }) };
  assert.equal(judged(missed, asked).kind, 'invalid-run');
  assert.equal(judged({ ...CROWDED, ...missed }, asked).kind, 'no-baseline');
});

test('a rise of throughput by more than 100 % is no pass: another machine is likelier', () => {
  const better = judged({ throughput: 11_900 }, { stored: stored() });
  assert.equal(better.kind, 'pass');
  const verdict = judged({ throughput: 6_000 * 3.44 }, { stored: stored() });
  assert.match(
    needOf(verdict),
    /^Throughput rose by 244 %, which another machine or another load explains better than a change of the code; compare side by side, or store a new baseline/,
  );
  assert.deepEqual(codesOf(verdict), []);
  // A machine that is three times as fast shows no time.
  for (const metric of GATES) {
    assert.equal(comparisonOf(verdict, metric).outcome, 'inconclusive', metric);
  }
});

test('a p99 that falls to a tenth alone is a change of the code', () => {
  const requests = [{ service: { p50: 200, p99: 900 } }];
  assert.equal(judged({ requests }, { stored: stored() }).kind, 'pass');
});

test('memory fails whatever became of throughput', () => {
  const fast = { throughput: 20_000, ...LARGE };
  assert.deepEqual(offendingOf(judged(fast, { stored: stored() })), ['memory']);
});
