import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeBasis } from '../../../src/report/content/basis.ts';
import { textOf } from '../../../src/report/document/line.ts';
import type { GateReport } from '../../../src/report/gate-report.ts';
import {
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
} from '../../support/report-parts.ts';

/** The last sentence. */
const seenIn = (report: GateReport): string =>
  /This run could .*$/.exec(textOf(describeBasis(report)).replaceAll('\u202f', ' '))?.[0] ?? '';

describe('what a run would have shown', () => {
  const several = (...smallest: readonly (number | null)[]): GateReport =>
    makeReport({
      comparisons: smallest.map((minimumDetectable, index) =>
        makeP99Comparison({ request: `r${index}`, minimumDetectable }),
      ),
      details: makeDetails({
        requests: smallest.map((_, index) => makeRequestDetails({ name: `r${index}` })),
      }),
    });

  it('is the smallest loss of each gate', () => {
    assert.equal(
      seenIn(makeReport()),
      'This run could have shown a throughput loss of 7.1 %, or a p99 rise of 14.8 %.',
    );
  });

  it('is of several requests the largest, which it names', () => {
    assert.equal(
      seenIn(several(0.12, 0.31, 0.2)),
      'This run could have shown a rise of the p99 of r1 by 31 %.',
    );
  });

  it('is not said where no bound is known for one of them', () => {
    assert.equal(seenIn(several(0.12, null)), '');
    assert.equal(seenIn(makeReport({ comparisons: [makeComparison({ role: 'guard' })] })), '');
  });
});
