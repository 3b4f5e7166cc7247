// A table of GitHub Flavored Markdown; its cells are escaped here, so no text can end one.

import type { Table } from '../content/report-document.ts';
import { escapeMarkdown } from '../escape/escape-markdown.ts';

export type Alignment = 'left' | 'right' | 'centre';

const RULES: Readonly<Record<Alignment, string>> = { left: ':--', right: '--:', centre: ':-:' };

/** Labels to the left, numbers to the right. */
export function markdownTable({ columns, groups }: Table): readonly string[] {
  const rows = groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [[`**${escapeMarkdown(title)}**`]]),
    ...rows.map((row) => row.map(escapeMarkdown)),
  ]);
  const alignments = columns.map((_, index) => (index === 0 ? 'left' : 'right'));
  return markdownRows(columns.map(escapeMarkdown), alignments, rows);
}

/** Cells are Markdown already; rows that are too short are filled up. */
export function markdownRows(
  columns: readonly string[],
  alignments: readonly Alignment[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const rowOf = (cells: readonly string[]): string =>
    `| ${columns.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [
    rowOf(columns),
    rowOf(alignments.map((alignment) => RULES[alignment])),
    ...rows.map(rowOf),
  ];
}
