// What `perf-gate import` shows, in its three forms, and how it puts differences into words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRuns } from '../../src/import/compare-runs.ts';
import type { ImportedRun } from '../../src/import/imported-run.ts';
import { readResults } from '../../src/import/read-results.ts';
import { renderRuns, renderRunsJson, renderRunsMarkdown } from '../../src/import/render-runs.ts';
import { describeComparison } from '../../src/import/show/words.ts';
import { microseconds, perSecond } from '../../src/units.ts';
import { assertGolden } from '../support/golden.ts';
import { OUTPUTS, readOutput } from './outputs.ts';

const TERMINAL = { colour: false, width: 80, unicode: true } as const;
const { runs: FIVE } = readResults(readOutput('five-runs.txt'), 'five-runs.txt');

test('five runs on a terminal, as Markdown and as JSON', () => {
  assertGolden('import/five-runs.txt', renderRuns(FIVE, TERMINAL));
  assertGolden('import/five-runs.md', renderRunsMarkdown(FIVE));
  assertGolden('import/five-runs.json', renderRunsJson(FIVE));
});

test('a run of each kind on a terminal', () => {
  const all = OUTPUTS.flatMap((file) => readResults(readOutput(file), file).runs);
  assertGolden('import/all.txt', renderRuns(all, TERMINAL));
});

test('on a terminal of ASCII', () => {
  const text = renderRuns(FIVE, { ...TERMINAL, unicode: false });
  assert.match(text, /^[\x20-\x7e\n]*$/);
});

/** A run with a few figures. */
function run(more: Partial<ImportedRun> = {}): ImportedRun {
  return {
    ...{ name: 'b', tool: 'wrk', format: 'text', source: { file: 'f', line: 1 } },
    ...{ version: undefined, throughputRule: '', rateWasSet: false, durationSeconds: 1 },
    throughput: perSecond(1_000),
    requests: { total: 1_000, succeeded: 1_000, failed: {} },
    times: { p99: microseconds(10_000) },
    timesResolution: microseconds(10),
    timesFrom: 'summary',
    timesIncludeErrors: true,
    timesCorrected: true,
    notes: [],
    ...more,
  };
}
const FIRST = run({ name: 'a' });
const failing = (failed: ImportedRun['requests']['failed']) => ({
  requests: { total: 1_000, succeeded: 900, failed },
});

const CASES: readonly (readonly [
  what: string,
  first: ImportedRun,
  later: ImportedRun,
  words: string,
])[] = [
  [
    'nothing differs',
    FIRST,
    run(),
    'throughput stayed the same (1 000 → 1 000/s), p99 stayed the same (10 → 10 ms).',
  ],
  [
    'it rose, and fell',
    FIRST,
    run({ throughput: perSecond(1_234), times: { p99: microseconds(9_000) } }),
    'throughput rose by 23 % (1 000 → 1 234/s), p99 fell by 10 % (10 → 9 ms).',
  ],
  [
    'doubled, and halved',
    FIRST,
    run({ throughput: perSecond(2_000), times: { p99: microseconds(5_000) } }),
    'throughput doubled (1 000 → 2 000/s), p99 halved (10 → 5 ms).',
  ],
  [
    'many times as much, in other units',
    FIRST,
    run({ throughput: perSecond(7_000), times: { p99: microseconds(500) } }),
    'throughput rose 7-fold (1 000 → 7 000/s), p99 fell by 95 % (10 ms → 500 µs).',
  ],
  [
    'much less, with failures before',
    run({ name: 'a', ...failing({ timeout: 279, read: 1 }) }),
    run({ throughput: perSecond(400) }),
    'throughput fell by 60 % (1 000 → 400/s), p99 stayed the same (10 → 10 ms). “a” had 2.5 × its throughput, with 279 timeouts, 1 read error; nothing failed here.',
  ],
  [
    'faster, with failures now',
    FIRST,
    run({ throughput: perSecond(1_500), ...failing({ status: 100 }) }),
    'throughput rose by 50 % (1 000 → 1 500/s), p99 stayed the same (10 → 10 ms). Failed: none before; 100 answers with an error status here.',
  ],
  [
    'corrected and not',
    FIRST,
    run({ timesCorrected: false }),
    'throughput stayed the same (1 000 → 1 000/s). Times are not compared: only one of them corrects times for coordinated omission.',
  ],
  [
    'with and without errors',
    FIRST,
    run({ timesIncludeErrors: false }),
    'throughput stayed the same (1 000 → 1 000/s). Times are not compared: only one of them counts times of failed requests.',
  ],
  [
    'from requests and from a summary',
    FIRST,
    run({ timesFrom: 'samples' }),
    'throughput stayed the same (1 000 → 1 000/s). Times are not compared: one takes percentiles from each request, the other from a summary.',
  ],
  [
    'other versions',
    run({ name: 'a', version: '1' }),
    run({ version: '2' }),
    'throughput stayed the same (1 000 → 1 000/s). Times are not compared: wrk 1 and 2 may define them otherwise.',
  ],
  [
    'no p99 in one of them',
    run({ name: 'a', times: { p50: microseconds(1_000), p99: microseconds(9_000) } }),
    run({ times: { p50: microseconds(1_000), mean: microseconds(5) } }),
    'throughput stayed the same (1 000 → 1 000/s), p50 stayed the same (1 → 1 ms).',
  ],
  [
    'no throughput',
    FIRST,
    run({ throughput: undefined }),
    'throughput cannot be compared, p99 stayed the same (10 → 10 ms).',
  ],
  [
    'from nothing',
    run({ name: 'a', throughput: perSecond(0), times: {} }),
    run(),
    'throughput cannot be compared.',
  ],
];

for (const [what, first, later, words] of CASES) {
  test(what, () => {
    const [comparison] = compareRuns([first, later]);
    assert.ok(comparison);
    assert.equal(describeComparison(comparison).replace(/[\u202f\u00a0]/g, ' '), words);
  });
}

test('runs of different tools are not compared, and each tool begins with its first', () => {
  const runs = [
    run({ name: 'w1' }),
    run({ name: 'a1', tool: 'ab' }),
    run({ name: 'w2' }),
    run({ name: 'a2', tool: 'ab' }),
    run({ name: 'k1', tool: 'k6' }),
    run({ name: 'w3' }),
  ];
  assert.deepEqual(
    compareRuns(runs).map(({ first, later }) => [first.name, later.name]),
    [
      ['w1', 'w2'],
      ['w1', 'w3'],
      ['a1', 'a2'],
    ],
  );
});

test('a time below the last digit that is printed', () => {
  const text = renderRuns(
    [run({ times: { p50: microseconds(0) }, timesResolution: microseconds(1_000) })],
    TERMINAL,
  );
  assert.match(text, / {2}< 1 ms /);
});

test('names and errors are text in Markdown', () => {
  const name = '</td><script>|`@octocat #1 ![x](y)';
  const text = renderRunsMarkdown([run({ name })]);
  assert.doesNotMatch(text, /<script>|<\/td>|@octocat|!\[x\]/);
  assert.equal(text.split('\n').filter((line) => line.startsWith('|')).length, 3);
});
