import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeBasis, describeContext } from '../../../src/report/content/basis.ts';
import { textOf } from '../../../src/report/document/line.ts';
import type { GateReport, ReportComparison } from '../../../src/report/gate-report.ts';
import { renderHtml } from '../../../src/report/render-html.ts';
import { renderJson } from '../../../src/report/render-json.ts';
import { renderMarkdown } from '../../../src/report/render-markdown.ts';
import { renderTerminal } from '../../../src/report/render-terminal.ts';
import {
  HERE,
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeRun,
} from '../../support/report-parts.ts';

const PLAIN = { reader: HERE, colour: false, width: 80, unicode: true, more: '' } as const;

/** The last sentence. */
const seenIn = (report: GateReport): string =>
  /(?:This run could|Ruled out:) .*$/.exec(
    textOf(describeBasis(report)).replaceAll('\u202f', ' '),
  )?.[0] ?? '';

describe('what was compared', () => {
  const changed = makeRun({ commit: null, changedFrom: '8c1d0e4f5a6b'.padEnd(40, '0') });

  const contextOf = (report: GateReport): string =>
    textOf(describeContext(report)).replaceAll('\u202f', ' ');

  it('says that records are of other machines, and how little these agree', () => {
    const { baseline } = makeReport();
    assert.ok(baseline);
    const other = makeReport({ baseline: { ...baseline, sameMachine: false } });
    assert.equal(contextOf(other), 'default · vs 9 stored records of other machines · 1 min 4 s');
    assert.match(
      textOf(describeBasis(other)).replaceAll('\u202f', ' '),
      /, of other machines, on which the same code runs 10 to 30 % faster or slower\. /,
    );
  });

  it('of a regression by stored records says how seldom it is a false alarm', () => {
    const verdict = { kind: 'regression', offending: ['throughput'] } as const;
    const saidOf = (report: GateReport) => textOf(describeBasis(report)).replaceAll('\u202f', ' ');
    const promise = / An unchanged server turns red in at most 1 % of runs\.$/;
    assert.match(saidOf(makeReport({ verdict })), promise);
    const limit = makeComparison({ role: 'limit', outcome: 'regression' });
    assert.doesNotMatch(saidOf(makeReport({ verdict, comparisons: [limit] })), promise);
  });

  it('names the commit that uncommitted changes are made to', () => {
    assert.equal(
      contextOf(makeReport({ run: changed })),
      'default · 8c1d0e4f5a6b with changes vs 9 stored records · 1 min 4 s',
    );
    assert.equal(
      contextOf(makeReport({ run: changed, comparisons: [] })),
      'default · 8c1d0e4f5a6b with changes · 1 min 4 s',
    );
  });

  it('is said on every page', () => {
    const report = makeReport({ run: changed });
    const pages = [
      renderTerminal(report, { ...PLAIN, details: true }),
      renderMarkdown(report, HERE),
      renderHtml(report, HERE),
    ];
    for (const page of pages) assert.match(page, /8c1d0e4f5a6b0* with uncommitted changes/);
    assert.match(renderJson(report), /"changedFrom": "8c1d0e4f5a6b0+"/);
  });
});

describe('what an inconclusive run could have shown', () => {
  const undecided = (comparisons: readonly ReportComparison[]): GateReport =>
    makeReport({
      verdict: { kind: 'inconclusive', need: 'More pairs.' },
      comparisons,
      details: makeDetails({
        requests: comparisons.map((_, index) => makeRequestDetails({ name: `r${index}` })),
      }),
    });
  const several = (...smallest: readonly (number | null)[]): GateReport =>
    undecided(
      smallest.map((minimumDetectable, index) =>
        makeP99Comparison({ request: `r${index}`, minimumDetectable }),
      ),
    );

  it('is the smallest loss of each gate', () => {
    assert.equal(
      seenIn(undecided([makeComparison(), makeP99Comparison({ request: 'r0' })])),
      'This run could have shown a throughput loss of 7.1 %, or a rise of the p99 of r0 by 14.8 %.',
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
    assert.equal(seenIn(undecided([makeComparison({ role: 'guard' })])), '');
  });
});

describe('what a pass rules out', () => {
  const bounded = (...worst: readonly (number | null)[]): GateReport =>
    makeReport({
      comparisons: worst.map((end, index) =>
        makeP99Comparison({ request: `r${index}`, interval: { best: -0.03, worst: end } }),
      ),
      details: makeDetails({
        requests: worst.map((_, index) => makeRequestDetails({ name: `r${index}` })),
      }),
    });

  it('is what lies beyond the worse end of each interval', () => {
    assert.equal(
      seenIn(makeReport()),
      'Ruled out: a throughput loss of more than 2.8 %, and a p99 rise of more than 5.7 %.',
    );
  });

  it('is of several requests the largest, which it names', () => {
    assert.equal(
      seenIn(bounded(0.01, 0.09, -0.01)),
      'Ruled out: a rise of the p99 of r1 by more than 9 %.',
    );
  });

  it('is any loss where even the worse end is a gain', () => {
    assert.equal(seenIn(bounded(-0.01)), 'Ruled out: any rise of p99.');
  });

  it('is not said where an interval has no end', () => {
    assert.equal(seenIn(bounded(0.01, null)), '');
  });
});
