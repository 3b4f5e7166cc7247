import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isQuiet } from '../../src/github/comment-on-pull-request.ts';
import type { GateReport, ReportComparison } from '../../src/report/gate-report.ts';
import { makeComparison, makeP99Comparison, makeReport } from '../support/report-parts.ts';

const undecided = (
  change: Partial<ReportComparison>,
  make: typeof makeComparison = makeComparison,
): GateReport =>
  makeReport({
    verdict: { kind: 'inconclusive', need: 'More records would settle it.' },
    comparisons: [make({ outcome: 'inconclusive', ...change })],
  });

describe('a comment for changes alone', () => {
  it('is not made for a plain pass, nor for an undecided run that does not look like a loss', () => {
    assert.ok(isQuiet(makeReport()));
    assert.ok(isQuiet(undecided({ change: -0.049 })));
    assert.ok(isQuiet(undecided({ change: 0.4 })));
    assert.ok(isQuiet(undecided({ change: 0.099 }, makeP99Comparison)));
    assert.ok(isQuiet(undecided({ change: null })));
  });

  it('is made where the estimate is beyond what is allowed, on either side of the axis', () => {
    assert.ok(!isQuiet(undecided({ change: -0.051 })));
    assert.ok(!isQuiet(undecided({ change: 0.101 }, makeP99Comparison)));
  });

  it('is made for all that fails the step, by policy too', () => {
    const exit = { code: 1, because: 'Nothing was decided, and `on-inconclusive` is `fail`.' };
    assert.ok(!isQuiet({ ...undecided({ change: 0 }), exit }));
  });

  it('is made for what else a reader waits for', () => {
    const why = 'There are no stored records.';
    assert.ok(!isQuiet(makeReport({ verdict: { kind: 'no-baseline', why } })));
    for (const code of ['improvement', 'small-proven-loss']) {
      assert.ok(!isQuiet(makeReport({ warnings: [{ code, text: 'Something.' }] })));
    }
    const offending = { kind: 'regression', offending: ['throughput'] } as const;
    assert.ok(!isQuiet(makeReport({ verdict: offending })));
  });
});
