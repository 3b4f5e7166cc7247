// Gate reports of two versions that were measured side by side, of every kind that a reader meets.

import type {
  GateReport,
  ReportComparison,
  ReportSideBySide,
} from '../../src/report/gate-report.ts';
import { PROFILE } from './profiles.ts';
import { makeBlocks, makePairs } from './report-blocks.ts';
import {
  bothRows,
  makeComparison,
  makeCurve,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeRun,
  makeValues,
} from './report-parts.ts';

const BASE_COMMIT = '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071';
const PAIRS = {
  method: 'wilcoxon',
  samples: 17,
  alpha: { alarm: 0.0002, fail: 0.0021, pass: 0.03 },
} as const;

/** Seventeen pairs as planned, judged at the last of two looks, a server of one process. */
export function makeSideBySide(overrides: Partial<ReportSideBySide> = {}): ReportSideBySide {
  return {
    arm: { kind: 'commit', commit: BASE_COMMIT },
    blocks: 17,
    plannedBlocks: 17,
    look: 2,
    looks: 2,
    turns: 'slices',
    cleaning: {
      baseline: { slices: 2040, kept: 1714 },
      candidate: { slices: 2040, kept: 1693 },
      isJudged: true,
    },
    placement: null,
    shortage: null,
    blockSpread: { throughput: 0.0112, p99: 0.0604 },
    ...overrides,
  };
}

/** A pass against the base commit, which was built beside the candidate. */
export function makeSideBySideReport(
  sides: Partial<ReportSideBySide> = {},
  overrides: Partial<GateReport> = {},
): GateReport {
  const sideBySide = makeSideBySide(sides);
  const evidence = {
    kind: 'side-by-side',
    because:
      'The nine stored records could not show less than 14 %, so both versions were measured.',
    sideBySide,
  } as const;
  return makeReport({
    baseline: null,
    evidence,
    run: makeRun({ blocks: sideBySide.blocks, measuringSeconds: 128.4 }),
    comparisons: [throughputOf(), p99Of(), cleanP99Of(), cpuOf()],
    rows: bothRows(CANDIDATE, BASELINE),
    details: makeDetails({ serverBusyCores: 0.981 }),
    ...overrides,
  });
}

const BASELINE = makeValues({
  throughput: 6120,
  p99: 7412,
  cleanP99: 2011,
  cpuPerRequest: 160.2,
  busyCores: 0.98,
});
const CANDIDATE = makeValues({
  throughput: 6096,
  p99: 7430,
  cleanP99: 2023,
  cpuPerRequest: 160.8,
  busyCores: 0.981,
});

function throughputOf(overrides: Partial<ReportComparison> = {}): ReportComparison {
  return makeComparison({
    ...PAIRS,
    after: 6096,
    change: -0.0039,
    interval: { best: 0.0043, worst: -0.0101 },
    minimumDetectable: -0.0583,
    because: 'at most 1 % was lost, which is within the 5 % allowed.',
    ...overrides,
  });
}

function p99Of(overrides: Partial<ReportComparison> = {}): ReportComparison {
  return makeP99Comparison({
    ...PAIRS,
    after: 7430,
    change: 0.0024,
    interval: { best: -0.0311, worst: 0.0292 },
    minimumDetectable: 0.1391,
    because: 'it rose by at most 2.9 %, which is within the 10 % allowed.',
    ...overrides,
  });
}

function cleanP99Of(overrides: Partial<ReportComparison> = {}): ReportComparison {
  return p99Of({
    metric: 'clean-response-p99',
    before: 2011,
    after: 2023,
    change: 0.006,
    interval: { best: -0.0401, worst: 0.0482 },
    minimumDetectable: 0.1494,
    because: 'it rose by at most 4.8 %, which is within the 10 % allowed.',
    ...overrides,
  });
}

function cpuOf(overrides: Partial<ReportComparison> = {}): ReportComparison {
  return makeComparison({
    ...PAIRS,
    metric: 'cpu',
    role: 'guard',
    unit: 'microseconds',
    before: 160.2,
    after: 160.8,
    change: 0.0037,
    interval: { best: -0.0012, worst: 0.0089 },
    toleranceLine: 0.1,
    minimumDetectable: 0.1049,
    higherIsBetter: false,
    because: 'no loss beyond the 10 % allowed was shown.',
    ...overrides,
  });
}

/** The noise between pairs of each metric. */
const SPREADS: Readonly<Partial<Record<ReportComparison['metric'], number>>> = {
  throughput: 0.011,
  cpu: 0.008,
};

const withPairs = (comparisons: readonly ReportComparison[]): readonly ReportComparison[] =>
  comparisons.map((comparison) => ({
    ...comparison,
    pairs: makePairs(comparison, SPREADS[comparison.metric] ?? 0.06),
  }));

const BOTH_CURVES = makeDetails({
  serverBusyCores: 0.981,
  requests: [
    makeRequestDetails({
      curves: [
        makeCurve('candidate', 'service', 5420, 24_301),
        makeCurve('baseline', 'service', 5093, 22_143),
        makeCurve('candidate', 'response', 871, 10_904),
        makeCurve('baseline', 'response', 812, 9_874),
      ],
    }),
  ],
});

const slower = makeSideBySideReport(
  {},
  {
    verdict: { kind: 'regression', offending: ['throughput'] },
    exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
    repeat: {
      command: `git fetch origin ${'c'.repeat(40)} ${'b'.repeat(40)} && git switch --detach ${'c'.repeat(40)} && npx github:org/perf-gate#v1 compare '--start=node server.js' '--build=npm ci' --base=${'b'.repeat(40)} --seed=7f3a`,
      leftOut: ['candidate-env'],
    },
    comparisons: withPairs([
      throughputOf({
        after: 5747,
        change: -0.0609,
        interval: { best: -0.0541, worst: -0.0666 },
        outcome: 'regression',
        because: 'at least 5.4 % was lost, which is beyond the 5 % allowed.',
      }),
      p99Of({ after: 7884, change: 0.0637, interval: { best: 0.0291, worst: 0.0892 } }),
      cleanP99Of({ after: 2098, change: 0.0433, interval: { best: -0.0102, worst: 0.0827 } }),
      cpuOf({ after: 170.6, change: 0.0649, interval: { best: 0.0591, worst: 0.0702 } }),
    ]),
    rows: bothRows({ ...CANDIDATE, throughput: 5747, p99: 7884, cpuPerRequest: 170.6 }, BASELINE),
    details: BOTH_CURVES,
    blocks: makeBlocks({ pairs: 17, throughput: [6120, 5747], cpu: [160.2, 170.6] }),
    warnings: [
      { code: 'small-proven-loss', text: 'CPU per request rose by 6.5 %, within tolerance.' },
    ],
    lastLines: [
      { arm: 'baseline', lines: [] },
      { arm: 'candidate', lines: ['listening on 41203', 'catalogue: 512 items sorted in 2 ms'] },
    ],
  },
);

/** The same, and more packages are others than anybody would read. */
const withOtherPackages: GateReport = {
  ...slower,
  differences: [
    { kind: 'package', name: 'express', before: '4.18.2', after: '5.1.0' },
    { kind: 'package', name: '@scope/log', before: null, after: '3.0.0' },
    { kind: 'package', name: 'debug', before: '2.6.9, 4.3.4', after: null },
    ...Array.from({ length: 22 }, (_, at) => ({
      kind: 'package' as const,
      name: `part-${at + 1}`,
      before: '1.0.0',
      after: '1.0.1',
    })),
  ],
  moreDifferences: 7,
};

/** The same, and a profile says where the time goes. */
const profiled: GateReport = { ...slower, profile: PROFILE };

const waiting: GateReport = {
  ...slower,
  comparisons: slower.comparisons.map((one) =>
    one.metric === 'cpu'
      ? { ...one, after: 160.3, change: 0.0006, interval: { best: -0.0041, worst: 0.0052 } }
      : one,
  ),
  rows: slower.rows.map((row) => ({
    ...row,
    candidate: { ...row.candidate, cpuPerRequest: 160.3 },
  })),
  blocks: makeBlocks({ pairs: 17, throughput: [6120, 5747], cpu: [160.2, 160.3] }),
  warnings: [],
};

/** The same, of a server that waits longer: no function takes more. */
const profiledWaiting: GateReport = {
  ...waiting,
  profile: { ...PROFILE, profiler: 'profile', functions: [], calls: [] },
};

const longTail = makeSideBySideReport(
  { arm: { kind: 'build', commit: BASE_COMMIT } },
  {
    verdict: { kind: 'regression', offending: ['clean-response-p99'] },
    exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
    comparisons: withPairs([
      throughputOf(),
      p99Of(),
      cleanP99Of({
        after: 2531,
        change: 0.2586,
        interval: { best: 0.1934, worst: 0.3117 },
        outcome: 'regression',
        because: 'it rose by at least 19.3 %, which is beyond the 10 % allowed.',
      }),
      cpuOf(),
    ]),
    blocks: makeBlocks({ pairs: 17, throughput: [6120, 6096], cpu: [160.2, 160.8] }),
    rows: bothRows({ ...CANDIDATE, cleanP99: 2531, responseP99: 3212 }, BASELINE),
  },
);

const atFirstLook = makeSideBySideReport(
  { blocks: 10, look: 1, cleaning: null, blockSpread: { throughput: 0.0071, p99: 0.0312 } },
  {
    run: makeRun({
      blocks: 10,
      measuringSeconds: 75.5,
      url: 'https://github.com/octo/shop/actions/runs/4711',
    }),
    comparisons: [
      throughputOf({
        samples: 10,
        after: 7282,
        change: 0.1899,
        interval: { best: 0.2311, worst: 0.1502 },
        because: 'at least 15 % was gained.',
      }),
      p99Of({ samples: 10, after: 6120, change: -0.1743, interval: { best: -0.23, worst: -0.11 } }),
    ],
    rows: bothRows(
      { ...CANDIDATE, throughput: 7282, p99: 6120, cleanP99: null, cpuPerRequest: 134.9 },
      { ...BASELINE, cleanP99: null },
    ),
    warnings: [{ code: 'improvement', text: 'Throughput rose by at least 15 %.' }],
  },
);

const unevenWorkers = makeSideBySideReport(
  {
    placement: { workers: 4, baselineImbalance: 0.312, candidateImbalance: 0.274, reopens: true },
    blockSpread: { throughput: 0.0912, p99: 0.3804 },
    cleaning: {
      baseline: { slices: 2040, kept: 1211 },
      candidate: { slices: 2040, kept: 1502 },
      isJudged: false,
    },
  },
  {
    comparisons: [
      cpuOf({
        role: 'gate',
        before: 611,
        after: 613,
        change: 0.0033,
        because: 'it rose by at most 0.89 %, which is within the 10 % allowed.',
      }),
      throughputOf({
        role: 'guard',
        interval: { best: 0.0893, worst: -0.0991 },
        outcome: 'not-shown',
        because: 'no loss beyond the 5 % allowed was shown.',
      }),
      p99Of({
        role: 'guard',
        interval: { best: -0.2911, worst: 0.4192 },
        outcome: 'not-shown',
        because: 'no loss beyond the 10 % allowed was shown.',
      }),
    ],
    rows: bothRows(
      { ...CANDIDATE, cpuPerRequest: 613, busyCores: 3.74 },
      { ...BASELINE, cpuPerRequest: 611, busyCores: 3.75 },
    ),
    warnings: [
      {
        code: 'uneven-workers',
        text: 'Throughput of the pairs strays by 9.1 %, CPU time per request by 0.7 %: connections fell unevenly on 4 worker processes, so CPU time per request was judged in place of throughput.',
      },
      {
        code: 'kept-shares-differ',
        text: 'Of the slices at the fixed rate 59 % of the baseline and 74 % of the candidate were kept, so the cleaned p99 was not judged.',
      },
    ],
    details: makeDetails({ serverBusyCores: 3.74, serverProcesses: 5 }),
  },
);

const fixedPort = makeSideBySideReport(
  {
    arm: { kind: 'command', commit: null },
    blocks: 6,
    plannedBlocks: 8,
    look: 1,
    looks: 1,
    turns: 'one-arm-at-a-time',
    blockSpread: { throughput: 0.031, p99: null },
  },
  {
    comparisons: [throughputOf({ samples: 6 }), cleanP99Of({ samples: 6 })],
    // Too few for a p99 at capacity.
    rows: bothRows(
      { ...CANDIDATE, p99: null, samples: 2613 },
      { ...BASELINE, p99: null, samples: 2671 },
    ),
  },
);

const newRequest = makeSideBySideReport(
  { arm: { kind: 'directory', commit: null } },
  {
    name: 'shop',
    comparisons: [
      throughputOf(),
      p99Of({ request: null, role: 'guard' }),
      p99Of({ request: 'home' }),
      p99Of({ request: 'search', before: 9412, after: 9430 }),
      cleanP99Of({ request: null, role: 'guard' }),
      cleanP99Of({ request: 'home' }),
      cleanP99Of({ request: 'search' }),
    ],
    rows: [
      { isNew: false, request: null, candidate: CANDIDATE, baseline: BASELINE },
      ...['home', 'search'].map((request) => ({
        isNew: false,
        request,
        candidate: { ...CANDIDATE, throughput: 3048, cpuPerRequest: null, peakMemory: null },
        baseline: { ...BASELINE, throughput: 3060, cpuPerRequest: null, peakMemory: null },
      })),
      {
        isNew: true,
        request: 'suggest',
        candidate: makeValues({
          throughput: 1801,
          responseP50: null,
          responseP90: null,
          responseP99: null,
          cpuPerRequest: null,
          peakMemory: null,
          startTime: null,
          firstAnswers: null,
        }),
        baseline: null,
      },
    ],
    warnings: [
      {
        code: 'new-requests',
        text: 'The baseline does not answer `suggest` yet: it was measured on the candidate alone, and judged by nothing.',
      },
    ],
    details: makeDetails({
      requests: ['home', 'search', 'suggest'].map((name) =>
        makeRequestDetails({
          name,
          path: `/${name}`,
          ...(name === 'suggest' ? { responseLadder: [] } : {}),
        }),
      ),
    }),
  },
);

const undecided = makeSideBySideReport(
  { blockSpread: { throughput: 0.061, p99: 0.41 } },
  {
    verdict: {
      kind: 'inconclusive',
      need: 'Throughput: pairs of blocks differ by 6.1 % (standard deviation); about 40 pairs (a budget of about 7m) would rule out a fall of 9.8 %; 5 % is allowed.',
    },
    exit: {
      code: 0,
      because: 'Nothing was decided, and `on-inconclusive` is `warn`: nothing is blocked.',
    },
    comparisons: [
      throughputOf({
        after: 5892,
        change: -0.0373,
        interval: { best: 0.0142, worst: -0.0731 },
        outcome: 'inconclusive',
        because: 'the loss lies between −1.4 % and 7.3 %, and 5 % is allowed.',
      }),
      p99Of(),
      cpuOf(),
    ],
    rows: bothRows({ ...CANDIDATE, throughput: 5892, busyCores: 0.921 }, BASELINE),
  },
);

/** CPU per request is red within its own 10 %, because the server wanted all the CPU time. */
const heldAgainstThroughput = makeSideBySideReport(
  {},
  {
    verdict: { kind: 'regression', offending: ['cpu'] },
    exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
    comparisons: [
      throughputOf({
        after: 5686,
        change: -0.0709,
        interval: { best: -0.0402, worst: -0.1007 },
        outcome: 'inconclusive',
        because: 'the loss lies between 4 % and 10.1 %, and 5 % is allowed.',
      }),
      p99Of({ after: 7884, change: 0.0637, interval: { best: 0.0291, worst: 0.0892 } }),
      cpuOf({
        after: 172.4,
        change: 0.0762,
        interval: { best: 0.0711, worst: 0.0812 },
        toleranceLine: 1 / 0.95 - 1,
        // Its own tolerance is 10 %.
        resolutionLine: 1.1 ** 2 - 1,
        outcome: 'regression',
        because:
          'it rose by at least 7.1 %, and 5.3 % is allowed. The server wanted all the CPU time that it could get in both versions, so this rise costs as much throughput.',
      }),
    ],
    rows: bothRows({ ...CANDIDATE, throughput: 5686, p99: 7884, cpuPerRequest: 172.4 }, BASELINE),
  },
);

/** Four short pairs of a loss that needs no more, and hold too few samples for a p99. */
const shortPairs = makeSideBySideReport(
  {
    arm: { kind: 'command', commit: null },
    blocks: 4,
    plannedBlocks: 6,
    cleaning: null,
    blockSpread: { throughput: 0.071, p99: null },
  },
  {
    name: 'demo',
    run: makeRun({ blocks: 4, measuringSeconds: 5.57 }),
    verdict: { kind: 'regression', offending: ['throughput', 'cpu'] },
    exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
    comparisons: [
      throughputOf({
        samples: 4,
        after: 1152,
        change: -0.8118,
        interval: { best: -0.781, worst: -0.8377 },
        outcome: 'regression',
        because: 'at least 78.1 % was lost, which is beyond the 5 % allowed.',
      }),
      cpuOf({
        samples: 4,
        after: 831,
        change: 4.1873,
        interval: { best: 3.4171, worst: 5.0919 },
        outcome: 'regression',
        because: 'it rose by at least 342 %, which is beyond the 10 % allowed.',
      }),
    ],
    rows: bothRows(
      { ...CANDIDATE, throughput: 1152, p99: 45_510, cpuPerRequest: 831, samples: 1612 },
      { ...BASELINE, samples: 9731 },
    ),
  },
);

/** By the name of their golden folder. */
export const SIDE_BY_SIDE_CASES: Readonly<Record<string, GateReport>> = {
  'side-by-side': makeSideBySideReport(),
  'side-by-side-slower': slower,
  'side-by-side-profiled': profiled,
  'side-by-side-profiled-waiting': profiledWaiting,
  'side-by-side-other-packages': withOtherPackages,
  'side-by-side-long-tail': longTail,
  'side-by-side-first-look': atFirstLook,
  'side-by-side-uneven-workers': unevenWorkers,
  'side-by-side-fixed-port': fixedPort,
  'side-by-side-new-request': newRequest,
  'side-by-side-inconclusive': undecided,
  'side-by-side-cpu': heldAgainstThroughput,
  'side-by-side-short-pairs': shortPairs,
};
