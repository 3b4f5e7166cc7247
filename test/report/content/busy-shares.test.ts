import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeBusyShares } from '../../../src/report/content/busy-shares.ts';
import { bothRows, makeReport, makeValues } from '../../support/report-parts.ts';
import { makeSideBySideReport } from '../../support/side-by-side-cases.ts';

const rowsOf = (baseline: number | null, candidate: number | null) =>
  bothRows(makeValues({ busyCores: candidate }), makeValues({ busyCores: baseline }));

/** On four cores. */
function said(baseline: number | null, candidate: number | null, workers?: number) {
  const fall = { baselineImbalance: 0, candidateImbalance: 0, reopens: false };
  const placement = workers === undefined ? null : { workers, ...fall };
  const rows = rowsOf(baseline, candidate);
  return describeBusyShares(makeSideBySideReport({ placement }, { rows }))?.replaceAll(
    '\u202f',
    ' ',
  );
}

describe('describeBusyShares', () => {
  it('is of one core where no more was used', () => {
    assert.equal(said(0.98, 0.975), 'the server kept one core 98 % busy in both arms');
    assert.equal(said(0.98, 0.81), 'the server kept one core 81 % busy, 98 % in the baseline');
    assert.equal(said(1.06, 1.04), 'the server kept one core 100 % busy in both arms');
  });

  it('is of all cores where more was', () => {
    assert.equal(said(3.2, 3.21), 'the server kept the 4 cores 80 % busy in both arms');
  });

  it('is of the workers where they are known, and no more than the cores', () => {
    assert.equal(said(1.96, 1.95, 2), 'its 2 worker processes were 98 % busy in both arms');
    assert.equal(said(0.8, 0.8, 2), 'its 2 worker processes were 40 % busy in both arms');
    assert.equal(said(3.6, 3.6, 8), 'the server kept the 4 cores 90 % busy in both arms');
  });

  it('is not known of one arm, nor of runs apart', () => {
    assert.equal(said(null, 0.98), undefined);
    assert.equal(said(0.98, null), undefined);
    assert.equal(describeBusyShares(makeReport({ rows: rowsOf(0.98, 0.98) })), undefined);
  });
});
