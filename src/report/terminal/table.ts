// A table with aligned columns. If it is too wide, the columns that do not fit follow beneath.

import type { Table } from '../document/report-document.ts';
import type { TerminalStyle } from '../draw/style.ts';
import { displayWidth, fitColumns, padEndColumns, padStartColumns } from './lines.ts';

const INDENT = '  ';
const GAP = '  ';

/** Longer labels are cut: numbers matter more. */
const WIDEST_LABEL = 32;
const WIDEST_NUMBER = 24;

export function drawTable(table: Table, style: TerminalStyle): readonly string[] {
  const shown = showCells(table, style);
  const widths = shown.columns.map((_, column) => columnWidth(shown, column));
  return partsOf(widths, style.width - INDENT.length).flatMap((columns, part) => [
    ...(part === 0 ? [] : ['']),
    ...drawPart(shown, columns, widths, style),
  ]);
}

/** Makes every text printable first, so that widths are measured on what will be printed. */
function showCells(table: Table, style: TerminalStyle): Table {
  const fit = (text: string, column: number): string =>
    fitColumns(
      style.show(text),
      column === 0 ? WIDEST_LABEL : WIDEST_NUMBER,
      style.glyphs.ellipsis,
    );
  return {
    columns: table.columns.map(fit),
    groups: table.groups.map(({ title, rows }) => ({
      title:
        title === undefined
          ? undefined
          : fitColumns(style.show(title), style.width - INDENT.length, style.glyphs.ellipsis),
      rows: rows.map((row) => row.map(fit)),
    })),
  };
}

function columnWidth(table: Table, column: number): number {
  const cells = table.groups.flatMap(({ rows }) => rows.map((row) => row[column] ?? ''));
  const indent = column === 0 && hasTitles(table) ? INDENT.length : 0;
  const widths = [table.columns[column] ?? '', ...cells].map((cell) => displayWidth(cell) + indent);
  return Math.max(...widths);
}

const hasTitles = ({ groups }: Table): boolean => groups.some(({ title }) => title !== undefined);

/** Splits the columns into parts that fit beside the labels. */
function partsOf(widths: readonly number[], available: number): readonly (readonly number[])[] {
  const [labels = 0, ...numbers] = widths;
  const parts: number[][] = [[]];
  let used = labels;
  for (const [index, width] of numbers.entries()) {
    const needed = GAP.length + width;
    if (used + needed > available && parts.at(-1)?.length !== 0) {
      parts.push([]);
      used = labels;
    }
    parts.at(-1)?.push(index + 1);
    used += needed;
  }
  return parts;
}

function drawPart(
  table: Table,
  columns: readonly number[],
  widths: readonly number[],
  style: TerminalStyle,
): readonly string[] {
  const drawRow = (row: readonly string[], label: string): string =>
    [
      INDENT + padEndColumns(label, widths[0] ?? 0),
      ...columns.map((column) => padStartColumns(row[column] ?? '', widths[column] ?? 0)),
    ].join(GAP);
  const inset = hasTitles(table) ? INDENT : '';
  const groups = table.groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [INDENT + title]),
    ...rows.map((row) => drawRow(row, inset + (row[0] ?? ''))),
  ]);
  return [
    style.paint('quiet', drawRow(table.columns, table.columns[0] ?? '').trimEnd()),
    ...groups,
  ];
}
