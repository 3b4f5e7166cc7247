import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReportComparison } from '../../../src/report/gate-report.ts';
import { allPairs, pairPictures } from '../../../src/report/html/pairs.ts';
import { makeHistory } from '../../support/report-blocks.ts';
import { makeComparison, makeReport } from '../../support/report-parts.ts';

/** What the pictures are of, in their order. */
const titlesOf = (html: string | undefined): readonly string[] =>
  [...(html ?? '').matchAll(/<h3>(.*?) <b>/g)].map(([, title = '']) => title);

const paired = (
  metric: ReportComparison['metric'],
  outcome: ReportComparison['outcome'],
): ReportComparison =>
  makeComparison({
    metric,
    outcome,
    method: 'wilcoxon',
    pairs: [{ number: 1, before: 100, after: 90 }],
  });

describe('the pictures of pairs', () => {
  const report = makeReport({
    comparisons: [
      paired('cpu', 'not-shown'),
      paired('memory', 'pass'),
      paired('p99', 'inconclusive'),
      paired('throughput', 'regression'),
    ],
  });

  it('show what fails the check first, and guards that show nothing no sooner than a pass', () => {
    assert.deepEqual(titlesOf(allPairs(report)), [
      'throughput',
      'p99',
      'CPU per request',
      'peak memory',
    ]);
  });

  it('show a stored record of another machine only where the run was compared with such', () => {
    const history = makeHistory();
    const own = history.filter(({ accepted, sameMachine }) => accepted && sameMachine).length;
    const all = history.filter(({ accepted }) => accepted).length;
    assert.ok(own < all);
    const dotsOf = (sameMachine: boolean): number => {
      const { baseline } = makeReport();
      assert.ok(baseline);
      const stored = makeReport({ history, baseline: { ...baseline, sameMachine } });
      const [panel = ''] =
        pairPictures({ ...stored, comparisons: [makeComparison()] })?.split('</figure>') ?? [];
      return [...panel.matchAll(/<circle cx="64" cy="[\d.]+" r="3"/g)].length;
    };
    assert.deepEqual([dotsOf(true), dotsOf(false)], [own, all]);
  });

  it('are two beside the metrics: the worst', () => {
    assert.deepEqual(titlesOf(pairPictures(report)), ['throughput', 'p99']);
  });
});
