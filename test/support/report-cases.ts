// Gate reports of every kind that a reader meets, and of some that a renderer fears.

import type { GateReport } from '../../src/report/gate-report.ts';
import { FLOW_CASE } from './flow-case.ts';
import { profileNamed } from './profiles.ts';
import { makeBlocks, makeHistory } from './report-blocks.ts';
import {
  bothRows,
  makeComparison,
  makeDetails,
  makeLadder,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeRun,
  makeTimes,
  makeValues,
} from './report-parts.ts';
import { SIDE_BY_SIDE_CASES } from './side-by-side-cases.ts';

const regression = makeReport({
  verdict: { kind: 'regression', offending: ['throughput', 'p99', 'cpu'] },
  exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
  comparisons: [
    makeComparison({
      after: 2390,
      change: -0.60948,
      interval: { best: -0.5831, worst: -0.6347 },
      outcome: 'regression',
      because: 'at least 58.3 % was lost, which is beyond the 5 % allowed.',
    }),
    makeP99Comparison({
      after: 18_230,
      change: 1.4595,
      interval: { best: 1.2103, worst: 1.7368 },
      outcome: 'regression',
      because: 'it rose by at least 121 %, which is beyond the 10 % allowed.',
    }),
    makeComparison({
      metric: 'cpu',
      role: 'guard',
      unit: 'microseconds',
      before: 161,
      after: 411,
      change: 1.5528,
      interval: { best: 1.4821, worst: 1.6211 },
      toleranceLine: 0.1,
      minimumDetectable: 0.1312,
      higherIsBetter: false,
      outcome: 'regression',
      because: 'it rose by at least 148 %, which is beyond the 10 % allowed.',
    }),
    makeComparison({
      metric: 'memory',
      role: 'guard',
      unit: 'bytes',
      before: 63_963_136,
      after: 65_798_144,
      change: 0.0287,
      interval: { best: -0.0511, worst: 0.1147 },
      toleranceLine: 0.2,
      minimumDetectable: 0.3011,
      higherIsBetter: false,
      because: 'no loss beyond the 20 % allowed was shown.',
    }),
  ],
  history: makeHistory(),
  rows: bothRows(
    makeValues({
      throughput: 2390,
      p50: 13_271,
      p90: 14_803,
      p99: 18_230,
      max: 41_023,
      responseP50: 28_310,
      responseP90: 61_402,
      responseP99: 88_754,
      cpuPerRequest: 411,
      peakMemory: 65_798_144,
    }),
    makeValues({ throughput: 6120, p99: 7412 }),
  ),
  details: makeDetails({
    completeRequests: 76_719,
    serverBusyCores: 0.982,
    threadRate: { mean: 1195, standardDeviation: 71, max: 1388, withinOneDeviation: 0.731 },
    requests: [
      makeRequestDetails({
        sent: 194_533,
        ok: 194_533,
        bodyBytes: 2_528_929,
        processing: makeTimes(13_271, { count: 76_719, max: 41_023 }),
        waiting: makeTimes(13_190, { count: 76_719, max: 40_911 }),
        total: makeTimes(13_271, { count: 76_719, max: 41_023 }),
        ladder: makeLadder(13_271, 41_023),
        responseLadder: makeLadder(28_310, 412_880),
      }),
    ],
  }),
});

/** The same, on a runner that was renewed meanwhile. */
const otherImage: GateReport = {
  ...regression,
  differences: [
    { kind: 'program', name: 'node', before: '22.4.0', after: '24.4.1' },
    {
      kind: 'image',
      name: 'image',
      before: 'ubuntu24 1.86.0',
      after: 'ubuntu24 1.87.0',
    },
    { kind: 'kernel', name: 'kernel', before: '6.8.0-1018-azure', after: '6.8.0-1021-azure' },
    { kind: 'memory', name: 'memory', before: '7.8 GiB', after: '15.6 GiB' },
    { kind: 'machine', name: 'machine', before: null, after: null },
  ],
};

const RUNS = 'https://github.com/octo/shop/actions/runs';

/** The same run in a workflow, tried again and accepted. */
const accepted = makeReport({
  ...regression,
  exit: {
    code: 0,
    because:
      'A loss was shown, and accepted by @hubot with the label `perf-accepted` on 2026-03-03.',
  },
  acceptance: {
    by: 'hubot',
    at: '2026-03-03T15:00:00Z',
    how: { kind: 'label', label: 'perf-accepted', pullRequest: 12 },
  },
  run: makeRun({ url: `${RUNS}/4711/attempts/2`, attempt: 2, attempts: 2, blocks: 16 }),
  baseline: {
    records: 9,
    newestMeasuredAt: '2026-03-01T09:12:40Z',
    newestCommit: '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071',
    sameMachine: true,
    source: {
      runId: 4680,
      runUrl: `${RUNS}/4680`,
      commit: '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071',
      createdAt: '2026-03-01T09:08:00Z',
    },
  },
  warnings: [
    {
      code: 'attempts-pooled',
      text: 'This is attempt 2 of the run. It was judged together with 1 earlier attempt, and a loss must be shown at half of the usual false-alarm level, so that trying again is not another roll of the dice.',
    },
  ],
});

const inconclusive = makeReport({
  verdict: {
    kind: 'inconclusive',
    need: 'Eight stored records of this machine would show a throughput loss of 14 %; one shows no less than 29 %.',
  },
  exit: {
    code: 0,
    because: 'Nothing was decided, and `on-inconclusive` is `warn`: nothing is blocked.',
  },
  baseline: {
    records: 1,
    newestMeasuredAt: '2026-03-03T13:50:00Z',
    newestCommit: '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071',
    sameMachine: true,
    source: null,
  },
  comparisons: [
    makeComparison({
      interval: { best: 0.2731, worst: -0.1341 },
      minimumDetectable: -0.2586,
      samples: 1,
      outcome: 'inconclusive',
      because: 'the loss lies between −27.3 % and 13.4 %, and 5 % is allowed.',
    }),
    makeP99Comparison({
      interval: { best: null, worst: 0.5187 },
      minimumDetectable: null,
      samples: 1,
      outcome: 'inconclusive',
      because: 'one record bounds the loss at 51.9 % only, and 10 % is allowed.',
    }),
  ],
  warnings: [
    {
      code: 'prior-only',
      text: 'With 1 stored record the spread between runs is assumed, not measured. Save more runs with --save, or measure both versions side by side.',
    },
  ],
});

const BASE_NOT_RUN =
  'The base could not be run, so a loss of throughput cannot fail this check. The commit ' +
  `${'b'.repeat(40)} is not in this clone, and could not be fetched. It said: "fatal: ` +
  "Authentication failed for 'https://github.com/octo/shop/'\". Give the job `contents: read`, with " +
  'which its token may fetch it; or check out with `fetch-depth: 0`, which brings it along.';

/** Stored numbers look like a loss, and may not fail the check. */
const baseNotRun: GateReport = {
  ...inconclusive,
  warnings: [{ code: 'base-not-run', text: BASE_NOT_RUN }, ...inconclusive.warnings],
  evidence: { kind: 'none', because: BASE_NOT_RUN, sideBySide: null },
};

const noBaseline = makeReport({
  verdict: { kind: 'no-baseline', why: 'No stored record was found at baseline.json.' },
  exit: {
    code: 0,
    because: 'There was nothing to compare with, and `missing-baseline` is `measure`.',
  },
  baseline: null,
  comparisons: [],
  rows: bothRows(makeValues(), null),
});

/** The first run of a project that waits 70 ms for each answer, and keeps it. */
const saved = makeReport({
  ...noBaseline,
  verdict: { kind: 'no-baseline', why: 'No baseline file was named (`--baseline`).' },
  saved: { to: 'base.json', records: 1 },
  run: makeRun({ blocks: 3, measuringSeconds: 1.2 }),
  rows: bothRows(
    makeValues({ throughput: 431, samples: 467, p50: 74_100, p90: 76_200, p99: null }),
    null,
  ),
});

/** A new version that refuses one request in thirty. */
const failing = makeReport({
  verdict: { kind: 'regression', offending: ['errors'] },
  exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
  comparisons: [
    makeComparison(),
    makeP99Comparison(),
    makeComparison({
      metric: 'errors',
      role: 'guard',
      unit: 'share',
      before: 0,
      after: 0.0342,
      allowed: 0.001,
      change: null,
      interval: { best: null, worst: null },
      toleranceLine: 0,
      minimumDetectable: null,
      higherIsBetter: false,
      method: 'exact',
      outcome: 'regression',
      because:
        "1219 of 35641 requests failed (3.4 %: 848 unexpected-status, 371 reset); with 99.9 % confidence that is more than the 0.1 % allowed and more than the baseline's 0 %.",
    }),
  ],
  rows: bothRows(
    makeValues({ errorShare: 0.0342, errors: 1219 }),
    makeValues({ throughput: 6120, p99: 7412 }),
  ),
  details: makeDetails({
    requests: [
      makeRequestDetails({
        sent: 35_641,
        ok: 34_422,
        failures: [
          { class: 'reset', count: 371, example: 'read ECONNRESET' },
          { class: 'unexpected-status', count: 848, example: '503 Service Unavailable' },
        ],
      }),
    ],
  }),
});

const limits = makeReport({
  verdict: { kind: 'regression', offending: ['p99-limit'] },
  exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
  baseline: null,
  comparisons: [
    makeP99Comparison({
      metric: 'p99-limit',
      role: 'limit',
      before: 6000,
      after: 7502,
      change: 0.2503,
      interval: { best: 0.1911, worst: 0.3117 },
      toleranceLine: 0,
      minimumDetectable: null,
      method: 'wilcoxon',
      samples: 8,
      outcome: 'regression',
      because: 'p99 is at least 7.15 ms, and your limit is 6 ms.',
    }),
    makeComparison({
      metric: 'min-throughput',
      role: 'limit',
      before: 6000,
      change: 0.0138,
      interval: { best: 0.0181, worst: 0.0097 },
      toleranceLine: 0,
      minimumDetectable: null,
      method: 'wilcoxon',
      samples: 8,
      because: 'throughput is at least 6 058 requests/s, and your limit is 6 000.',
    }),
  ],
  rows: bothRows(makeValues(), null),
});

const invalidRun = makeReport({
  verdict: {
    kind: 'invalid-run',
    because: {
      code: 'errors',
      text: '3.4 % of the requests failed in the candidate and in the baseline; times of such a run say nothing.',
    },
  },
  exit: { code: 3, because: 'The run is not worth judging, and `on-invalid` is `fail`.' },
  comparisons: [],
  rows: bothRows(
    makeValues({
      errorShare: 0.0342,
      errors: 1219,
      throughput: 1352,
      p99: 1_840_000,
      max: 2_771_000,
    }),
    makeValues({ errorShare: 0.0312, errors: 1106, throughput: 1340, p99: 1_790_000 }),
  ),
  blocks: makeBlocks({ pairs: 4, throughput: [1340, 1352], cpu: [160, 161], errors: 616 }),
  warnings: [
    {
      code: 'stale-keep-alive',
      text: 'The server closed 31 idle connections. Raise its keep-alive timeout above 5 s to keep them.',
    },
  ],
  details: makeDetails({
    requests: [
      makeRequestDetails({
        sent: 35_641,
        ok: 34_422,
        resent: 31,
        unsent: 12,
        failures: [
          { class: 'reset', count: 569, example: 'read ECONNRESET' },
          { class: 'timeout', count: 279, example: 'no answer within 10 s' },
          { class: 'unexpected-status', count: 371, example: '503 Service Unavailable' },
        ],
      }),
    ],
  }),
  lastLines: [
    {
      arm: 'candidate',
      lines: [
        'GET /search 503 2 ms',
        'Error: too many clients',
        '    at Pool.connect (/srv/shop/pool.js:41:11)',
        '    at async search (/srv/shop/search.js:12:20)',
      ],
    },
  ],
});

const REQUESTS = [
  { name: 'home', method: 'GET', path: '/' },
  { name: 'search', method: 'GET', path: '/search?q=shoes&page=2' },
  { name: 'checkout', method: 'POST', path: '/checkout' },
] as const;

const severalRequests = makeReport({
  name: 'shop (node 24)',
  verdict: { kind: 'regression', offending: ['p99'] },
  exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
  comparisons: [
    makeComparison({
      after: 5994,
      change: -0.0206,
      interval: { best: -0.0034, worst: -0.0388 },
      because: 'at most 3.9 % was lost, which is within the 5 % allowed.',
    }),
    makeP99Comparison({ request: 'home' }),
    makeP99Comparison({
      request: 'search',
      before: 12_310,
      after: 16_120,
      change: 0.30951,
      interval: { best: 0.1762, worst: 0.4548 },
      outcome: 'regression',
      because: 'it rose by at least 17.6 %, which is beyond the 10 % allowed.',
    }),
    makeP99Comparison({
      request: 'checkout',
      before: 9120,
      after: 9874,
      change: 0.0827,
      interval: { best: -0.0241, worst: 0.2014 },
      outcome: 'inconclusive',
      because: 'the rise lies between −2.4 % and 20.1 %, and 10 % is allowed.',
    }),
  ],
  rows: [
    {
      isNew: false,
      request: null,
      candidate: makeValues({ throughput: 5994 }),
      baseline: makeValues({ throughput: 6120 }),
    },
    ...REQUESTS.map(({ name }, index) => ({
      isNew: false,
      request: name,
      candidate: makeValues({
        throughput: 1998 - index,
        p99: [7502, 16_120, 9874][index] ?? null,
        cpuPerRequest: null,
        peakMemory: null,
        startTime: null,
        firstAnswers: null,
      }),
      baseline: makeValues({
        throughput: 2040 - index,
        p99: [7412, 12_310, 9120][index] ?? null,
        cpuPerRequest: null,
        peakMemory: null,
        startTime: null,
        firstAnswers: null,
      }),
    })),
  ],
  warnings: [{ code: 'small-proven-loss', text: 'Throughput is 2.1 % slower, within tolerance.' }],
  details: makeDetails({ requests: REQUESTS.map((request) => makeRequestDetails(request)) }),
});

const improvement = makeReport({
  comparisons: [
    makeComparison({
      after: 7282,
      change: 0.1899,
      interval: { best: 0.2311, worst: 0.1502 },
      because: 'at least 15 % was gained.',
    }),
    makeP99Comparison({
      after: 6120,
      change: -0.1743,
      interval: { best: -0.2314, worst: -0.1139 },
      because: 'it fell by at least 11.4 %.',
    }),
  ],
  rows: bothRows(
    makeValues({ throughput: 7282, p50: 4294, p90: 5033, p99: 6120, cpuPerRequest: 135 }),
    makeValues({ throughput: 6120, p99: 7412 }),
  ),
  warnings: [
    {
      code: 'improvement',
      text: 'Throughput rose by at least 15 %: promote this run to keep the gain.',
    },
  ],
});

const waitingServer = makeReport({
  verdict: { kind: 'regression', offending: ['throughput'] },
  exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
  comparisons: [
    makeComparison({
      after: 5018,
      change: -0.1801,
      interval: { best: -0.1412, worst: -0.2169 },
      outcome: 'regression',
      because: 'at least 14.1 % was lost, which is beyond the 5 % allowed.',
    }),
    makeP99Comparison(),
    makeComparison({
      metric: 'errors',
      role: 'guard',
      unit: 'share',
      before: 0,
      after: 0.0004,
      change: null,
      interval: { best: null, worst: null },
      toleranceLine: 0,
      allowed: 0.001,
      minimumDetectable: null,
      higherIsBetter: false,
      method: 'exact',
      because: '0.04 % of the requests failed, and 0.1 % is allowed.',
    }),
  ],
  rows: bothRows(
    makeValues({ throughput: 5018, p50: 6341, p90: 7404, cpuPerRequest: 162 }),
    makeValues({ throughput: 6120, p99: 7412 }),
  ),
  details: makeDetails({ serverBusyCores: 0.811 }),
});

const runningServer = makeReport({
  run: makeRun({
    target: 'http://127.0.0.1:8081/test',
    processes: 'running',
    blocks: 1,
    commit: null,
    offeredRate: null,
  }),
  baseline: {
    records: 3,
    newestMeasuredAt: '2026-02-11T08:00:00Z',
    newestCommit: null,
    sameMachine: false,
    source: null,
  },
  rows: bothRows(
    makeValues({
      cpuPerRequest: null,
      peakMemory: null,
      startTime: null,
      firstAnswers: null,
      responseP50: null,
      responseP90: null,
      responseP99: null,
    }),
    makeValues({
      throughput: 6120,
      p99: 7412,
      cpuPerRequest: null,
      peakMemory: null,
      startTime: null,
      firstAnswers: null,
      responseP50: null,
      responseP90: null,
      responseP99: null,
    }),
  ),
  details: makeDetails({
    serverBusyCores: null,
    generatorShare: null,
    serverProcesses: null,
    lag: null,
    requests: [
      makeRequestDetails({ responseLadder: [], serverSoftware: null, documentLength: null }),
    ],
  }),
});

const UGLIEST =
  '<script>alert(1)</script> | `code` [a](http://evil.example) @octocat #1 GH-2 **b** \u001b[31mred\u001b[0m \u202eright to left\u202c ]]> --> &lt; $x$ www.evil.example a@b.example 漢字 🙂\r\n## heading';

const extremes = makeReport({
  comparisons: [
    makeComparison({
      before: 1.2e13,
      after: 0.00031,
      change: -0.999999,
      interval: { best: -0.99, worst: -1 },
      minimumDetectable: -1e-7,
    }),
    makeP99Comparison({
      before: 1,
      after: 3_600_000_000,
      change: 3_599_999_999,
      interval: { best: -0.5, worst: null },
      minimumDetectable: null,
    }),
  ],
  rows: bothRows(
    makeValues({
      throughput: 0.00031,
      p50: 1,
      p90: 999.6,
      p99: 3_600_000_000,
      max: 3_600_000_000,
      errorShare: 0.0000012,
      errors: 1,
      cpuPerRequest: 0.02,
      peakMemory: 1023,
    }),
    makeValues({ throughput: 1.2e13, p50: 0, p99: null, errorShare: 1, peakMemory: 8e15 }),
  ),
  run: makeRun({ blocks: 1, measuringSeconds: 0.02, connections: 1, threads: 1 }),
  details: makeDetails({
    completeRequests: 1,
    measuredSeconds: 90_061,
    bytesReceived: 0,
    transferRate: 9.1e15,
    requests: [makeRequestDetails({ processing: makeTimes(0.004), documentLength: 0 })],
  }),
});

/** A report that holds `text` wherever a report can hold text of others. */
export function makeHostileReport(text: string): GateReport {
  return makeReport({
    perfGate: text,
    name: text,
    verdict: { kind: 'inconclusive', need: text },
    exit: { code: 0, because: text },
    acceptance: { by: text, at: text, how: { kind: 'label', label: text, pullRequest: 5 } },
    run: makeRun({
      measuredAt: text,
      commit: text,
      url: text,
      seed: text,
      target: text,
      engine: text,
      environment: {
        ...makeRun().environment,
        cpuModel: text,
        architecture: text,
        platform: text,
        kernel: text,
        image: text,
        node: text,
        perfGate: text,
      },
    }),
    baseline: {
      records: 2,
      newestMeasuredAt: text,
      newestCommit: text,
      sameMachine: false,
      source: { runId: 7, runUrl: text, commit: text, createdAt: text },
    },
    evidence: { kind: 'stored', because: text, sideBySide: null },
    differences: [
      { kind: 'package', name: text, before: text, after: text },
      { kind: 'program', name: text, before: null, after: text },
      { kind: 'variable', name: text, before: null, after: null },
    ],
    profile: profileNamed(text),
    comparisons: [
      makeComparison({
        request: text,
        because: text,
        method: text,
        outcome: 'inconclusive',
      }),
      makeP99Comparison({ request: text, because: text, method: text }),
    ],
    warnings: [{ code: 'baseline-note', text }],
    rows: [null, text, 'other'].map((request) => ({
      isNew: false,
      request,
      candidate: makeValues(),
      baseline: makeValues(),
    })),
    blocks: makeBlocks({ pairs: 2, throughput: [9, 8], cpu: [1, 2] }).map((block) => ({
      ...block,
      startedAt: text,
    })),
    history: makeHistory().map((run) => ({ ...run, measuredAt: text, commit: text })),
    lastLines: [
      { arm: 'baseline', lines: [text] },
      { arm: 'candidate', lines: [text, text] },
    ],
    details: makeDetails({
      requests: [
        makeRequestDetails({
          name: text,
          method: text,
          path: text,
          serverSoftware: text,
          failures: [{ class: 'body-mismatch', count: 3, example: text }],
        }),
        makeRequestDetails({ name: 'other' }),
      ],
    }),
  });
}

/** By the name of their golden folder. */
export const REPORT_CASES: Readonly<Record<string, GateReport>> = {
  pass: makeReport(),
  regression,
  'other-image': otherImage,
  accepted,
  inconclusive,
  'base-not-run': baseNotRun,
  'no-baseline': noBaseline,
  saved,
  failing,
  limits,
  'invalid-run': invalidRun,
  'several-requests': severalRequests,
  flows: FLOW_CASE,
  improvement,
  'waiting-server': waitingServer,
  'running-server': runningServer,
  hostile: makeHostileReport(UGLIEST),
  extremes,
  ...SIDE_BY_SIDE_CASES,
};
