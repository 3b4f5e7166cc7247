import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GateReport, ReportComparison } from '../../src/report/gate-report.ts';
import { headlineOf } from '../../src/report/headline.ts';
import type { MetricName } from '../../src/verdict/verdict.ts';
import {
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
} from '../support/report-parts.ts';

const sentenceOf = (report: GateReport): string =>
  headlineOf(report).sentence.replaceAll('\u202f', ' ');

function regressionOf(metric: MetricName, overrides: Partial<ReportComparison>): string {
  const comparison = makeComparison({ metric, outcome: 'regression', ...overrides });
  const verdict = { kind: 'regression', offending: [metric] } as const;
  return sentenceOf(makeReport({ verdict, comparisons: [makeP99Comparison(), comparison] }));
}

describe('headlineOf', () => {
  const offences: readonly (readonly [MetricName, Partial<ReportComparison>, string])[] = [
    [
      'throughput',
      { after: 2390, change: -0.6095 },
      'throughput fell by 61 % (6 120 → 2 390 requests/s), beyond the 5 % you allow',
    ],
    [
      'p99',
      { unit: 'microseconds', before: 1000, after: 34_900, change: 33.9, toleranceLine: 0.1 },
      'p99 rose 34.9-fold (1.00 ms → 34.9 ms), beyond the 10 % you allow',
    ],
    [
      'memory',
      { unit: 'bytes', before: 1024, after: 2048, change: 1, toleranceLine: 0.2 },
      'peak memory rose by 100 % (1.00 KiB → 2.00 KiB), beyond the 20 % you allow',
    ],
    [
      'errors',
      { unit: 'share', before: 0, after: 0.034, change: null },
      '3.4 % of the requests failed, 0 % in the baseline',
    ],
    [
      'min-throughput',
      { before: 7000, after: 6120 },
      'throughput was 6 120 requests/s, below your limit of 7 000 requests/s',
    ],
    [
      'p99-limit',
      { unit: 'microseconds', before: 5000, after: 7412 },
      'p99 was 7.41 ms, above your limit of 5.00 ms',
    ],
    ['server-died', { because: 'The server died in block 3.' }, 'The server died in block 3.'],
    ['rate-not-sustained', { because: 'It sent 80 %.' }, 'It sent 80 %.'],
  ];
  for (const [metric, overrides, sentence] of offences) {
    it(`names what regressed: ${metric}`, () => {
      assert.equal(regressionOf(metric, overrides), sentence);
    });
  }

  it('says of a command that only shows that it ends with 0, and what a gate would', () => {
    const exitOf = (code: 0 | 1, endsRun: boolean): string => {
      const verdict = { kind: 'regression', offending: ['throughput'] } as const;
      const because = 'It is a regression.';
      const report = makeReport({ verdict, comparisons: [], exit: { code, because } });
      return headlineOf(report, endsRun).exit.join('');
    };
    assert.equal(exitOf(1, true), '1');
    assert.equal(exitOf(1, false), '0; a gate would have ended with 1');
    assert.equal(exitOf(0, false), '0: It is a regression.');
  });

  it('tells a loss that is not proved from one that is not ruled out', () => {
    const verdict = { kind: 'inconclusive', need: 'It takes three pairs.' } as const;
    const sentenceAt = (change: number): string => {
      const open = makeComparison({ outcome: 'inconclusive', change, after: 6120 * (1 + change) });
      return sentenceOf(makeReport({ verdict, comparisons: [open] }));
    };
    assert.equal(
      sentenceAt(-0.5),
      'throughput fell by 50 % (6 120 → 3 060 requests/s), but that is not proved; you allow −5 %',
    );
    assert.equal(
      sentenceAt(-0.01),
      'throughput fell by 1 % (6 120 → 6 060 requests/s), and a larger loss is not ruled out; you allow −5 %',
    );
    assert.equal(
      sentenceAt(0.5),
      'throughput rose by 50 % (6 120 → 9 180 requests/s), and a loss is not ruled out; you allow −5 %',
    );
  });

  it('says of a limit and of failures that are undecided what was measured', () => {
    const verdict = { kind: 'inconclusive', need: 'It takes a quieter machine.' } as const;
    const open = (overrides: Partial<ReportComparison>): string =>
      sentenceOf(
        makeReport({
          verdict,
          comparisons: [makeComparison({ outcome: 'inconclusive', ...overrides })],
        }),
      );
    const limit = { role: 'limit', toleranceLine: 0 } as const;
    const p99 = { metric: 'p99-limit', unit: 'microseconds', before: 6000, after: 7502 } as const;
    assert.equal(
      open({ ...limit, ...p99, change: 0.25 }),
      'p99 was 7.50 ms, above your limit of 6.00 ms, but that is not proved',
    );
    const failed = { metric: 'errors', unit: 'share', before: 0, after: 0.003 } as const;
    assert.equal(
      open({ ...failed, change: null, allowed: 0.001 }),
      '0.3 % of the requests failed, 0 % in the baseline, not proved to be more than the 0.1 % you allow',
    );
  });

  it('says where a first baseline was saved, not that there was none', () => {
    const verdict = { kind: 'no-baseline', why: 'No file was named.' } as const;
    const saved = { to: 'base.json', records: 1 };
    const report = makeReport({ verdict, saved, comparisons: [] });
    const { word } = headlineOf(report);
    assert.equal(word, 'SAVED');
    assert.equal(
      sentenceOf(report),
      'measured 6 080 requests/s, p99 7.50 ms; base.json now holds 1 record',
    );
    const exit = { code: 1, because: 'There was nothing to compare with.' } as const;
    assert.equal(headlineOf({ ...report, exit }).word, 'NO BASELINE');
  });

  it('names the tolerance that CPU per request was held against', () => {
    const throughput = makeComparison();
    const cpu = makeComparison({
      metric: 'cpu',
      unit: 'microseconds',
      before: 100,
      after: 107,
      change: 0.07,
      higherIsBetter: false,
      outcome: 'regression',
    });
    const sentenceFor = (toleranceLine: number): string => {
      const verdict = { kind: 'regression', offending: ['cpu'] } as const;
      const comparisons = [throughput, { ...cpu, toleranceLine }];
      return sentenceOf(makeReport({ verdict, comparisons }));
    };
    assert.match(sentenceFor(0.05), /, beyond the 5 % you allow$/);
    const sameAsThroughput = 1 / (1 + throughput.toleranceLine) - 1;
    assert.match(
      sentenceFor(sameAsThroughput),
      /, which costs more throughput than the 5 % you allow$/,
    );
  });

  it('counts further offences beyond the third', () => {
    const comparisons = (['throughput', 'p99', 'cpu', 'memory', 'response-p99'] as const).map(
      (metric) => makeComparison({ metric, outcome: 'regression' }),
    );
    const verdict = { kind: 'regression', offending: ['throughput'] } as const;
    assert.match(
      sentenceOf(makeReport({ verdict, comparisons })),
      /; also p99 at capacity, CPU per request, peak memory and 1 more$/,
    );
  });

  it('names the request that was never answered', () => {
    const verdict = { kind: 'regression', offending: ['errors'] } as const;
    const share = { metric: 'errors', unit: 'share', before: 0, after: 0.5 } as const;
    const comparisons = [makeComparison({ ...share, change: null, outcome: 'regression' })];
    const saidOf = (...oks: readonly number[]) => {
      const requests = oks.map((ok, at) => makeRequestDetails({ name: `r${at}`, sent: 100, ok }));
      return sentenceOf(makeReport({ verdict, comparisons, details: makeDetails({ requests }) }));
    };
    assert.equal(saidOf(50, 50), '50 % of the requests failed, 0 % in the baseline');
    assert.equal(saidOf(100, 0), 'every request of r1 failed (50 % of all), 0 % in the baseline');
    assert.equal(saidOf(0, 0), 'every request failed, 0 % in the baseline');
  });

  it('names the metric even without a comparison', () => {
    const verdict = { kind: 'regression', offending: ['server-died', 'errors'] } as const;
    assert.equal(
      sentenceOf(makeReport({ verdict, comparisons: [] })),
      'beyond what you allow: server died, failed requests',
    );
  });

  it('puts a gain that was shown first', () => {
    const gain = makeP99Comparison({ change: -0.2, interval: { best: -0.3, worst: -0.1 } });
    const comparisons = [makeComparison(), gain];
    const warnings = [{ code: 'improvement', text: 'p99 fell.' }] as const;
    assert.match(sentenceOf(makeReport({ comparisons, warnings })), /^p99 fell by 20 %/);
    assert.match(
      sentenceOf(makeReport({ comparisons })),
      /^nothing is slower than you allow \(/,
      'no gain for the judge',
    );
  });

  it('of a pass speaks of speed first, and of failures says what their own row says', () => {
    const failed = {
      metric: 'errors',
      unit: 'share',
      before: 0,
      after: 0.002,
      change: null,
    } as const;
    const within = makeComparison({ ...failed, allowed: 0.003 });
    assert.match(
      sentenceOf(makeReport({ comparisons: [within] })),
      /; 0\.2 % of the requests failed, within the 0\.3 % you allow$/,
    );
    const errors = makeComparison({ ...failed, outcome: 'not-shown' });
    const said = '0.2 % of the requests failed, not shown to be more than you allow';
    assert.equal(
      sentenceOf(makeReport({ comparisons: [errors, makeComparison()] })),
      `nothing is slower than you allow (throughput −0.6 %, −5 % is allowed); ${said}`,
    );
    assert.equal(
      sentenceOf(makeReport({ comparisons: [errors] })),
      `nothing is beyond your limits (6 080 requests/s, p99 7.50 ms); ${said}`,
    );
  });

  it('says what a pass without a comparison rests on', () => {
    assert.equal(
      sentenceOf(makeReport({ comparisons: [] })),
      'nothing is beyond your limits (6 080 requests/s, p99 7.50 ms)',
    );
  });

  it('says first that the base could not be run, and gives each reason once', () => {
    const why = 'It did not build.';
    const text = `The base could not be run, so a loss of throughput cannot fail this check. ${why}`;
    const warnings = [{ code: 'base-not-run', text }] as const;
    assert.deepEqual(headlineOf(makeReport({ warnings })).lead, [[text]]);
    const leadOf = (reason: string) =>
      headlineOf(makeReport({ warnings, verdict: { kind: 'no-baseline', why: reason } })).lead;
    assert.deepEqual(leadOf(why), [[text]]);
    assert.deepEqual(leadOf('Nothing is stored.'), [[text], ['Nothing is stored.']]);
  });

  it('says first that redirects were measured', () => {
    const warnings = [{ code: 'redirect-measured', text: 'Redirects were measured.' }] as const;
    assert.deepEqual(headlineOf(makeReport({ warnings })).lead, [['Redirects were measured.']]);
  });
});
