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

const FIRST = { number: 1, of: 2, plannedBlocks: 20 };
const LAST = { number: 2, of: 2, plannedBlocks: 20 };

test('the same speed passes, every metric judged by its pairs', () => {
  const verdict = judgedPairs({ pairs: noisyPairs({ count: 12 }) });
  assert.equal(verdict.kind, 'pass');
  assert.deepEqual(
    verdict.comparisons.map(({ metric, role, samples }) => [metric, role, samples]),
    [
      ['throughput', 'gate', 12],
      ['p99', 'gate', 12],
      ['clean-response-p99', 'gate', 12],
      ['response-p99', 'guard', 12],
      ['cpu', 'guard', 12],
      ['memory', 'guard', 12],
    ],
  );
  assert.ok(verdict.comparisons.every(({ method }) => method === 'wilcoxon'));
  assert.deepEqual(codesOf(verdict), []);
});

test('a throughput that fell by a tenth in ten pairs is a regression, and nothing else is', () => {
  const pairs = noisyPairs({ loss: { throughput: 0.105 } });
  const verdict = judgedPairs({ pairs });
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  const { because, before, after, loss } = comparisonOf(verdict, 'throughput');
  assert.match(
    because,
    /^Throughput fell by [\d.]+ % \(6000 per second to 5\d{3} per second\), with 99\.7 %/,
  );
  assert.ok(Math.abs(Math.log(before / after) - loss.estimate) < 1e-9);
});

test('stored records are not used: a loss against them changes nothing', () => {
  const pairs = noisyPairs();
  const slow = judgedPairs({ pairs }, { stored: steadyRecords() });
  assert.deepEqual(slow, judgedPairs({ pairs }));
});

test('a small loss that is shown passes and is named; an improvement is named too', () => {
  const small = judgedPairs({
    pairs: noisyPairs({ loss: { throughput: 0.02 }, sd: { throughput: 0.005 } }),
  });
  assert.equal(small.kind, 'pass');
  assert.ok(codesOf(small).includes('small-proven-loss'));
  const better = judgedPairs({ pairs: noisyPairs({ loss: { throughput: -0.2 } }) });
  assert.equal(better.kind, 'pass');
  assert.ok(codesOf(better).includes('improvement'));
});

test('a gain that only the level of a pass would show is not called an improvement', () => {
  // One against nine, of rank 7: at 5 % up to 10 is a gain (n = 10), at 0.3 % up to 2.
  const gains = [-3, -3.1, -3.2, -3.3, -3.4, -3.5, -3.6, -3.7, -3.8, 3.55];
  const pairs = gains.map((gain) => ({ candidate: { throughput: 6_000 * Math.exp(-gain / 100) } }));
  const verdict = judgedPairs({ pairs });
  assert.ok(comparisonOf(verdict, 'throughput').loss.high < 0);
  assert.ok(!codesOf(verdict).includes('improvement'));
});

test('the cleaned p99 is a gate beside the p99 at capacity, and turns red by itself', () => {
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
  const pairs = noisyPairs({ sd: { throughput: 0.09 }, seed: 4 });
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
    /^Throughput: pairs of blocks differ by [\d.]+ % .*; about \d+ pairs \(a budget of about \d+(m|0s)\) would rule out a fall of 5 %\.$/,
  );
});

test('a first look of two: what is not settled goes on, without an assumption of normal errors', () => {
  const verdict = judgedPairs({ look: FIRST, pairs: noisyPairs({ count: 8 }) });
  const { loss, method, outcome } = comparisonOf(verdict, 'throughput');
  assert.deepEqual([loss.low, method, outcome], [Number.NEGATIVE_INFINITY, 'wilcoxon', 'pass']);
  const slow = judgedPairs({
    look: FIRST,
    pairs: noisyPairs({ count: 8, loss: { throughput: 0.5 } }),
  });
  assert.equal(slow.kind, 'inconclusive');
  assert.ok(!isDecided(slow));
  const shown = judgedPairs({ look: FIRST, pairs: noisyPairs({ loss: { throughput: 0.5 } }) });
  assert.deepEqual(offendingOf(shown), ['throughput']);
  assert.ok(isDecided(shown));
});

test('a first look that passes is the end, unless a guard looks bad', () => {
  const fine = judgedPairs({ look: FIRST, pairs: noisyPairs() });
  assert.deepEqual([fine.kind, isDecided(fine)], ['pass', true]);
  const costly = { look: FIRST, pairs: noisyPairs({ loss: { cpu: 0.3 } }) };
  const open = judgedPairs(costly);
  assert.deepEqual([open.kind, isDecided(open)], ['pass', false]);
  const end = judgedPairs({ look: LAST, pairs: noisyPairs({ loss: { cpu: 0.3 }, count: 20 }) });
  assert.deepEqual(offendingOf(end), ['cpu']);
});

test('an inconclusive or invalid run is not decided', () => {
  const none = judgedPairs({ pairs: [] });
  assert.deepEqual([invalidityOf(none), isDecided(none)], ['too-little-data', false]);
});

test('bounds narrower than a quarter of the tolerance: the estimate decides at the last look', () => {
  const at = (loss: number) => {
    const pairs = Array.from({ length: 20 }, (_, index) => {
      const effect = loss + 0.004 * (index % 2 === 0 ? 1 : -1);
      return { candidate: { throughput: 6_000 * Math.exp(-effect) } };
    });
    return comparisonOf(judgedPairs({ look: LAST, pairs }), 'throughput');
  };
  const [above, below] = [at(0.052), at(0.0505)];
  for (const { loss, tolerance, because } of [above, below]) {
    assert.ok(loss.low <= tolerance && loss.high >= tolerance);
    assert.match(
      because,
      /, decided by the estimate: the change is narrowed down to between a fall/,
    );
  }
  assert.deepEqual([above.outcome, below.outcome], ['regression', 'pass']);
});

test('few blocks: bounds by t, and a warning; fewer than three decide nothing', () => {
  const few = judgedPairs({ pairs: noisyPairs({ count: 5 }) });
  assert.equal(comparisonOf(few, 'throughput').method, 't');
  const text = few.warnings.find(({ code }) => code === 'few-blocks')?.text;
  assert.match(text ?? '', /^5 pairs of blocks give no exact bounds/);
  assert.equal(few.kind, 'pass');

  const two = judgedPairs({ pairs: noisyPairs({ count: 2, loss: { throughput: 1 } }) });
  assert.equal(two.kind, 'inconclusive');
  assert.match(needOf(two), /^Throughput: it takes at least 3 pairs to be judged at all/);
  assert.match(comparisonOf(two, 'throughput').because, /2 blocks of each version are too few/);
});

test('where one method shows a loss and the other does not, a warning says so', () => {
  // Nine pairs agree and one strays far: exact bounds see the loss, normal errors do not.
  const pairs = Array.from({ length: 10 }, (_, index) => ({
    candidate: { throughput: 6_000 * (index === 9 ? 0.1 : 0.9 - index / 1_000) },
  }));
  const verdict = judgedPairs({ pairs });
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  const warning = verdict.warnings.find(({ code }) => code === 'methods-disagree');
  assert.match(
    warning?.text ?? '',
    /exact bounds say regression, .* normal errors say inconclusive/,
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

test('too few samples for a p99 in one block: it is not judged, and a warning says so', () => {
  const [first, ...rest] = noisyPairs();
  const short = { ...first, candidate: { requests: [{ samples: 500 }] } };
  const verdict = judgedPairs({ pairs: [short, ...rest] });
  const judged = verdict.comparisons.filter(({ metric }) => metric.endsWith('p99'));
  // Samples at the fixed rate are few by what was seen from outside, never because a server is slow.
  assert.deepEqual(
    judged.map(({ metric }) => metric),
    ['clean-response-p99'],
  );
  assert.deepEqual(codesOf(verdict), ['few-samples']);
});

test('absolute limits are judged beside the pairs', () => {
  const plan = makePlan({ minThroughput: 7_000 });
  assert.deepEqual(offendingOf(judgedPairs({ pairs: 14 }, { plan })), ['min-throughput']);
  const soon = judgedPairs({ pairs: 10, look: FIRST }, { plan });
  assert.equal(comparisonOf(soon, 'min-throughput').outcome, 'inconclusive');
});

test('versions that were measured one at a time carry a warning', () => {
  const verdict = judgedPairs({ load: { turns: 'one-arm-at-a-time' } });
  assert.deepEqual(codesOf(verdict), ['fixed-port']);
});

test('every comparison has numbers to show and one sentence that ends, at any look', () => {
  for (const look of [FIRST, LAST, undefined]) {
    for (const count of [1, 2, 3, 7, 10, 20]) {
      const given = { sd: { throughput: 0.2, p99: 0.5, cpu: 0.2 }, count };
      const verdict = judgedPairs({ ...(look && { look }), pairs: noisyPairs(given) });
      for (const { before, after, because } of verdict.comparisons) {
        assert.ok(Number.isFinite(before) && Number.isFinite(after));
        assert.match(because, /^[A-Z0-9].*[^.]\.$/);
        assert.doesNotMatch(because, /Infinity|NaN|any rise|100 % conf/);
      }
    }
  }
});
