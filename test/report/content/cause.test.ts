// The one sentence that says why: what it claims is what was measured.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeCause } from '../../../src/report/content/cause.ts';
import type { GateReport, ReportComparison } from '../../../src/report/gate-report.ts';
import {
  bothRows,
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeValues,
} from '../../support/report-parts.ts';
import { makeSideBySideReport } from '../../support/side-by-side-cases.ts';

const said = (report: GateReport): string | undefined =>
  describeCause(report)?.replaceAll('\u202f', ' ');

/** A regression of one metric; the baseline answers 6 000 requests/s at 160 µs of CPU. */
function regressionOf(
  offending: ReportComparison,
  after: { readonly throughput: number; readonly cpu: number },
): GateReport {
  return makeReport({
    verdict: { kind: 'regression', offending: [offending.metric] },
    comparisons: [{ ...offending, outcome: 'regression' }],
    rows: bothRows(
      makeValues({ throughput: after.throughput, cpuPerRequest: after.cpu }),
      makeValues({ throughput: 6000, cpuPerRequest: 160 }),
    ),
  });
}

const loss = (change: number) =>
  makeComparison({ before: 6000, after: 6000 * (1 + change), change });

const LOOK = 'look at locks, timers, disks and calls to other services.';
const PAUSES = 'so single requests wait: look for pauses, locks and slow calls.';

describe('the cause of a loss of throughput', () => {
  const rows: readonly (readonly [name: string, change: number, cpu: number, string])[] = [
    [
      'requests that cost more',
      -0.5,
      320,
      'each request costs 2 × the CPU (160 µs → 320 µs); that explains the whole loss.',
    ],
    [
      'requests that cost the same',
      -0.6,
      161,
      `a request costs as much CPU as before (161 µs), so the server waits longer: ${LOOK}`,
    ],
    [
      'requests that cost a little more',
      -0.6,
      187,
      `each request costs 16.9 % more CPU (160 µs → 187 µs), which explains only a small part: the server also waits longer: ${LOOK}`,
    ],
    [
      'requests that cost less',
      -0.6,
      150,
      `although each request costs 6.3 % less CPU (160 µs → 150 µs), the server waits longer: ${LOOK}`,
    ],
    [
      'requests that cost more, though not all of it',
      -0.6,
      240,
      'each request costs 50 % more CPU (160 µs → 240 µs); that alone would change throughput by −33.3 %, and it changed by −60 %.',
    ],
  ];
  for (const [name, change, cpu, sentence] of rows) {
    it(`is told: ${name}`, () => {
      const throughput = 6000 * (1 + change);
      assert.equal(said(regressionOf(loss(change), { throughput, cpu })), sentence);
    });
  }
});

describe('the cause of a slower tail', () => {
  const rows: readonly (readonly [name: string, cpu: number, string])[] = [
    ['requests cost more', 176, 'each request costs 10 % more CPU (160 µs → 176 µs).'],
    [
      'requests cost the same',
      161,
      `no change of throughput was shown, and CPU per request (161 µs) hardly changed, ${PAUSES}`,
    ],
    [
      'requests cost less',
      144,
      `no change of throughput was shown, and each request costs 10 % less CPU (160 µs → 144 µs), ${PAUSES}`,
    ],
  ];
  for (const [name, cpu, sentence] of rows) {
    it(`is told where ${name}`, () => {
      const report = regressionOf(makeP99Comparison(), { throughput: 6000, cpu });
      assert.equal(said(report), sentence);
    });
  }
});

it('is no whole cause of a loss of throughput that is not proved', () => {
  const cpu = makeComparison({
    metric: 'cpu',
    before: 160,
    after: 200,
    change: 0.25,
    outcome: 'regression',
  });
  const open = { ...loss(-0.21), outcome: 'inconclusive' } as const;
  const report = regressionOf(cpu, { throughput: 4740, cpu: 200 });
  assert.equal(
    said({ ...report, comparisons: [open, cpu] }),
    'each request costs 25 % more CPU (160 µs → 200 µs); that would change throughput by −20 %. Measured: −21 %, not yet proved.',
  );
});

describe('the cause of failures', () => {
  const failing = (...counts: readonly number[]): GateReport =>
    makeReport({
      verdict: { kind: 'regression', offending: ['errors'] },
      comparisons: [makeComparison({ metric: 'errors', unit: 'share', outcome: 'regression' })],
      details: makeDetails({
        requests: [
          makeRequestDetails({
            failures: (['reset', 'timeout', 'bad-framing', 'body-mismatch'] as const).flatMap(
              (name, index) => {
                const count = counts[index] ?? 0;
                return count === 0 ? [] : [{ class: name, count, example: '' }];
              },
            ),
          }),
        ],
      }),
    });

  it('is the three most frequent kinds', () => {
    assert.equal(
      said(failing(1, 30, 200, 4)),
      '235 of 313 402 requests of GET /test failed: 200 × not HTTP, 30 × timed out, 4 × unexpected body.',
    );
  });

  it('may be a single request', () => {
    assert.equal(
      said(failing(1)),
      '1 of 313 402 requests of GET /test failed: 1 × connection reset.',
    );
  });
});

describe('why nothing is decided', () => {
  const openWith = (comparison: ReportComparison): GateReport =>
    makeSideBySideReport(
      { blocks: 6 },
      {
        verdict: { kind: 'inconclusive', need: 'More pairs.' },
        comparisons: [{ ...comparison, outcome: 'inconclusive' }],
      },
    );

  it('is the interval, where there is one', () => {
    assert.equal(
      said(openWith(makeComparison({ interval: { best: 0.02, worst: -0.12 } }))),
      '6 pairs cannot tell: the change may be anything in −12 … +2 %, and −5 % is allowed.',
    );
  });

  it('is the crowd, where others had the CPUs', () => {
    const report = openWith(makeComparison({ interval: { best: 0.02, worst: -0.12 } }));
    const { evidence } = report;
    assert.ok(evidence.sideBySide);
    const sideBySide = { ...evidence.sideBySide, shortage: { used: 0.61, waited: 0.34 } };
    assert.match(
      said({ ...report, evidence: { ...evidence, sideBySide } }) ?? '',
      /is allowed\. The machine is crowded: server or generator waited for a CPU for 34 % of the time that they had work, and used 0\.610 of 4 cores\.$/,
    );
  });

  it('is how sure a red check must be, where all of the interval is beyond what is allowed', () => {
    assert.equal(
      said(openWith(makeComparison({ change: -0.2, interval: { best: -0.1, worst: -0.3 } }))),
      'a loss beyond what is allowed is likely, but 6 pairs do not prove it as surely as a red check must (99.5 %).',
    );
    const single = openWith(
      makeComparison({ change: -0.2, interval: { best: -0.1, worst: -0.3 } }),
    );
    const { evidence } = single;
    assert.ok(evidence.sideBySide);
    assert.match(
      said({
        ...single,
        evidence: { ...evidence, sideBySide: { ...evidence.sideBySide, blocks: 1 } },
      }) ?? '',
      /, but 1 pair does not prove it as surely/,
    );
  });

  it('is what the judge says of a limit and of failures, whose change says nothing', () => {
    const because = 'The machine was too busy to tell.';
    const limit = { role: 'limit', metric: 'p99-limit', toleranceLine: 0, change: 0.25 } as const;
    assert.equal(said(openWith(makeP99Comparison({ ...limit, because }))), because);
    const errors = { metric: 'errors', unit: 'share', before: 0.001, change: 2 } as const;
    assert.equal(said(openWith(makeComparison({ ...errors, because }))), because);
  });
});
