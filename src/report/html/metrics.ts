// The judged metrics with their intervals: the first that a reader sees below the verdict.

import type { Answer, AnswerRow } from '../document/report-document.ts';
import { escapeHtml, htmlSentence } from '../escape/html.ts';
import { formatAmount } from '../format/number.ts';
import { intervalSvg } from './interval-svg.ts';
import { htmlCell, tableHead } from './table.ts';

const COLUMNS = ['', 'before', 'after', 'change', '◀ better · worse ▶', 'interval', 'allowed'];

const OUTCOMES: Readonly<Record<AnswerRow['outcome'], readonly [mark: string, word: string]>> = {
  regression: ['✖', 'regression'],
  inconclusive: ['?', 'inconclusive'],
  'not-shown': ['–', 'no loss shown'],
  pass: ['✔', 'pass'],
  'not-judged': ['·', 'not judged'],
};

/** So many fit above the fold, beside the pairs. */
const MOST_AT_ONCE = 8;

const LEGEND =
  'Dot: the estimate. Bar: what the evidence allows for. Thin line: no change. Thick line: what you allow.';

/** `undefined` if nothing was compared. */
export function metricsTable({ rows, footnotes }: Answer): string | undefined {
  if (rows.every(({ outcome }) => outcome === 'not-judged')) return undefined;
  const others = rows.slice(MOST_AT_ONCE);
  const more = formatAmount(others.length, 'more comparison');
  return [
    tableOf(rows.slice(0, MOST_AT_ONCE)),
    ...(others.length === 0
      ? []
      : [`<details class="numbers"><summary>${more}</summary>\n${tableOf(others)}\n</details>`]),
    ...[...footnotes, LEGEND].map((text) => `<p class="legend">${htmlSentence(text)}</p>`),
  ].join('\n');
}

const tableOf = (rows: readonly AnswerRow[]): string =>
  `<table class="metrics">\n${tableHead(COLUMNS)}\n<tbody>\n${rows.map(metricRow).join('\n')}\n</tbody>\n</table>`;

function metricRow(row: AnswerRow): string {
  const [mark, word] = OUTCOMES[row.outcome];
  const cells = [
    htmlCell(escapeHtml(row.before), 'before'),
    htmlCell(escapeHtml(row.after), 'after'),
    ...(row.note === undefined
      ? judgedCells(row)
      : [`<td class="note" colspan="4">${escapeHtml(row.note)}</td>`]),
  ];
  const name = `<span class="mark" role="img" aria-label="${word}">${mark}</span> ${escapeHtml(row.label)}`;
  return `<tr class="${row.outcome}"><th scope="row">${name}</th>${cells.join('')}</tr>`;
}

const judgedCells = (row: AnswerRow): readonly string[] => [
  htmlCell(escapeHtml(row.change), 'change', 'change'),
  htmlCell(intervalSvg(row), '', 'drawing'),
  htmlCell(escapeHtml(row.range), 'interval'),
  htmlCell(escapeHtml(row.allowed), 'allowed'),
];
