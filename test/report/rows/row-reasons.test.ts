// Why a row passes, or is open, although its change is beyond what is allowed.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReportComparison } from '../../../src/report/gate-report.ts';
import { explainRows } from '../../../src/report/rows/row-reasons.ts';
import { makeComparison } from '../../support/report-parts.ts';
import { makeSideBySideReport } from '../../support/side-by-side-cases.ts';

const CPU = {
  metric: 'cpu',
  role: 'guard',
  method: 't',
  higherIsBetter: false,
  change: 0.137,
  interval: { best: 0.083, worst: 0.194 },
  toleranceLine: 0.1,
  alpha: { alarm: 0.0002, fail: 0.05, pass: 0.05 },
} as const;

const LOSS = {
  ...CPU,
  metric: 'throughput',
  role: 'gate',
  higherIsBetter: true,
  change: -0.769,
  interval: { best: -0.638, worst: -0.853 },
  toleranceLine: -0.05,
} as const;

const REGRESSION = { kind: 'regression', offending: ['cpu'] } as const;

const reasonsOf = (
  verdict: Parameters<typeof makeSideBySideReport>[1] & object,
  ...comparisons: readonly Partial<ReportComparison>[]
) =>
  explainRows(
    makeSideBySideReport(
      { blocks: 4 },
      { ...verdict, comparisons: comparisons.map(makeComparison) },
    ),
    ({ metric }) => metric,
  ).map((line) => line.replaceAll('\u202f', ' '));

describe('explainRows', () => {
  it('says what a pass beyond the tolerance rules out', () => {
    assert.deepEqual(reasonsOf({}, { ...CPU, outcome: 'pass' }), [
      'cpu: passes, because a rise of 21 % is ruled out.',
    ]);
  });

  it('says nothing of a pass within it, and of a regression', () => {
    assert.deepEqual(
      reasonsOf({}, { ...CPU, change: 0.09 }, { ...CPU, outcome: 'regression' }),
      [],
    );
  });

  it('says how sure a red check must be, where an interval beyond what is allowed is open', () => {
    assert.deepEqual(
      reasonsOf(
        { verdict: REGRESSION },
        { ...LOSS, outcome: 'inconclusive' },
        { ...CPU, interval: { best: 0.12, worst: 9 }, outcome: 'not-shown' },
      ),
      ['throughput, cpu: not yet sure enough, with 4 pairs: a red check needs 99.98 %.'],
    );
  });

  it('leaves that to the reason of an inconclusive verdict', () => {
    const verdict = { kind: 'inconclusive', need: 'More pairs.' } as const;
    assert.deepEqual(reasonsOf({ verdict }, { ...LOSS, outcome: 'inconclusive' }), []);
  });

  it('says that a guard may show chance', () => {
    const lost = { ...CPU, change: 5.1, interval: { best: null, worst: null } };
    assert.deepEqual(reasonsOf({}, { ...lost, outcome: 'not-shown' }), [
      'cpu: may be chance, and fails the check only where a loss is shown.',
    ]);
  });
});
