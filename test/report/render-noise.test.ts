// What `perf-gate noise` prints and writes, of composed records.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NoiseRun } from '../../src/record/noise-run.ts';
import { composeNoise, type GateEnd, type NoiseInput } from '../../src/report/noise-report.ts';
import { noiseRunOf } from '../../src/report/noise-tally.ts';
import { jsonText } from '../../src/report/render-json.ts';
import { renderNoise, renderTally } from '../../src/report/render-noise.ts';
import { milliseconds, ratio } from '../../src/units.ts';
import { judge } from '../../src/verdict/judge.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { assertGolden } from '../support/golden.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makePairedRecord, type PairedRecordSketch } from '../support/paired-records.ts';
import { noisyPairs, slowed } from '../support/paired-sketch.ts';
import { seededNormal } from '../support/seeded.ts';

const NARROW = { colour: false, unicode: true, width: 80 } as const;

const planOf = (...names: readonly string[]) =>
  gatePlan(
    {},
    JSON.stringify({ requests: names.map((name, index) => ({ name, path: `/${index}` })) }),
  );

const PASSED: GateEnd = { verdict: 'pass', pairs: 5, time: milliseconds(31_200), because: null };

/** The first pair began after 4.8 s, and each took 5.2 s. */
function noiseOf(sketch: PairedRecordSketch, more: Partial<NoiseInput> = {}) {
  const record = makePairedRecord({ serverWaited: 0.02, ...sketch });
  const incidents = more.incidents ?? [];
  const plan = more.plan ?? planOf('default');
  return composeNoise({
    plan,
    record,
    incidents,
    verdict: judge({ candidate: record, stored: [], plan, incidents }),
    gate: PASSED,
    began: Date.parse(record.blocks[0]?.startedAt ?? '') - 4_800,
    time: milliseconds(4_800 + (record.blocks.length / 2) * 5_200),
    neighbours: { others: ratio(0.0312), stolen: ratio(0) },
    ...more,
  });
}

const QUIET = noiseOf({
  pairs: noisyPairs({ count: 28, sd: { throughput: 0.021, p99: 0.08, cpu: 0.008 } }),
});

/** Two requests with noise of their own, on a machine with a quota. */
function crowded() {
  const normal = seededNormal(5);
  const [list, search] = ['list', 'search'].map((name) => ({ name, weight: 1 }));
  const fast = { p50: 400, p99: 900 };
  const requests = [
    { ...list, service: fast, response: fast, clean: fast },
    { ...search, ...slowed({}, 1) },
  ];
  const pairs = Array.from({ length: 12 }, () => ({
    candidate: {
      throughput: 6_000 * Math.exp(0.12 * normal()),
      cpuPerRequest: 160 * Math.exp(0.04 * normal()),
      requests: [
        { ...requests[0], service: { ...fast, p99: 900 * Math.exp(0.3 * normal()) } },
        { ...search, ...slowed({}, Math.exp(0.2 * normal())) },
      ],
    },
  }));
  return noiseOf(
    { pairs, baseline: { requests }, requests, environment: { cores: 2, cpuQuota: 1.5 } },
    {
      plan: planOf('list', 'search'),
      incidents: [{ kind: 'throttled', text: 'The CPU quota ran out in 3 of 100 periods.' }],
      neighbours: { others: ratio(0.41), stolen: ratio(0.026) },
      gate: {
        verdict: 'regression',
        pairs: 6,
        time: milliseconds(36_000),
        because: 'Throughput fell by 9 %, beyond the 5 % that are allowed.',
      },
    },
  );
}

const CROWDED = crowded();

test('a quiet machine', () => {
  assertGolden('report/noise/quiet.txt', renderNoise(QUIET, NARROW));
  assertGolden('report/noise/quiet.json', jsonText(QUIET));
});

test('a crowded machine with a quota, two requests, and a false alarm', () => {
  assertGolden('report/noise/crowded.txt', renderNoise(CROWDED, NARROW));
});

const UNKNOWN = noiseOf(
  {
    pairs: noisyPairs({ count: 6, sd: { throughput: 3 } }, { cpuPerRequest: undefined }),
    offeredRate: undefined,
    baseline: { cpuPerRequest: undefined },
    requests: [{ samples: 10 }],
  },
  { neighbours: { others: undefined, stolen: undefined } },
);

test('where the kernel says nothing, and no time was measured', () => {
  assertGolden('report/noise/unknown.txt', renderNoise({ ...UNKNOWN, warnings: [] }, NARROW));
});

test('no line is wider than 80 columns, and what is pasted is YAML of known inputs', () => {
  for (const report of [QUIET, UNKNOWN]) {
    const lines = renderNoise(report, NARROW).split('\n');
    for (const line of lines) assert.ok(line.length <= 80, line);
    const [, end = ''] = lines.join('\n').split('For perf-gate.yml\n');
    const [pasted = ''] = end.split('\n\n');
    const plan = gatePlan({}, pasted);
    assert.equal(plan.load.budget, report.proposal.budget);
    if (report.proposal.throughput !== null)
      assert.equal(plan.tolerances.throughput, report.proposal.throughput);
    if (report.proposal.p99 !== null) assert.equal(plan.tolerances.p99, report.proposal.p99);
  }
});

test('of a crowd it says that first and last, and proposes nothing to paste', () => {
  const text = renderNoise(CROWDED, NARROW);
  const [head = ''] = text.split('\n');
  assert.match(head, /^NOISE {2}This machine is crowded: other processes used 41 % of 2 cores\./);
  assert.ok(text.split('\n').every((line) => line.length <= 80));
  const [crowd, proposed = ''] = text.split('\nFor perf-gate.yml\n');
  assert.ok(crowd?.includes(head) && proposed.includes(head));
  assert.doesNotMatch(proposed, /^[a-z-]+:/m);
  const byHost = { ...QUIET, disturbances: { ...QUIET.disturbances, stolen: ratio(0.3) } };
  assert.match(renderNoise(byHost, NARROW), /crowded: its host used 30 % of 4 cores/);
});

test('an open gate does not name another effort than the times', () => {
  const gate = { ...PASSED, verdict: 'inconclusive', because: 'Too much for 60 pairs.' } as const;
  const text = renderNoise({ ...QUIET, gate }, NARROW);
  assert.match(text, /would have stayed inconclusive after 5 pairs, 31 s: the times are/);
  assert.doesNotMatch(text, /60 pairs\./);
});

test('the last screen has the verdict, within 40 lines', () => {
  const lines = renderNoise(QUIET, NARROW).trimEnd().split('\n');
  assert.ok(lines.length <= 40, `${lines.length}`);
  assert.ok(lines.slice(-4).some((line) => line.startsWith('NOISE')));
});

test('secrets are masked, and hostile names neither reach a terminal nor break the JSON', () => {
  const secrets = ['hunter2-hunter2'];
  const plan = { ...planOf('of hunter2-hunter2', 'b'), secrets };
  const names = [{ name: 'of hunter2-hunter2' }, { name: 'b' }];
  const report = noiseOf({ requests: names }, { plan });
  assert.match(jsonText(report), /of \*\*\*/);
  assert.doesNotMatch(jsonText(report) + renderNoise(report, NARROW), /hunter2/);
  fc.assert(
    fc.property(hostileText, (text) => {
      const metrics = QUIET.metrics.map((one) => ({ ...one, request: text }));
      const hostile = { ...QUIET, metrics: [...metrics, ...CROWDED.metrics], name: text };
      const shown = renderNoise(hostile, NARROW).replaceAll('\n', '');
      assert.ok(!/[^\P{C}\u200d]|[\p{Zl}\p{Zp}]/u.test(shown));
      const json = jsonText(hostile);
      assert.ok(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(json.replaceAll('\n', '')));
      assert.equal(JSON.parse(json).name, text);
    }),
    { numRuns: 50 },
  );
});

const runs = (verdicts: readonly NoiseRun['verdict'][]): readonly NoiseRun[] =>
  verdicts.map((verdict) => ({ ...noiseRunOf(QUIET), verdict }));

test('runs are counted with the exact bound of their share', () => {
  const twelve = runs(Array.from({ length: 12 }, () => 'pass'));
  const shown = renderTally({ runs: twelve, unreadable: [] }, 'noise.jsonl', NARROW);
  assert.match(
    shown,
    /• 0 of 12 unchanged runs turned red so far \(at most 22 % with 95 %\s+confidence\)\./,
  );
  const mixed = runs(['pass', 'regression', 'inconclusive', 'invalid-run']);
  const lines = Array.from({ length: 12 }, (_, index) => index + 1);
  assertGolden(
    'report/noise/tally.txt',
    renderTally({ runs: mixed, unreadable: lines }, '/tmp/a\u001b[31mb.jsonl', NARROW),
  );
  const invalid = renderTally({ runs: runs(['invalid-run']), unreadable: [] }, 'x', NARROW);
  assert.doesNotMatch(invalid, /turned red/);
});
