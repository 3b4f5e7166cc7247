import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isQuiet } from '../../../src/github/publish/comment-on-pull-request.ts';
import type { GateReport, ReportComparison } from '../../../src/report/gate-report.ts';
import { makeComparison, makeP99Comparison, makeReport } from '../../support/report-parts.ts';

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
    // Three and a half standard errors of 10 % to the better bound: one of them beyond −5 % is −14 %.
    const interval = { best: 0.35, worst: -0.4 };
    assert.ok(isQuiet(undecided({ change: -0.049, interval })));
    assert.ok(isQuiet(undecided({ change: -0.13, interval })));
    assert.ok(isQuiet(undecided({ change: 0.4, interval: { best: 0.9, worst: -0.1 } })));
    const slower = { change: 0.2, interval: { best: -0.2, worst: 0.8 } };
    assert.ok(isQuiet(undecided(slower, makeP99Comparison)));
    assert.ok(isQuiet(undecided({ change: null })));
    assert.ok(isQuiet(undecided({ change: -0.5, interval: { best: null, worst: null } })));
  });

  it('is made where a gate looks like a loss, on either side of the axis', () => {
    assert.ok(!isQuiet(undecided({ change: -0.3, interval: { best: -0.1, worst: -0.5 } })));
    const slower = { change: 0.6, interval: { best: 0.05, worst: 1.2 } };
    assert.ok(!isQuiet(undecided(slower, makeP99Comparison)));
  });

  it('goes by what is undecided, not by a guard that passed', () => {
    const guard = makeComparison({ change: -0.3, interval: { best: -0.1, worst: -0.5 } });
    const report = undecided({ change: 0 });
    assert.ok(isQuiet({ ...report, comparisons: [...report.comparisons, guard] }));
  });

  it('is made for all that fails the step, by policy too', () => {
    const exit = { code: 1, because: 'Nothing was decided, and `on-inconclusive` is `fail`.' };
    assert.ok(!isQuiet({ ...undecided({ change: 0 }), exit }));
  });

  it('is made for what else a reader waits for', () => {
    const why = 'There are no stored records.';
    assert.ok(!isQuiet(makeReport({ verdict: { kind: 'no-baseline', why } })));
    for (const code of ['improvement', 'small-proven-loss'] as const) {
      assert.ok(!isQuiet(makeReport({ warnings: [{ code, text: 'Something.' }] })));
    }
    const offending = { kind: 'regression', offending: ['throughput'] } as const;
    assert.ok(!isQuiet(makeReport({ verdict: offending })));
  });
});
