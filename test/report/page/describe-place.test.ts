import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chart, Series } from '../../../src/report/draw/chart.ts';
import { historyCharts } from '../../../src/report/html/history-charts.ts';
import { describePlace } from '../../../src/report/page/describe-place.ts';
import { makeHistory } from '../../support/report-blocks.ts';
import { makeReport } from '../../support/report-parts.ts';

const series = (arm: Series['arm'], ...ys: Series['ys']): Series => ({
  arm,
  ys,
  hasLine: true,
  hasDots: false,
});

const chartOf = (overrides: Partial<Chart> = {}): Chart => ({
  unit: 'microseconds',
  scale: 'log',
  from: 0,
  to: 2,
  marks: [],
  xs: [0, 1, 2],
  names: ['p50', 'p90', ''],
  series: [series('baseline', 1000, 0, 3), series('candidate', 1500, 2000, 3)],
  isCompared: true,
  edges: [],
  ...overrides,
});

const said = (chart: Chart, index: number): string | undefined =>
  describePlace(chart, index)?.replaceAll('\u202f', ' ');

describe('describePlace', () => {
  it('says both values of a place, and the change where there is one', () => {
    assert.equal(said(chartOf(), 0), 'p50: before 1.00 ms, after 1.50 ms, +50 %');
    assert.equal(said(chartOf(), 1), 'p90: before 0 µs, after 2.00 ms');
  });

  it('says one value without calling it before or after where only one version was measured', () => {
    assert.equal(said(chartOf({ series: [series('candidate', 1500)] }), 0), 'p50: 1.50 ms');
    const half = chartOf({ series: [series('baseline', 1000), series('candidate', null)] });
    assert.equal(said(half, 0), 'p50: before 1.00 ms');
  });

  it('says nothing of a place without a name or without a value', () => {
    assert.equal(said(chartOf(), 2), undefined);
    assert.equal(said(chartOf(), 3), undefined);
    assert.equal(said(chartOf({ series: [series('candidate', null)] }), 0), undefined);
  });

  it('compares no run with itself', () => {
    const [chart] = historyCharts(makeReport({ history: makeHistory() }));
    assert.ok(chart);
    const last = chart.chart.xs.length - 1;
    assert.equal(said(chart.chart, last), 'this run: 6 080/s');
    assert.match(said(chart.chart, 0) ?? '', /^\d{4}-\d\d-\d\d \S+: [\d ]+\/s$/);
  });
});
