// A chart with its drawing, and with its numbers for those who do not see it. A script may draw it anew.

import type { Table } from '../document/report-document.ts';
import type { Chart, Series } from '../draw/chart.ts';
import { escapeHtml } from '../escape/html.ts';
import { chartSvg } from './chart-svg.ts';
import { htmlTable } from './table.ts';

type Arm = Series['arm'];

/** In the order in which they are drawn. */
export const ARMS: readonly Arm[] = ['baseline', 'candidate'];

export const ARM_WORDS: Readonly<Record<Arm, string>> = { baseline: 'before', candidate: 'after' };

/** The charts of a page, by the place of each figure. */
export type Charts = Chart[];

interface FigureInput {
  readonly title: string;
  /** For who does not see it; may hold texts of others. */
  readonly label: string;
  readonly chart: Chart;
  /** What the two series are called. */
  readonly keys?: readonly [before: string, after: string];
}

/** Adds the chart to those of the page. */
export function htmlFigure(
  {
    title,
    label,
    chart,
    keys: [before, after] = [ARM_WORDS.baseline, ARM_WORDS.candidate],
  }: FigureInput,
  charts: Charts,
): string {
  const place = charts.push(chart) - 1;
  const arms = new Set(chart.series.map(({ arm }) => arm));
  const keys =
    arms.size < 2
      ? ''
      : `<span class="key baseline">${before}</span><span class="key candidate">${after}</span>`;
  return `<figure class="chart" data-chart="${place}">
<figcaption><h3>${escapeHtml(title)}</h3>${keys}</figcaption>
${chartSvg(chart, label)}
</figure>`;
}

export const numbersBehind = (table: Table): string =>
  `<details class="numbers"><summary>Numbers</summary>\n${htmlTable(table)}\n</details>`;

/** JSON that no text can leave: a `<` would be the only way to end the element. */
export const chartData = (charts: Charts): string =>
  `<script type="application/json" id="charts">${JSON.stringify(charts).replaceAll('<', '\\u003c')}</script>`;
