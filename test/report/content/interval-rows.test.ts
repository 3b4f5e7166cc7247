import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { intervalRows } from '../../../src/report/content/interval-rows.ts';
import type { ReportComparison } from '../../../src/report/gate-report.ts';
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
    const wide = rowOf({ ...cpu, change: 0.02, interval: { best: -0.5, worst: 0.9 } });
    assert.deepEqual([wide.outcome, wide.isTelling], ['not-shown', false]);
    const unbounded = rowOf({ ...cpu, change: 0.02, interval: { best: null, worst: null } });
    assert.equal(unbounded.outcome, 'not-shown');
  });

  it('marks a guard as telling if it looks like a loss, even if none was shown', () => {
    const row = rowOf({ ...cpu, change: 2.38, interval: { best: -0.95, worst: 4 } });
    assert.deepEqual([row.outcome, row.isTelling], ['not-shown', true]);
  });

  it('leaves gates as the judge decided them', () => {
    const gate = { role: 'gate', outcome: 'pass', toleranceLine: -0.05 } as const;
    assert.equal(rowOf({ ...gate, interval: { best: 0.01, worst: -0.06 } }).outcome, 'pass');
  });
});
