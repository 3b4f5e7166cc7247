// The verdict side by side, situation by situation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { milliseconds } from '../../../src/units.ts';
import { isDecided } from '../../../src/verdict/is-decided.ts';
import { judge } from '../../../src/verdict/judge.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import {
  codesOf,
  comparisonOf,
  invalidityOf,
  judgedPairs,
  makePlan,
  offendingOf,
  steadyRecords,
} from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { noisyPairs } from '../../support/paired-sketch.ts';

const needOf = (verdict: Verdict) =>
  verdict.kind === 'inconclusive' ? verdict.need : `(${verdict.kind})`;

test('the same speed passes, every metric judged by its pairs', () => {
  const verdict = judgedPairs({ pairs: noisyPairs({ count: 12 }) });
  assert.equal(verdict.kind, 'pass');
  assert.deepEqual(
    verdict.comparisons.map(({ metric, role, samples }) => [metric, role, samples]),
    [
      ['throughput', 'gate', 12],
      ['p99', 'gate', 12],
      ['clean-response-p99', 'guard', 12],
      ['response-p99', 'guard', 12],
      ['cpu', 'guard', 12],
      ['memory', 'guard', 12],
      ['start-time', 'guard', 12],
      ['first-answers', 'guard', 12],
    ],
  );
  assert.ok(verdict.comparisons.every(({ method }) => method === 't'));
  assert.deepEqual(codesOf(verdict), []);
});

test('a throughput that fell by a tenth in ten pairs is a regression, and nothing else is', () => {
  const pairs = noisyPairs({ loss: { throughput: 0.105 } });
  const verdict = judgedPairs({ pairs });
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  const { because, before, after, loss } = comparisonOf(verdict, 'throughput');
  assert.match(
    because,
    /^Throughput fell by [\d.]+ % \(6000 per second to 5\d{3} per second\), with 95 %/,
  );
  assert.ok(Math.abs(Math.log(before / after) - loss.estimate) < 1e-9);
});

for (const [metric, key, before, within, beyond] of [
  ['start-time', 'startTime', 400, 440, 800],
  ['first-answers', 'firstAnswers', 100, 110, 200],
] as const) {
  const judgedAt = (from: number, to: number) =>
    judgedPairs({
      pairs: noisyPairs({ count: 12 }).map(({ baseline, candidate }, index) => ({
        baseline: { ...baseline, [key]: from * (1 + (index % 3) / 50) },
        candidate: { ...candidate, [key]: to * (1 + (index % 4) / 50) },
      })),
    });

  test(`the guard ${metric} turns red beyond its tolerance, and never holds up a pass`, () => {
    assert.deepEqual(offendingOf(judgedAt(before, beyond)), [metric]);
    assert.equal(judgedAt(before, within).kind, 'pass');
  });

  test(`a rise that nobody notices is forgiven, however large its share: ${metric}`, () => {
    assert.equal(judgedAt(5, 12).kind, 'pass');
  });

  test(`${metric} is not judged where one block does not have it`, () => {
    const [first, ...rest] = noisyPairs({ count: 12 });
    const pairs = [{ ...first, candidate: { ...first?.candidate, firstAnswers: null } }, ...rest];
    const metrics = judgedPairs({ pairs }).comparisons.map((comparison) => comparison.metric);
    assert.deepEqual(metrics.includes(metric), metric === 'start-time');
  });
}

test('stored records are not used: a loss against them changes nothing', () => {
  const pairs = noisyPairs();
  const slow = judgedPairs({ pairs }, { stored: steadyRecords() });
  assert.deepEqual(slow, judgedPairs({ pairs }));
});

test('a small loss that is shown passes and is named; an improvement is named too', () => {
  const small = judgedPairs({
    pairs: noisyPairs({ count: 20, loss: { throughput: 0.03 }, sd: { throughput: 0.005 } }),
  });
  assert.equal(small.kind, 'pass');
  assert.ok(codesOf(small).includes('small-proven-loss'));
  const better = judgedPairs({ pairs: noisyPairs({ loss: { throughput: -0.2 } }) });
  assert.equal(better.kind, 'pass');
  assert.ok(codesOf(better).includes('improvement'));
});

test('a gain that only the level of the size would show is not called an improvement', () => {
  const verdict = judgedPairs({
    pairs: noisyPairs({ count: 8, loss: { throughput: -0.04 }, sd: { throughput: 0.02 } }),
  });
  assert.ok(comparisonOf(verdict, 'throughput').loss.high < 0);
  assert.ok(!codesOf(verdict).includes('improvement'));
});

test('the cleaned p99 turns red by itself', () => {
  const clean = { response: { p50: 1_000, p99: 3_000 }, clean: { p50: 1_000, p99: 4_500 } };
  const verdict = judgedPairs({ candidate: { requests: [clean] } });
  assert.deepEqual(offendingOf(verdict), ['clean-response-p99']);
  assert.equal(comparisonOf(verdict, 'response-p99').role, 'guard');
});

test('a p99 that rises by less than the floor is no regression, whatever share that is', () => {
  const quick = (p99: number) => ({ requests: [{ service: { p50: 100, p99 } }] });
  const sketch = { baseline: quick(200), candidate: quick(600) };
  assert.equal(comparisonOf(judgedPairs(sketch), 'p99').outcome, 'pass');
  const plan = makePlan();
  const strict = { ...plan, tolerances: { ...plan.tolerances, p99Floor: milliseconds(0.1) } };
  assert.equal(comparisonOf(judgedPairs(sketch, { plan: strict }), 'p99').outcome, 'regression');
});

test('noise leaves a gate undecided, and the need names pairs and a budget', () => {
  const pairs = noisyPairs({ sd: { throughput: 0.15 }, seed: 4 });
  const record = makePairedRecord({ id: 'candidate', pairs });
  const candidate = {
    ...record,
    blocks: record.blocks.map((block) => ({
      ...block,
      startedAt: new Date(Date.UTC(2025, 0, 1, 0, 0, 9 * block.number)).toISOString(),
    })),
  };
  const verdict = judge({ candidate, stored: [], plan: makePlan(), incidents: [] });
  assert.equal(comparisonOf(verdict, 'throughput').outcome, 'inconclusive');
  assert.match(
    needOf(verdict),
    /^Throughput: pairs of blocks differ by [\d.]+ % .*; about \d+ pairs \(a budget of about \d+(m|0s)\) would rule out a fall of 9\.8 %; 5 % is allowed\.$/,
  );
});

test('a run may end as soon as it is sure, and a guard does not hold it up', () => {
  const end = (sketch: Parameters<typeof noisyPairs>[0]) => {
    const verdict = judgedPairs({ pairs: noisyPairs({ count: 6, ...sketch }) });
    return [verdict.kind, isDecided(verdict)];
  };
  assert.deepEqual(end({}), ['pass', true]);
  assert.deepEqual(end({ loss: { throughput: 0.7 } }), ['regression', true]);
  assert.deepEqual(end({ loss: { throughput: 0.2 } }), ['inconclusive', false]);
  assert.deepEqual(end({ loss: { cpu: 0.11 }, sd: { cpu: 0.05 } }), ['pass', true]);
});

test('a guard that seems to have lost too much, and is not sure of it, is given more pairs', () => {
  const end = (count: number) => {
    const pairs = noisyPairs({ count, seed: 3, loss: { cpu: 0.3 }, sd: { cpu: 0.06 } });
    const verdict = judgedPairs({ pairs });
    return [verdict.kind, isDecided(verdict)];
  };
  assert.deepEqual(end(5), ['pass', false]);
  assert.deepEqual(end(12), ['regression', true]);
});

test('an inconclusive or invalid run is not decided', () => {
  const none = judgedPairs({ pairs: [] });
  assert.deepEqual([invalidityOf(none), isDecided(none)], ['too-little-data', false]);
});

test('a loss between tolerance and resolution goes either way', () => {
  const at = (loss: number, count: number) =>
    judgedPairs({
      pairs: noisyPairs({ count, loss: { throughput: loss }, sd: { throughput: 0.01 } }),
    });
  assert.deepEqual([at(0.06, 5).kind, at(0.09, 28).kind], ['pass', 'regression']);
  const { because } = comparisonOf(at(0.06, 5), 'throughput');
  assert.match(
    because,
    /; with 95 % confidence no worse than a fall of \d\.\d %\. Allowed is 5 %, and a pass rules out a fall of 9\.8 %\.$/,
  );
});

test('fewer than four pairs decide nothing', () => {
  const three = judgedPairs({ pairs: noisyPairs({ count: 3, loss: { throughput: 1 } }) });
  assert.equal(three.kind, 'inconclusive');
  assert.match(needOf(three), /^Throughput: it takes at least 4 pairs to be judged at all/);
  assert.match(comparisonOf(three, 'throughput').because, /3 blocks of each version are too few/);
});

test('where normal errors hide what ranks show, a warning says so', () => {
  // Eleven pairs agree and one strays far: ranks see the loss, bounds by normal errors do not.
  const pairs = Array.from({ length: 12 }, (_, index) => ({
    candidate: { throughput: 6_000 * (index === 9 ? 0.1 : 0.85 - index / 1_000) },
  }));
  const verdict = judgedPairs({ pairs });
  assert.equal(comparisonOf(verdict, 'throughput').outcome, 'inconclusive');
  const warning = verdict.warnings.find(({ code }) => code === 'methods-disagree');
  assert.match(
    warning?.text ?? '',
    /say inconclusive, and signed ranks, which do not, say regression/,
  );
});

test('a candidate without an answer is a regression, a baseline without one is no baseline', () => {
  const nothing = { throughput: 0 };
  const plan = makePlan();
  const sketch = { offeredRate: undefined, requests: [{ samples: 0 }] };
  assert.deepEqual(offendingOf(judgedPairs({ ...sketch, candidate: nothing }, { plan })), [
    'throughput',
  ]);
  assert.equal(
    invalidityOf(judgedPairs({ ...sketch, baseline: nothing }, { plan })),
    'baseline-failed',
  );
});

test('a pair of which one half is missing is not judged by numbers', () => {
  const whole = noisyPairs({ count: 10 });
  const aborted = { candidate: null, baseline: { throughput: 60_000 } };
  const verdict = judgedPairs({ pairs: [...whole, aborted] });
  assert.deepEqual(verdict, judgedPairs({ pairs: whole }));
});

test('a p99 that will not get its samples is not judged, and a warning gives the numbers', () => {
  const few = { requests: [{ samples: 42 }] };
  const verdict = judgedPairs({ pairs: 10, baseline: few, candidate: few, offeredRate: undefined });
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'p99'));
  assert.deepEqual(codesOf(verdict), ['few-samples']);
  assert.match(
    verdict.warnings[0]?.text ?? '',
    /was not judged: 420 samples of each version, and it takes 4000/,
  );
});

test('absolute limits are judged beside the pairs', () => {
  const plan = makePlan({ minThroughput: 7_000 });
  assert.deepEqual(offendingOf(judgedPairs({ pairs: 14 }, { plan })), ['min-throughput']);
  const soon = judgedPairs({ pairs: 4 }, { plan });
  assert.equal(comparisonOf(soon, 'min-throughput').outcome, 'inconclusive');
});

test('versions that were measured one at a time carry a warning', () => {
  const verdict = judgedPairs({ load: { turns: 'one-arm-at-a-time' } });
  assert.deepEqual(codesOf(verdict), ['fixed-port']);
});

test('every comparison has numbers to show and one sentence that ends, at any look', () => {
  for (const count of [1, 2, 3, 4, 7, 10, 20]) {
    const given = { sd: { throughput: 0.2, p99: 0.5, cpu: 0.2 }, count };
    const verdict = judgedPairs({ pairs: noisyPairs(given) });
    for (const { before, after, because } of verdict.comparisons) {
      assert.ok(Number.isFinite(before) && Number.isFinite(after));
      assert.match(because, /^[A-Z0-9].*[^.]\.$/);
      assert.doesNotMatch(because, /Infinity|NaN|any rise|100 % conf/);
    }
  }
});
