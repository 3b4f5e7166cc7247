// Tables in HTML. On a phone each row becomes a list of its cells, so every cell names its column.

import type { Table } from '../document/report-document.ts';
import { escapeHtml } from '../escape/html.ts';

export function htmlTable({ columns, groups }: Table): string {
  const bodies = groups.map(({ title, rows }) => {
    const span = `<th class="group" scope="rowgroup" colspan="${columns.length}">`;
    const heading = title === undefined ? [] : [`<tr>${span}${escapeHtml(title)}</th></tr>`];
    return `<tbody>\n${[...heading, ...rows.map((row) => htmlRow(row, columns))].join('\n')}\n</tbody>`;
  });
  return `<table>\n${tableHead(columns)}\n${bodies.join('\n')}\n</table>`;
}

function htmlRow([label = '', ...cells]: readonly string[], columns: readonly string[]): string {
  const numbers = cells.map((cell, index) => htmlCell(escapeHtml(cell), columns[index + 1]));
  return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers.join('')}</tr>`;
}

/** @param content is put into the page as it is */
export const htmlCell = (content: string, column = '', className = ''): string =>
  `<td${className === '' ? '' : ` class="${className}"`}${content === '' ? '' : ` data-column="${escapeHtml(column)}"`}>${content}</td>`;

export const tableHead = (columns: readonly string[]): string =>
  `<thead><tr>${columns.map(headCell).join('')}</tr></thead>`;

/** A heading without a word is a cell: a screen reader would announce an empty heading. */
const headCell = (title: string): string =>
  title === '' ? '<td></td>' : `<th scope="col">${escapeHtml(title)}</th>`;
