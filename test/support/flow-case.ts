// A report of a run with a flow, of which one step fails some requests.

import type { GateReport } from '../../src/report/gate-report.ts';
import {
  makeComparison,
  makeCurve,
  makeDetails,
  makeFlowDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeValues,
} from './report-parts.ts';

const STEPS = [
  { name: 'order › create', method: 'POST', path: '/orders', before: 7_910, after: 8_090 },
  {
    name: 'order › read',
    method: 'GET',
    path: '/orders/{captured.id}',
    before: 2_400,
    after: 4_920,
  },
  {
    name: 'order › delete',
    method: 'DELETE',
    path: '/orders/{captured.id}',
    before: 5_010,
    after: 5_060,
  },
];
const FLOW = { name: 'order', before: 24_300, after: 29_990, isWhole: true };

const reset = { class: 'reset', count: 14, example: 'read ECONNRESET' } as const;

export const FLOW_CASE: GateReport = makeReport({
  name: 'shop',
  verdict: { kind: 'regression', offending: ['p99'] },
  exit: { code: 1, because: 'A loss beyond a tolerance or limit was shown.' },
  comparisons: [
    makeComparison({
      after: 5_994,
      change: -0.0206,
      interval: { best: -0.0034, worst: -0.0388 },
      because: 'at most 3.9 % was lost, which is within the 5 % allowed.',
    }),
    makeP99Comparison({
      request: 'order › read',
      before: 7_412,
      after: 15_200,
      change: 1.05,
      interval: { best: 0.91, worst: 1.2 },
      outcome: 'regression',
      because: 'it rose by at least 91 %, which is beyond the 10 % allowed.',
    }),
    makeP99Comparison({ request: 'order › create', before: 7_910, after: 8_090, change: 0.023 }),
    makeP99Comparison({ request: 'order › delete', before: 7_620, after: 7_700, change: 0.01 }),
    makeP99Comparison({
      request: FLOW.name,
      before: FLOW.before,
      after: FLOW.after,
      change: 0.2339,
      interval: { best: 0.16, worst: 0.31 },
      outcome: 'regression',
      because: 'it rose by at least 16 %, which is beyond the 10 % allowed.',
    }),
  ],
  rows: [
    {
      isNew: false,
      request: null,
      candidate: makeValues({ throughput: 5_994 }),
      baseline: makeValues({ throughput: 6_120 }),
    },
    ...[...STEPS, FLOW].map(({ name, before, after, ...flow }) => ({
      isNew: false,
      request: name,
      candidate: makeValues({
        throughput: 1_998,
        p99: after,
        ...notOfRequests(),
        ...timesOf(flow),
      }),
      baseline: makeValues({
        throughput: 2_040,
        p99: before,
        ...notOfRequests(),
        ...timesOf(flow),
      }),
    })),
  ],
  details: makeDetails({
    requests: STEPS.map(({ name, method, path, after }, index) =>
      makeRequestDetails({
        name,
        method,
        path,
        failures: index === 1 ? [reset] : [],
        curves: [makeCurve('candidate', 'service', after / 3, after)],
      }),
    ),
    flows: [
      makeFlowDetails({
        name: FLOW.name,
        steps: STEPS.map(({ name }, index) => ({ request: name, notSent: index === 2 ? 14 : 0 })),
        begun: 104_467,
        finished: 104_453,
        failures: [reset],
      }),
    ],
  }),
});

function notOfRequests() {
  return { cpuPerRequest: null, peakMemory: null, startTime: null, firstAnswers: null };
}

/** The flow takes as long as its steps together. */
function timesOf(flow: object) {
  return 'isWhole' in flow ? { p50: 15_300, p90: 18_100, max: 66_000 } : {};
}
