// One section of the report in HTML. Every text is escaped where it is put between tags.

import { joinParts, type Line } from '../content/line.ts';
import type {
  Curve,
  Fact,
  IntervalRow,
  Ladder,
  Piece,
  Section,
  Table,
} from '../content/report-document.ts';
import { ladderTable } from '../content/time-table.ts';
import { escapeHtml } from '../escape/html.ts';
import { curveSvg } from './curve-svg.ts';
import { intervalSvg } from './interval-svg.ts';

export function htmlSection({ title, folded, pieces }: Section): string {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  const content = pieces.map(htmlPiece).join('\n');
  return folded
    ? `<details><summary>${heading}</summary>\n${content}\n</details>`
    : `<section>\n${heading}\n${content}\n</section>`;
}

function htmlPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(piece.text)}</p>`;
    case 'list':
      return `<ul>\n${piece.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return factList(piece.facts);
    case 'table':
      return htmlTable(piece.table);
    case 'intervals':
      return intervalTable(piece.rows);
    case 'ladder':
      return htmlLadder(piece.ladder);
  }
}

function factList(facts: readonly Fact[]): string {
  const entries = facts.map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${htmlLine(value)}</dd>`,
  );
  return `<dl>\n${entries.join('\n')}\n</dl>`;
}

function htmlTable({ columns, groups }: Table): string {
  const bodies = groups.map(({ title, rows }) => {
    const span = `<th class="group" scope="rowgroup" colspan="${columns.length}">`;
    const heading = title === undefined ? [] : [`<tr>${span}${escapeHtml(title)}</th></tr>`];
    return `<tbody>\n${[...heading, ...rows.map(htmlRow)].join('\n')}\n</tbody>`;
  });
  return scrolling(`<table>\n${tableHead(columns)}\n${bodies.join('\n')}\n</table>`);
}

function htmlRow([label = '', ...cells]: readonly string[]): string {
  const numbers = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
  return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers}</tr>`;
}

const tableHead = (columns: readonly string[]): string =>
  `<thead><tr>${columns.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('')}</tr></thead>`;

/** A wide table scrolls by itself; the page does not. */
const scrolling = (table: string): string => `<div class="wide">${table}</div>`;

const INTERVAL_HEAD =
  '<thead><tr><th scope="col"></th><th scope="col">before</th><th scope="col">after</th><th scope="col">change</th><th scope="col" class="axis">◀ better · worse ▶</th><th scope="col">interval</th><th scope="col">allowed</th><th scope="col">outcome</th></tr></thead>';

const OUTCOME_WORDS: Readonly<Record<IntervalRow['outcome'], string>> = {
  regression: 'regression',
  pass: 'pass',
  inconclusive: 'inconclusive',
  'not-shown': 'not shown',
};

function intervalTable(rows: readonly IntervalRow[]): string {
  const body = rows.map((row) => {
    const cells = [row.before, row.after, row.change].map((text) => `<td>${escapeHtml(text)}</td>`);
    const evidence = [row.range, row.allowed].map((text) => `<td>${escapeHtml(text)}</td>`);
    const outcome = `<td class="${row.outcome}">${OUTCOME_WORDS[row.outcome]}</td>`;
    return `<tr><th scope="row">${escapeHtml(row.label)}</th>${cells.join('')}<td>${intervalSvg(row)}</td>${evidence.join('')}${outcome}</tr>`;
  });
  const legend =
    'Bar: the change’s interval; dot: its estimate; thin line: no change; thick line: what you allow; arrow: beyond the axis; dashes: no bound.';
  return `${scrolling(`<table>\n${INTERVAL_HEAD}\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`)}\n<p class="legend">${legend}</p>`;
}

function htmlLadder(ladder: Ladder): string {
  const keys = ladder.curves.map(curveKey).join('');
  return `<figure>\n${curveSvg(ladder)}\n<figcaption>${keys}</figcaption>\n</figure>\n${htmlTable(ladderTable(ladder))}`;
}

const curveKey = ({ name, arm, clock }: Curve): string =>
  `<span class="key ${clock} ${arm}">${escapeHtml(name)}</span>`;

export const htmlLine = (line: string | Line): string =>
  joinParts(
    line,
    escapeHtml,
    ({ text, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`,
  );
