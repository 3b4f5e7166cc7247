// The verdict against stored records, situation by situation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nanoseconds } from '../../src/units.ts';
import { judge } from '../../src/verdict/judge.ts';
import {
  codesOf,
  comparisonOf,
  judged,
  makePlan,
  noisySketch,
  offendingOf,
  steadyRecords,
} from '../support/judged.ts';
import { makeTimes } from '../support/phases.ts';
import { makeRecord, makeRecords } from '../support/records.ts';
import { seededNormal } from '../support/seeded.ts';

test('nothing stored: no baseline, with the reason that was given', () => {
  const verdict = judged({}, { noBaselineWhy: 'No artifact on main.' });
  assert.equal(verdict.kind, 'no-baseline');
  assert.equal(verdict.kind === 'no-baseline' && verdict.why, 'No artifact on main.');
});

test('one identical record on the same machine: inconclusive, and it says what would settle it', () => {
  const verdict = judged({}, { stored: makeRecords(1) });
  assert.equal(verdict.kind, 'inconclusive');
  assert.match(
    verdict.kind === 'inconclusive' ? verdict.need : '',
    /8 stored records would rule out/,
  );
  assert.deepEqual(codesOf(verdict), ['prior-only']);
  assert.equal(comparisonOf(verdict, 'throughput').samples, 1);
});

test('one record: throughput must lose 21.9 % beyond the allowed 5 % to be a regression', () => {
  const line = 6_000 * 0.95 * (1 - 0.2193);
  const below = judged({ throughput: line - 10 }, { stored: makeRecords(1) });
  assert.deepEqual(offendingOf(below), ['throughput']);
  const above = judged({ throughput: line + 10 }, { stored: makeRecords(1) });
  assert.equal(above.kind, 'inconclusive');
  const { minimumDetectable } = comparisonOf(above, 'throughput');
  assert.ok(Math.abs(6_000 * Math.exp(-minimumDetectable) - line) < 2);
});

test('twenty records that spread by 2 % and no change: pass, without a word of warning', () => {
  const verdict = judged({}, { stored: steadyRecords() });
  assert.equal(verdict.kind, 'pass');
  assert.deepEqual(codesOf(verdict), []);
  assert.equal(comparisonOf(verdict, 'throughput').outcome, 'pass');
});

test('a run that its budget cut short decides nothing against stored numbers', () => {
  const text = 'only 1 block was measured: too few to decide; set a larger budget';
  for (const throughput of [6_000, 3_000]) {
    const candidate = makeRecord({ id: 'candidate', throughput });
    const incidents = [{ kind: 'cut-short', text }] as const;
    const verdict = judge({ candidate, stored: steadyRecords(), plan: makePlan(), incidents });
    assert.equal(verdict.kind, 'inconclusive');
    assert.match(comparisonOf(verdict, 'throughput').because, /only 1 block was measured/);
  }
});

/** One block in three that a neighbour on the machine held up. */
const HELD_UP = [{ throughput: 1_900 }, { throughput: 599 }, { throughput: 1_950 }];

test('blocks that differ by a factor of three show neither a loss nor a pass', () => {
  for (const stored of [makeRecords(1), makeRecords(20)]) {
    const verdict = judged({ blocks: HELD_UP }, { stored });
    assert.equal(verdict.kind, 'inconclusive');
    const { need } = verdict.kind === 'inconclusive' ? verdict : assert.fail();
    assert.match(need, /the blocks of these runs differ so much .* measure both versions side by/);
  }
  const [warning] = judged({ blocks: HELD_UP }, { stored: makeRecords(1) }).warnings;
  assert.match(
    warning?.text ?? '',
    /or the blocks of one, differ by more\. .* on a quieter machine\.$/,
  );
  const alike = makeRecords(20, () => ({ throughput: 1_660 }));
  assert.equal(judged({ blocks: HELD_UP }, { stored: alike }).kind, 'inconclusive');
});

test('blocks of one stored record that differ as much show no loss either', () => {
  const stored = makeRecords(1, () => ({ blocks: HELD_UP }));
  assert.equal(judged({ throughput: 700 }, { stored }).kind, 'inconclusive');
  // The mean of many such records is known better.
  const many = makeRecords(20, () => ({ blocks: HELD_UP }));
  assert.equal(judged({ throughput: 700 }, { stored: many }).kind, 'regression');
});

test('a run half as fast is a regression, with a lower bound a reader can check', () => {
  const verdict = judged({ throughput: 3_000 }, { stored: steadyRecords() });
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  const comparison = comparisonOf(verdict, 'throughput');
  assert.ok(comparison.loss.low > comparison.tolerance);
  assert.match(
    comparison.because,
    /^Throughput fell by 50 % .* with 99\.5 % confidence by at least/,
  );
});

test('a small loss that is shown, within tolerance, passes and is named', () => {
  const steady = makeRecords(20, (index) => ({ throughput: 6_000 * (1 + 0.001 * (index % 3)) }));
  const verdict = judged({ throughput: 5_860 }, { stored: steady });
  assert.equal(verdict.kind, 'pass');
  const [warning] = verdict.warnings;
  assert.equal(warning?.code, 'small-proven-loss');
  assert.match(warning?.text ?? '', /^Throughput fell by 2\.4 % \(shown with 99\.5 % confidence\)/);
});

test('an improvement is named and turns nothing red', () => {
  const verdict = judged({ throughput: 9_000 }, { stored: steadyRecords() });
  assert.equal(verdict.kind, 'pass');
  assert.ok(codesOf(verdict).includes('improvement'));
});

test('a gain that one unchanged run in twenty shows is not called an improvement', () => {
  // Beyond the bound at the pass level, t(0.95, 7) · 5 % · √2 = 14 %, and not at the fail level, 28 %.
  const lucky = judged({ throughput: 6_000 * 1.2 }, { stored: makeRecords(1) });
  assert.deepEqual(codesOf(lucky), ['prior-only']);
  const better = judged({ throughput: 6_000 * 1.3 }, { stored: makeRecords(1) });
  assert.deepEqual(codesOf(better), ['improvement', 'prior-only']);
});

test('records of other machines: three times the spread, and a warning', () => {
  const stored = makeRecords(1, () => ({ environment: { machine: undefined } }));
  // By Little's law: as many connections as answers per second × seconds per answer.
  const verdict = judged({ throughput: 4_000, load: { connections: 17 } }, { stored });
  assert.equal(verdict.kind, 'inconclusive');
  assert.deepEqual(codesOf(verdict), ['prior-only', 'other-machine']);
});

test('a p99 twice as high is a regression of p99 alone', () => {
  const requests = [{ service: { p50: 4_000, p99: 18_000 } }];
  assert.deepEqual(offendingOf(judged({ requests }, { stored: steadyRecords() })), ['p99']);
});

test('a p99 that triples by less than half a millisecond is no regression', () => {
  const quick = (p99: number) => ({ requests: [{ service: { p50: 100, p99 } }] });
  const stored = makeRecords(20, (index) => quick(200 + (index % 3)));
  const verdict = judged(quick(600), { stored });
  assert.equal(comparisonOf(verdict, 'p99').outcome, 'pass');
  assert.equal(comparisonOf(judged(quick(900), { stored }), 'p99').outcome, 'regression');
});

test('requests are judged one by one, at half the level each', () => {
  const requests = (slow: number) => [
    { name: 'a', service: { p50: 4_000, p99: 9_000 } },
    { name: 'b', service: { p50: 4_000, p99: slow } },
  ];
  const stored = makeRecords(20, (index) => ({ requests: requests(9_000 * (1 + index / 1_000)) }));
  const plan = makePlan({ requests: ['a', 'b'] });
  const verdict = judged({ requests: requests(30_000) }, { stored, plan });
  assert.deepEqual(offendingOf(verdict), ['p99']);
  const p99s = verdict.comparisons.filter(({ metric }) => metric === 'p99');
  assert.deepEqual(
    p99s.map(({ request, outcome }) => [request, outcome]),
    [
      ['a', 'pass'],
      ['b', 'regression'],
    ],
  );
  assert.equal(p99s[0]?.alpha.fail, 0.00125);
});

test('too few samples for a p99: only throughput is judged, and the warning says how to get more', () => {
  const requests = [{ samples: 500 }];
  const verdict = judged({ requests }, { stored: steadyRecords() });
  assert.equal(verdict.kind, 'pass');
  const warning = verdict.warnings.find(({ code }) => code === 'few-samples');
  assert.match(warning?.text ?? '', /this run had too few samples \(a p99 takes at least 1000/);
});

for (const [metric, worse] of [
  ['cpu', { cpuPerRequest: 320 }],
  ['memory', { peakMemory: 1.6e8 }],
  ['start-time', { startTime: 900 }],
  ['first-answers', { firstAnswers: 150 }],
  ['response-p99', { requests: [{ response: { p50: 1_000, p99: 9_000 } }] }],
] as const) {
  test(`the guard ${metric} turns red when it is shown to be beyond tolerance`, () => {
    assert.deepEqual(offendingOf(judged(worse, { stored: steadyRecords() })), [metric]);
  });
}

test('a guard that shows nothing passes and says what it could not have seen', () => {
  const verdict = judged({ cpuPerRequest: 190 }, { stored: makeRecords(1) });
  const comparison = comparisonOf(verdict, 'cpu');
  assert.equal(comparison.outcome, 'not-shown');
  assert.match(comparison.because, /could only have shown a rise of more than \d+ %/);
});

test('a machine without CPU and memory figures is judged without them', () => {
  const blind = { cpuPerRequest: undefined, peakMemory: undefined };
  const verdict = judged(blind, { stored: steadyRecords() });
  assert.equal(verdict.kind, 'pass');
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'cpu' || metric === 'memory'));
});

test('response times at another rate are not compared', () => {
  const verdict = judged({ offeredRate: 3_000 }, { stored: steadyRecords() });
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'response-p99'));
});

test('a busy generator, stale connections and a running server are mentioned', () => {
  const [block] = makeRecord().blocks;
  assert.ok(block);
  const requests = new Map(
    [...block.capacity.requests].map(([name, result]) => [name, { ...result, resent: 5_000 }]),
  );
  const busy = { generatorCpu: nanoseconds(block.capacity.generatorCpu * 2.4), requests };
  const record = makeRecord({ id: 'candidate', load: { processes: 'running' } });
  const candidate = {
    ...record,
    blocks: [{ ...block, capacity: { ...block.capacity, ...busy } }],
  };
  const verdict = judge({ candidate, stored: [], plan: makePlan(), incidents: [] });
  assert.deepEqual(codesOf(verdict), [
    'stale-keep-alive',
    'high-generator-share',
    'running-server',
  ]);
});

test('connections that idle between an answer and the next request are mentioned', () => {
  assert.ok(codesOf(judged({ load: { connections: 40 } }, {})).includes('client-gaps'));
  assert.ok(!codesOf(judged({ load: { connections: 26 } }, {})).includes('client-gaps'));
});

test('requests written late are mentioned, unless the connections were busy', () => {
  const record = makeRecord({ id: 'candidate' });
  const late = record.blocks.map((block) => ({
    ...block,
    fixedRate: block.fixedRate && {
      ...block.fixedRate,
      lag: makeTimes({ p50: 2_000, p99: 9_000 }),
    },
  }));
  const codesWith = (connections: number): readonly string[] => {
    const candidate = { ...record, blocks: late, load: { ...record.load, connections } };
    return codesOf(judge({ candidate, stored: [], plan: makePlan(), incidents: [] }));
  };
  assert.ok(codesWith(100).includes('late-sends'));
  assert.ok(!codesWith(20).includes('late-sends'));
  assert.ok(!codesOf(judged({ load: { connections: 100 } }, {})).includes('late-sends'));
});

test('a CPU quota that ran out is a warning and no invalid run', () => {
  const incidents = [{ kind: 'throttled', text: 'The quota ran out.' }] as const;
  const candidate = makeRecord({ id: 'candidate' });
  const verdict = judge({ candidate, stored: [], plan: makePlan(), incidents });
  assert.equal(verdict.kind, 'no-baseline');
  assert.ok(codesOf(verdict).includes('throttled'));
});

test('every comparison has finite numbers to show and one sentence that ends', () => {
  const verdict = judged({}, { stored: steadyRecords() });
  assert.ok(verdict.comparisons.length >= 5);
  for (const { before, after, because } of verdict.comparisons) {
    assert.ok(Number.isFinite(before) && Number.isFinite(after));
    assert.match(because, /^[A-Z0-9].*[^.]\.$/);
  }
});

test('no run of fifty unchanged ones turns red, with few records or many', () => {
  const normal = seededNormal(21);
  for (const count of [1, 12]) {
    for (let trial = 0; trial < 25; trial++) {
      const verdict = judged(noisySketch(normal), { stored: steadyRecords(trial, count) });
      assert.notEqual(verdict.kind, 'regression', `${count} records, trial ${trial}`);
    }
  }
});

test('a loss of a third is found in every run, with few records or many', () => {
  const normal = seededNormal(22);
  for (const count of [1, 12]) {
    for (let trial = 0; trial < 20; trial++) {
      const sketch = noisySketch(normal);
      const slow = { ...sketch, throughput: (sketch.throughput ?? 0) * 0.66 };
      const verdict = judged(slow, { stored: steadyRecords(trial, count) });
      assert.deepEqual(offendingOf(verdict), ['throughput'], `${count} records, trial ${trial}`);
    }
  }
});

test('a regression against a base that had regressed itself says so', () => {
  const newest = makeRecord({ id: 'newest', accepted: false, measuredAt: '2025-06-01T00:00:00Z' });
  const stored = [...steadyRecords(), newest];
  const warned = judged({ throughput: 3_000 }, { stored });
  assert.match(warned.warnings.at(-1)?.text ?? '', /2025-06-01T00:00:00Z, commit cccccccccccc/);
  assert.ok(codesOf(warned).includes('baseline-regressed'));
  const sameSpeed = judged({}, { stored });
  assert.ok(!codesOf(sameSpeed).includes('baseline-regressed'));
  const mended = [...stored, makeRecord({ id: 'mended', measuredAt: '2025-06-02T00:00:00Z' })];
  const after = judged({ throughput: 3_000 }, { stored: mended });
  assert.ok(!codesOf(after).includes('baseline-regressed'));
});
