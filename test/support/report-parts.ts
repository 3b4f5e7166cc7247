// Parts of gate reports with plausible numbers, for tests that need a whole report and care about a bit of it.

import { CURVE_SHARES } from '../../src/report/compose/curves.ts';
import type { Reader } from '../../src/report/document/report-document.ts';
import { EVIDENCE_TEXTS } from '../../src/report/format/evidence-texts.ts';
import type {
  FlowDetails,
  GateReport,
  PercentileCurve,
  ReportComparison,
  ReportDetails,
  ReportEvidence,
  ReportRow,
  RequestDetails,
  RowValues,
  TimeSummary,
} from '../../src/report/gate-report.ts';
import { bytes } from '../../src/units.ts';

/** Who reads, where a test does not care. */
export const HERE: Reader = { kind: 'command' };

const STORED_EVIDENCE: ReportEvidence = {
  kind: 'stored',
  because: EVIDENCE_TEXTS.stored,
  sideBySide: null,
};

const NO_EVIDENCE: ReportEvidence = {
  kind: 'none',
  because: EVIDENCE_TEXTS.none,
  sideBySide: null,
};

/** A report of one request that passes against nine stored records. */
export function makeReport(overrides: Partial<GateReport> = {}): GateReport {
  return {
    schema: 1,
    perfGate: '0.1.0',
    name: 'default',
    verdict: { kind: 'pass' },
    exit: { code: 0, because: 'No loss beyond the tolerances was found.' },
    acceptance: null,
    run: makeRun(),
    baseline: {
      records: 9,
      newestMeasuredAt: '2026-03-01T09:12:40Z',
      newestCommit: '3f2a91c80d12b7e4c5a6f7089d1e2c3b4a5f6071',
      sameMachine: true,
      source: null,
    },
    evidence: overrides.baseline === null ? NO_EVIDENCE : STORED_EVIDENCE,
    saved: null,
    repeat: null,
    differences: [],
    moreDifferences: 0,
    profile: null,
    comparisons: [makeComparison(), makeP99Comparison()],
    warnings: [],
    rows: bothRows(makeValues(), makeValues({ throughput: 6120, p99: 7412 })),
    details: makeDetails(),
    blocks: [],
    history: null,
    lastLines: null,
    ...overrides,
  };
}

export function makeRun(overrides: Partial<GateReport['run']> = {}): GateReport['run'] {
  return {
    measuredAt: '2026-03-03T14:05:09Z',
    commit: '8c1d0e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3',
    changedFrom: null,
    url: null,
    attempt: 1,
    attempts: 1,
    seed: 'k7q2-m9xd',
    target: 'node server.js --port {port}',
    blocks: 8,
    seconds: overrides.measuringSeconds ?? 64.2,
    measuringSeconds: 64.2,
    processes: 'fresh',
    connections: 32,
    threads: 2,
    engine: 'wire',
    offeredRate: 3670,
    environment: {
      cpuModel: 'AMD EPYC 7763 64-Core Processor',
      cores: 4,
      memory: bytes(16_766_046_208),
      architecture: 'x64',
      platform: 'linux',
      kernel: '6.8.0-1021-azure',
      node: '24.4.1',
      perfGate: '0.1.0',
      cpuQuota: null,
      image: null,
    },
    ...overrides,
  };
}

/** Throughput within tolerance. */
export function makeComparison(overrides: Partial<ReportComparison> = {}): ReportComparison {
  const { before = 6120, toleranceLine = -0.05, method = 'prediction' } = overrides;
  return {
    allowed: before * (1 + toleranceLine),
    // Pairs must rule out twice the tolerance.
    resolutionLine: method === 'prediction' ? toleranceLine : (1 + toleranceLine) ** 2 - 1,
    metric: 'throughput',
    request: null,
    role: 'gate',
    unit: 'per-second',
    before: 6120,
    after: 6083,
    change: -0.006,
    interval: { best: 0.0168, worst: -0.0283 },
    toleranceLine: -0.05,
    minimumDetectable: -0.0714,
    higherIsBetter: true,
    alpha: { alarm: 0.005, fail: 0.005, pass: 0.05 },
    method,
    samples: 9,
    outcome: 'pass',
    because: 'at most 2.8 % was lost, which is within the 5 % allowed.',
    pairs: [],
    ...overrides,
  };
}

/** p99 at capacity within tolerance. */
export function makeP99Comparison(overrides: Partial<ReportComparison> = {}): ReportComparison {
  return makeComparison({
    metric: 'p99',
    request: 'default',
    unit: 'microseconds',
    before: 7412,
    after: 7502,
    change: 0.0121,
    interval: { best: -0.0312, worst: 0.0574 },
    toleranceLine: 0.1,
    minimumDetectable: 0.1478,
    higherIsBetter: false,
    because: 'at most 5.7 % was lost, which is within the 10 % allowed.',
    ...overrides,
  });
}

export function makeValues(overrides: Partial<RowValues> = {}): RowValues {
  return {
    throughput: 6083,
    samples: 195_263,
    p50: 5093,
    p90: 6011,
    p99: 7502,
    max: 22_143,
    responseP50: 812,
    responseP90: 1294,
    responseP99: 2871,
    errorShare: 0,
    errors: 0,
    cleanP99: null,
    cpuPerRequest: 161,
    peakMemory: 63_963_136,
    startTime: 212_000,
    firstAnswers: 11_800,
    busyCores: null,
    waitingCores: null,
    ...overrides,
  };
}

/** The mix and its only request, which say the same but for what only the mix knows. */
export function bothRows(
  candidate: RowValues,
  baseline: RowValues | null,
  name = 'default',
): readonly ReportRow[] {
  return [
    { isNew: false, request: null, candidate, baseline },
    {
      isNew: false,
      request: name,
      candidate: withoutServerUse(candidate),
      baseline: baseline && withoutServerUse(baseline),
    },
  ];
}

const withoutServerUse = (values: RowValues): RowValues => ({
  ...values,
  cpuPerRequest: null,
  peakMemory: null,
  startTime: null,
  firstAnswers: null,
  busyCores: null,
  waitingCores: null,
});

export function makeDetails(overrides: Partial<ReportDetails> = {}): ReportDetails {
  return {
    requests: [makeRequestDetails()],
    flows: [],
    connectTime: makeTimes(118, { count: 512 }),
    threadRate: { mean: 3041.4, standardDeviation: 182.2, max: 3525, withinOneDeviation: 0.714 },
    completeRequests: 195_263,
    measuredSeconds: 32.1,
    bytesReceived: 32_218_395,
    transferRate: 1_003_688,
    connectionsOpened: 512,
    serverBusyCores: 0.979,
    generatorBusyCores: 0.318,
    generatorShare: 0.325,
    serverProcesses: 1,
    lag: makeTimes(14, { count: 117_814 }),
    curveShares: CURVE_SHARES,
    ...overrides,
  };
}

export function makeFlowDetails(overrides: Partial<FlowDetails> = {}): FlowDetails {
  return {
    name: 'order',
    steps: [{ request: 'default', notSent: 0 }],
    begun: 104_467,
    finished: 104_467,
    unsent: 0,
    failures: [],
    processing: makeTimes(9_120),
    ladder: makeLadder(9_120, 15_300),
    responseLadder: makeLadder(2_410, 19_874),
    curves: [makeCurve('candidate', 'service', 9_120, 15_300)],
    ...overrides,
  };
}

export function makeRequestDetails(overrides: Partial<RequestDetails> = {}): RequestDetails {
  return {
    name: 'default',
    method: 'GET',
    path: '/test',
    serverSoftware: 'gunicorn/20.0.4',
    documentLength: 13,
    sent: 313_402,
    ok: 313_402,
    resent: 0,
    unsent: 0,
    bodyBytes: 4_074_226,
    failures: [],
    processing: makeTimes(5093),
    waiting: makeTimes(5021),
    total: makeTimes(5094),
    ladder: makeLadder(5093, 22_143),
    responseLadder: makeLadder(812, 9_874),
    curves: [
      makeCurve('candidate', 'service', 5093, 22_143),
      makeCurve('candidate', 'response', 812, 9_874),
    ],
    ...overrides,
  };
}

/** A summary in the proportions of a web server under load. */
export function makeTimes(median: number, overrides: Partial<TimeSummary> = {}): TimeSummary {
  return {
    count: 195_263,
    min: median * 0.31,
    median,
    mean: median * 1.03,
    standardDeviation: median * 0.24,
    max: median * 4.35,
    withinOneDeviation: 0.783,
    ...overrides,
  };
}

const LADDER: readonly (readonly [share: number, growth: number])[] = [
  [0.5, 0],
  [0.66, 0.02],
  [0.75, 0.035],
  [0.8, 0.042],
  [0.9, 0.055],
  [0.95, 0.078],
  [0.98, 0.11],
  [0.99, 0.142],
  [1, 1],
];

/** From the median to the longest time, in the proportions of a web server under load. */
export function makeLadder(median: number, max: number): RequestDetails['ladder'] {
  return LADDER.map(([share, growth]) => ({
    share,
    time: Math.round(median + (max - median) * growth),
  }));
}

/** From a third of the median to the time of the slowest ten-thousandth. */
export function makeCurve(
  arm: PercentileCurve['arm'],
  clock: PercentileCurve['clock'],
  median: number,
  slowest: number,
): PercentileCurve {
  const growth = Math.log(slowest / median) / Math.log(5_000);
  const times = CURVE_SHARES.map((share) =>
    share < 0.5
      ? Math.round(median * (0.35 + 1.3 * share))
      : Math.round(median * (0.5 / (1 - share)) ** growth),
  );
  return { arm, clock, times };
}
