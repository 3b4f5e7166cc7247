import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OUTPUTS, outputValues } from '../../../src/github/publish/outputs.ts';
import { REPORT_CASES } from '../../support/report-cases.ts';
import {
  makeComparison,
  makeP99Comparison,
  makeReport,
  makeValues,
} from '../../support/report-parts.ts';

const NOWHERE = { json: undefined, badge: undefined, comment: undefined };

describe('outputValues', () => {
  it('has all outputs for every outcome, and no others', () => {
    for (const report of Object.values(REPORT_CASES)) {
      assert.deepEqual(Object.keys(outputValues(report, NOWHERE)), Object.keys(OUTPUTS));
    }
  });

  it('writes numbers as scripts read them', () => {
    const source = {
      runId: 7,
      runUrl: 'https://github.com/acme/shop/actions/runs/7',
      commit: 'ab'.repeat(20),
      createdAt: '2026-03-01T09:00:00Z',
    };
    const report = makeReport();
    const values = outputValues(
      makeReport({
        comparisons: [makeComparison({ change: -0.0524999 }), makeP99Comparison({ change: 0.12 })],
        baseline: report.baseline && { ...report.baseline, source },
      }),
      {
        json: '/tmp/report.json',
        badge: '/tmp/badge',
        comment: 'https://github.com/acme/shop/pull/1#issuecomment-1',
      },
    );
    assert.deepEqual(values, {
      verdict: 'pass',
      throughput: '6083',
      'throughput-change': '-0.0525',
      'p99-ms': '7.502',
      'p99-change': '0.12',
      'accepted-by': '',
      'report-json': '/tmp/report.json',
      badge: '/tmp/badge',
      'comment-url': 'https://github.com/acme/shop/pull/1#issuecomment-1',
      'baseline-commit': source.commit,
      'baseline-run-url': source.runUrl,
    });
  });

  it('shows the worst of several requests', () => {
    const report = makeReport({
      comparisons: [
        makeP99Comparison({ request: 'a', change: -0.5 }),
        makeP99Comparison({ request: 'b', change: 0.3 }),
      ],
      rows: [
        { isNew: false, request: null, candidate: makeValues({ p99: 5_000 }), baseline: null },
        { isNew: false, request: 'a', candidate: makeValues({ p99: 1_000 }), baseline: null },
        { isNew: false, request: 'b', candidate: makeValues({ p99: 9_000 }), baseline: null },
      ],
    });
    const values = outputValues(report, NOWHERE);
    assert.equal(values['p99-ms'], '9');
    assert.equal(values['p99-change'], '0.3');
  });

  it('is empty where nothing is known', () => {
    const report = makeReport({ comparisons: [], rows: [], baseline: null });
    const { verdict, 'report-json': _, ...others } = outputValues(report, NOWHERE);
    assert.equal(verdict, 'pass');
    assert.deepEqual([...new Set(Object.values(others))], ['']);
  });
});
