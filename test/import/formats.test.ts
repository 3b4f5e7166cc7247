// Recorded outputs, and what stands in them: the values are read by eye from the files.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportedRun } from '../../src/import/imported-run.ts';
import { readResults } from '../../src/import/read-results.ts';
import { assertHonest } from './honest.ts';
import { OUTPUTS, readOutput, readPeerOutput } from './outputs.ts';

interface Case {
  readonly file: string;
  readonly tool: string;
  /** Successes and seconds, whose quotient the throughput is; `null`: there is none. */
  readonly rate: readonly [succeeded: number, seconds: number] | null;
  /** Those that failed, without zeros. */
  readonly failed: string;
  /** In microseconds. */
  readonly times: Readonly<Record<string, number>>;
  /** `c`: corrected, `?`: it does not say; `e`: with those of errors; `s`: from samples; `r`: a set rate. */
  readonly flags: string;
}

const CASES: readonly Case[] = [
  {
    file: 'wrk.txt',
    tool: 'wrk',
    rate: [677, 1.1],
    failed: '',
    times: { mean: 23_980, max: 237_420 },
    flags: 'ce',
  },
  {
    file: 'wrk-latency.txt',
    tool: 'wrk',
    rate: [2_451 - 245, 1.06],
    failed: 'status 245',
    times: { p50: 2_700, p75: 16_570, p90: 43_390, p99: 154_850, mean: 14_720, max: 199_740 },
    flags: 'ce',
  },
  {
    // One request in five was never answered; wrk counts it neither as a request nor as a timeout.
    file: 'wrk-timeouts.txt',
    tool: 'wrk',
    rate: [32, 4.01],
    failed: '',
    times: { p50: 1_020, p75: 7_380, p90: 13_290, p99: 22_420, mean: 4_930, max: 22_420 },
    flags: 'ce',
  },
  { file: 'wrk-nobody.txt', tool: 'wrk', rate: [0, 2.05], failed: '', times: {}, flags: 'ce' },
  {
    file: 'wrk2.txt',
    tool: 'wrk2',
    rate: [2_401, 12.01],
    failed: '',
    times: { mean: 3_500, max: 24_500 },
    flags: 'cer',
  },
  {
    // The second block, of uncorrected times, has other ones.
    file: 'wrk2-latency.txt',
    tool: 'wrk2',
    rate: [2_396 - 240, 11.98],
    failed: 'status 240',
    times: {
      ...{ p50: 1_430, p75: 1_980, p90: 8_000, p99: 28_010, p999: 32_580 },
      ...{ mean: 3_222, max: 32_560 },
    },
    flags: 'cer',
  },
  {
    file: 'ab.txt',
    tool: 'ab 2.3',
    rate: [2_000, 1.789],
    failed: '',
    times: {
      ...{ p50: 5_000, p75: 10_000, p90: 16_000, p95: 22_000, p99: 30_000 },
      ...{ mean: 7_000, max: 40_000 },
    },
    flags: 'e',
  },
  {
    file: 'ab-failures.txt',
    tool: 'ab 2.3',
    rate: [2_000 - 200 - 200, 0.577],
    failed: 'status 200, body 200',
    times: { p50: 0, p75: 1_000, p90: 5_000, p95: 20_000, p99: 24_000, mean: 2_000, max: 27_000 },
    flags: 'e',
  },
  {
    file: 'ab-percentiles.csv',
    tool: 'ab',
    rate: null,
    failed: '',
    times: { p50: 1_882, p75: 2_368, p90: 3_909, p95: 5_352, p99: 9_038 },
    flags: 'e',
  },
  {
    file: 'hey.txt',
    tool: 'hey',
    rate: [2_000, 0.6],
    failed: '',
    times: {
      ...{ p50: 1_100, p75: 3_200, p90: 6_100, p95: 8_200, p99: 11_800 },
      ...{ mean: 2_300, max: 17_300 },
    },
    flags: 'e',
  },
  {
    file: 'hey-failures.txt',
    tool: 'hey',
    rate: [1_800, 0.6586],
    failed: 'status 200',
    times: {
      ...{ p50: 500, p75: 1_000, p90: 4_400, p95: 19_900, p99: 25_300 },
      ...{ mean: 2_300, max: 44_900 },
    },
    flags: 'e',
  },
  {
    file: 'hey-refused.txt',
    tool: 'hey',
    rate: [0, 0.0211],
    failed: 'connect 50',
    times: {},
    flags: 'e',
  },
  {
    file: 'h2load.txt',
    tool: 'h2load',
    rate: [1_800, 0.72828],
    failed: 'status 200',
    times: { mean: 1_270, max: 26_190 },
    flags: 'e',
  },
  {
    file: 'h2load-new.txt',
    tool: 'h2load',
    rate: [1_800, 1.05],
    failed: 'status 200',
    times: { p50: 406, p95: 12_020, p99: 24_930, mean: 1_820, max: 37_530 },
    flags: 'e',
  },
  {
    file: 'h2load.json',
    tool: 'h2load nghttp2/1.70.0',
    rate: [1_800, 1.053001],
    failed: 'status 200',
    times: { p50: 406, p95: 12_021, p99: 24_931, mean: 1_820, max: 37_531 },
    flags: 'e',
  },
  {
    file: 'oha.txt',
    tool: 'oha',
    rate: [1_800, 0.5300862],
    failed: 'status 200',
    times: {
      ...{ p50: 460.7, p75: 1_084.4, p90: 2_785.5, p95: 19_881.2, p99: 26_352.8, p999: 45_915.7 },
      ...{ mean: 2_073.5, max: 48_030 },
    },
    flags: '?e',
  },
  {
    file: 'oha.json',
    tool: 'oha',
    rate: [1_800, 0.351895961],
    failed: 'status 200',
    times: {
      ...{ p50: 263.774, p75: 334.196, p90: 679.514, p95: 19_286.495, p99: 20_395.645 },
      ...{ p999: 22_896.704, mean: 1_348.8848655, max: 24_169.942 },
    },
    flags: '?e',
  },
  {
    // Four requests were under way when the time was over: they are no failures.
    file: 'oha-timed.json',
    tool: 'oha',
    rate: [6_165, 1.008353626],
    failed: '',
    times: {
      ...{ p50: 446.067, p75: 585.808, p90: 734.798, p95: 1_048.977, p99: 5_839.66 },
      ...{ p999: 26_682.644, mean: 641.667739172749, max: 31_838.391 },
    },
    flags: '?e',
  },
  {
    file: 'oha-refused.txt',
    tool: 'oha',
    rate: [0, 0.002573145],
    failed: 'connect 20',
    times: {},
    flags: '?e',
  },
  {
    file: 'oha-refused.json',
    tool: 'oha',
    rate: [0, 0.002646753],
    failed: 'connect 20',
    times: {},
    flags: '?e',
  },
  {
    file: 'autocannon.json',
    tool: 'autocannon',
    rate: [4_004 - 400, 2.05],
    failed: 'status 400',
    times: {
      ...{ p50: 1_000, p75: 4_000, p90: 10_000, p99: 28_000, p999: 36_000 },
      ...{ mean: 3_470, max: 40_000 },
    },
    flags: 'e',
  },
  {
    // It counted 452 answers, and 1413 times.
    file: 'autocannon-rate.json',
    tool: 'autocannon',
    rate: [452 - 45, 2.08],
    failed: 'status 45',
    times: {
      ...{ p50: 5_000, p75: 13_000, p90: 22_000, p99: 54_000, p999: 65_000 },
      ...{ mean: 9_330, max: 66_000 },
    },
    flags: 'ce',
  },
  {
    file: 'bombardier.json',
    tool: 'bombardier',
    rate: [1_800, 0.484035029],
    failed: 'status 200',
    times: {
      ...{ p50: 239, p75: 741, p90: 4_058, p95: 9_196, p99: 22_965 },
      ...{ mean: 1_868.8545, max: 27_304 },
    },
    flags: 'e',
  },
  {
    file: 'bombardier-announced.json',
    tool: 'bombardier',
    rate: [200, 0.112120692],
    failed: '',
    times: { mean: 4_415.67, max: 11_521 },
    flags: 'e',
  },
  {
    file: 'bombardier.txt',
    tool: 'bombardier',
    rate: [4_260, 1],
    failed: 'status 473',
    times: {
      ...{ p50: 291, p75: 478, p90: 3_380, p95: 19_330, p99: 22_370 },
      ...{ mean: 1_690, max: 42_900 },
    },
    flags: 'e',
  },
  {
    file: 'bombardier-count.txt',
    tool: 'bombardier',
    rate: null,
    failed: '',
    times: {
      ...{ p50: 694, p75: 1_230, p90: 5_130, p95: 7_350, p99: 9_790 },
      ...{ mean: 1_730, max: 17_130 },
    },
    flags: 'e',
  },
  {
    file: 'bombardier-refused.txt',
    tool: 'bombardier',
    rate: null,
    failed: 'connect 50',
    times: {},
    flags: 'e',
  },
  {
    file: 'vegeta.txt',
    tool: 'vegeta',
    rate: [108, 0.612113],
    failed: 'status 12',
    times: { p50: 810.98, p90: 4_019, p95: 13_113, p99: 22_576, mean: 2_223, max: 24_831 },
    flags: 'er',
  },
  {
    file: 'vegeta.json',
    tool: 'vegeta',
    rate: [108, 0.611002441],
    failed: 'status 12',
    times: {
      ...{ p50: 926.723, p90: 16_530.532, p95: 21_120.744, p99: 28_335.359 },
      ...{ mean: 4_569.453, max: 35_779.531 },
    },
    flags: 'er',
  },
  {
    file: 'vegeta-refused.txt',
    tool: 'vegeta',
    rate: [0, 0.980965],
    failed: 'other 50',
    times: {},
    flags: 'er',
  },
  {
    // It has no row at 99 %, and nothing is put in its place.
    file: 'vegeta-hdrplot.txt',
    tool: 'vegeta',
    rate: null,
    failed: '',
    times: { p50: 871.72, p75: 5_466.505, p90: 20_033.62, p95: 24_314.362, max: 25_813.634 },
    flags: 'er',
  },
  {
    file: 'k6-text.txt',
    tool: 'k6',
    rate: [1_800, 2_000 / 1_996.807909],
    failed: 'other 200',
    times: { p50: 846.1, p95: 9_400, p99: 21_030, mean: 2_010, max: 24_600 },
    flags: '',
  },
  {
    file: 'k6-legacy.txt',
    tool: 'k6',
    rate: [196, 200 / 39.906919],
    failed: 'other 4',
    times: { p50: 700.12, p90: 1_970, p95: 3_010, mean: 1_200, max: 22_310 },
    flags: '',
  },
  {
    file: 'k6-export.json',
    tool: 'k6',
    rate: [196, 200 / 39.906919],
    failed: 'other 4',
    times: {
      ...{ p50: 700.12, p90: 1_972.08, p95: 3_014.17, p99: 19_902.11 },
      ...{ mean: 1_200.94, max: 22_312.08 },
    },
    flags: '',
  },
  {
    file: 'k6-machine.json',
    tool: 'k6 2.2.0',
    rate: [196, 5.011662],
    failed: 'other 4',
    times: { p50: 702.8, p90: 1_981.77, p95: 3_060.12, mean: 1_210.43, max: 22_312.08 },
    flags: 'e',
  },
  {
    // 120 requests, 25 ms from end to end, the first of which took 0.4 ms; one in ten failed.
    file: 'k6-points.json',
    tool: 'k6',
    rate: [108, 119 * 0.025 + 0.0004],
    failed: 'other 12',
    times: {
      ...{ p50: 980, p75: 1_280, p90: 1_470, p95: 1_530, p99: 1_570 },
      ...{ mean: 990, max: 1_580 },
    },
    flags: 's',
  },
];

const SUMMARISED = CASES.map(({ file }) => file);

for (const { file, tool, rate, failed, times, flags } of CASES) {
  test(file, () => {
    const run = onlyRun(readOutput(file), file);
    assert.equal([run.tool, run.version].filter(Boolean).join(' '), tool);
    if (rate === null) assert.equal(run.throughput, undefined);
    else {
      const [succeeded, seconds] = rate;
      assert.equal(run.requests.succeeded, succeeded);
      assert.equal((run.durationSeconds ?? 0).toFixed(6), seconds.toFixed(6));
      assert.equal((run.throughput ?? -1).toFixed(6), (succeeded / seconds).toFixed(6));
    }
    assert.equal(failuresOf(run), failed);
    assert.deepEqual({ ...run.times }, times);
    assert.equal(flagsOf(run), flags);
  });
}

function onlyRun(text: string, file: string): ImportedRun {
  const { runs, faults } = readResults(text, file);
  assert.deepEqual(faults, []);
  assert.equal(runs.length, 1, file);
  const [run] = runs;
  assert.ok(run);
  assertHonest(runs, text);
  return run;
}

function failuresOf({ requests }: ImportedRun): string {
  const failed = Object.entries(requests.failed).filter(([, count]) => count !== 0);
  return failed.map(([name, count]) => `${name} ${count}`).join(', ');
}

const flagsOf = (run: ImportedRun): string =>
  [
    run.timesCorrected === undefined ? '?' : run.timesCorrected ? 'c' : '',
    run.timesIncludeErrors ? 'e' : '',
    run.timesFrom === 'samples' ? 's' : '',
    run.rateWasSet ? 'r' : '',
  ].join('');

/** Lines of real requests: what the summary of the same attack says, but for how it rounds. */
for (const file of ['vegeta-results.json', 'vegeta-results.csv', 'hey-samples.csv']) {
  test(`${file}: a line for each request`, () => {
    const text = readOutput(file);
    const run = onlyRun(text, file);
    const lines = text
      .trimEnd()
      .split('\n')
      .slice(file.startsWith('hey') ? 1 : 0);
    const statuses = lines.map((line) => /"code":(\d+)|^\d{19},(\d+),|,(\d{3}),[\d.]+$/.exec(line));
    const ok = statuses.filter((match) => match?.slice(1).includes('200'));
    assert.ok(ok.length >= 100 && ok.length < lines.length);
    assert.equal(run.requests.succeeded, ok.length);
    assert.equal(run.requests.failed.status, lines.length - ok.length);
    assert.equal(run.timesFrom, 'samples');
    assert.ok(run.times.p99 !== undefined && run.times.p999 === undefined);
  });
}

test('every recorded output is in a table here', () => {
  const elsewhere = OUTPUTS.filter((file) => !SUMMARISED.includes(file));
  assert.deepEqual(elsewhere, [
    'five-runs.txt',
    'hey-samples.csv',
    'vegeta-results.csv',
    'vegeta-results.json',
  ]);
});

/** Of the bench of our own generator: real runs of a second, without and with failures. */
const OF_PEERS: readonly (readonly [file: string, succeeded: number, failed: string])[] = [
  ['ab.txt', 15_986, ''],
  ['ab-failures.txt', 25_446, 'status 2795'],
  ['k6.json', 10_547, ''],
  ['k6-failures.json', 5_945, 'other 660'],
  ['oha.json', 22_067, ''],
  ['oha-failures.json', 22_551, 'status 2506, read 261'],
  ['hey-refused.txt', 0, 'connect 25482'],
  ['bombardier-refused.json', 0, 'connect 24559'],
];
for (const [file, succeeded, failed] of OF_PEERS) {
  test(`peer-outputs/${file}`, () => {
    const run = onlyRun(readPeerOutput(file), file);
    assert.equal(run.requests.succeeded, succeeded);
    assert.equal(failuresOf(run), failed);
    assert.equal(succeeded === 0, run.times.p50 === undefined && run.times.mean === undefined);
  });
}
