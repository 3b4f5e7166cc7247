// The judged metrics with their intervals: the first that a reader sees below the verdict.

import { intervalRows } from '../content/interval-rows.ts';
import type { IntervalRow } from '../document/report-document.ts';
import { worstFirst } from '../document/severity.ts';
import { escapeHtml } from '../escape/html.ts';
import type { GateReport } from '../gate-report.ts';
import { intervalSvg } from './interval-svg.ts';
import { htmlCell, tableHead } from './table.ts';

const COLUMNS = ['', 'before', 'after', 'change', '◀ better · worse ▶', 'could be', 'allowed'];

const OUTCOMES: Readonly<Record<IntervalRow['outcome'], readonly [mark: string, word: string]>> = {
  regression: ['✖', 'regression'],
  inconclusive: ['?', 'inconclusive'],
  'not-shown': ['–', 'no loss shown'],
  pass: ['✔', 'pass'],
};

/** So many fit above the fold, beside the pairs. */
const MOST_AT_ONCE = 8;

const LEGEND =
  'Dot: the estimate. Bar: what the evidence allows for. Thin line: no change. Thick line: what you allow.';

/** `undefined` if nothing was compared. */
export function metricsTable(report: GateReport): string | undefined {
  const rows = intervalRows(report);
  if (rows.length === 0) return undefined;
  const ranked = worstFirst(rows, ({ outcome }) => outcome);
  const shown = rows.length <= MOST_AT_ONCE ? rows : ranked.slice(0, MOST_AT_ONCE);
  const others = ranked.slice(shown.length);
  const legend = `<p class="legend">${LEGEND}</p>`;
  if (others.length === 0) return `${tableOf(shown)}\n${legend}`;
  const more = `<details class="numbers"><summary>${others.length} more comparisons</summary>\n${tableOf(others)}\n</details>`;
  return `${tableOf(shown)}\n${more}\n${legend}`;
}

const tableOf = (rows: readonly IntervalRow[]): string =>
  `<table class="metrics">\n${tableHead(COLUMNS)}\n<tbody>\n${rows.map(metricRow).join('\n')}\n</tbody>\n</table>`;

function metricRow(row: IntervalRow): string {
  const [mark, word] = OUTCOMES[row.outcome];
  const cells = [
    htmlCell(escapeHtml(row.before), 'before'),
    htmlCell(escapeHtml(row.after), 'after'),
    htmlCell(escapeHtml(row.change), 'change', 'change'),
    htmlCell(intervalSvg(row), '', 'drawing'),
    htmlCell(escapeHtml(row.range), 'could be'),
    htmlCell(escapeHtml(row.allowed), 'allowed'),
  ];
  const name = `<span class="mark" role="img" aria-label="${word}">${mark}</span> ${escapeHtml(row.label)}`;
  return `<tr class="${row.outcome}"><th scope="row">${name}</th>${cells.join('')}</tr>`;
}
