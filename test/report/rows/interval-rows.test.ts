import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReportComparison } from '../../../src/report/gate-report.ts';
import { intervalRows } from '../../../src/report/rows/interval-rows.ts';
import { makeComparison, makeReport } from '../../support/report-parts.ts';

function rowOf(overrides: Partial<ReportComparison>) {
  const [row] = intervalRows(makeReport({ comparisons: [makeComparison(overrides)] }));
  assert.ok(row !== undefined);
  return row;
}

const cpu: Partial<ReportComparison> = {
  metric: 'cpu',
  role: 'guard',
  outcome: 'pass',
  unit: 'microseconds',
  higherIsBetter: false,
  toleranceLine: 0.1,
};

describe('intervalRows', () => {
  it('ticks a guard that is shown to be within its tolerance', () => {
    const row = rowOf({ ...cpu, change: 0.02, interval: { best: -0.01, worst: 0.05 } });
    assert.deepEqual([row.outcome, row.isTelling], ['pass', false]);
  });

  it('does not tick a guard that passed for want of evidence', () => {
    const open = { ...cpu, outcome: 'not-shown' } as const;
    const wide = rowOf({ ...open, change: 0.02, interval: { best: -0.5, worst: 0.9 } });
    assert.deepEqual([wide.outcome, wide.isTelling], ['not-shown', false]);
    const unbounded = rowOf({ ...open, change: 0.02, interval: { best: null, worst: null } });
    assert.equal(unbounded.outcome, 'not-shown');
  });

  it('marks a guard as telling if it looks like a loss, even if none was shown', () => {
    const interval = { best: -0.95, worst: 4 };
    const row = rowOf({ ...cpu, outcome: 'not-shown', change: 2.38, interval });
    assert.deepEqual([row.outcome, row.isTelling], ['not-shown', true]);
  });

  it('gives a limit as what is allowed, and failures no change', () => {
    const limit = rowOf({ role: 'limit', metric: 'min-throughput', toleranceLine: 0 });
    assert.deepEqual(
      [limit.before, limit.change, limit.range, limit.allowed.replaceAll('\u202f', ' ')],
      ['', '', '', '6 120/s'],
    );
    const errors = { metric: 'errors', unit: 'share', before: 0.001, after: 0.002 } as const;
    const failed = rowOf({ ...errors, change: null, allowed: 0.001, toleranceLine: 0 });
    assert.deepEqual([failed.change, failed.range], ['', '']);
  });

  it('leaves gates as the judge decided them', () => {
    const gate = { role: 'gate', outcome: 'pass', toleranceLine: -0.05 } as const;
    assert.equal(rowOf({ ...gate, interval: { best: 0.01, worst: -0.06 } }).outcome, 'pass');
  });

  it('leaves out a bound that is off by more than a factor of three', () => {
    const wide = { best: -0.4, worst: 1740.5 };
    const { range, places } = rowOf({ ...cpu, change: 0.02, interval: wide });
    assert.match(range, /^at least −40\s%$/);
    assert.equal(places.high, undefined);
    assert.ok(places.low !== undefined);
    const gained = rowOf({ ...cpu, change: 0.02, interval: { best: -0.9, worst: 0.3 } });
    assert.match(gained.range, /^at most \+30\s%$/);
    const nothing = rowOf({ ...cpu, change: 0.02, interval: { best: -0.9, worst: 9 } });
    assert.equal(nothing.range, 'unknown');
  });

  it('keeps a bound that lies on the other side of its factor, or near the estimate', () => {
    const stall = rowOf({ ...cpu, change: 78, interval: { best: 30, worst: 150 } });
    assert.equal(stall.range, '×31.0 … ×151');
    const gain = rowOf({ ...cpu, change: -0.9, interval: { best: -0.95, worst: -0.8 } });
    assert.match(gain.range, /^−95 … −80\s%$/);
    const doubtful = rowOf({ ...cpu, change: 78, interval: { best: -0.3, worst: 150 } });
    assert.match(doubtful.range, /^−30\s% … ×151$/);
  });
});

describe('how a server starts', () => {
  const listed = (overrides: Partial<ReportComparison>) =>
    intervalRows(
      makeReport({ comparisons: [makeComparison({ ...cpu, toleranceLine: 0.2, ...overrides })] }),
    ).length;
  const slower = { change: 0.3, interval: { best: 0.1, worst: 0.5 } };

  for (const metric of ['start-time', 'first-answers'] as const) {
    it(`is listed where it changed by more than is allowed: ${metric}`, () => {
      assert.equal(listed({ metric, ...slower }), 1);
      assert.equal(listed({ metric, change: -0.3, interval: { best: -0.5, worst: -0.1 } }), 1);
      assert.equal(listed({ metric, change: 0.1, interval: { best: 0.05, worst: 0.15 } }), 0);
      assert.equal(listed({ metric, change: 0.3, interval: { best: -0.1, worst: 0.7 } }), 0);
      assert.equal(listed({ metric, ...slower, change: 0.01, outcome: 'regression' }), 1);
    });
  }

  it('does not hide other guards', () => {
    assert.equal(listed({ change: 0.1, interval: { best: 0.05, worst: 0.15 } }), 1);
  });
});
