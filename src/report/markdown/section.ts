// One section of the report in Markdown.

import { joinParts, type Line } from '../document/line.ts';
import type { Fact, IntervalRow, Piece, Section, Table } from '../document/report-document.ts';
import { ladderTable } from '../document/time-table.ts';
import { drawInterval } from '../draw/interval.ts';
import { UNICODE_GLYPHS } from '../draw/style.ts';
import { escapeMarkdown } from '../escape/markdown.ts';
import { markdownText } from '../markdown-text.ts';
import { copiedText } from '../visible-text.ts';

/** Lines, with an empty one between blocks. */
export function markdownSection({ title, pieces }: Section): readonly string[] {
  return [
    `#### ${escapeMarkdown(title)}`,
    '',
    ...pieces.flatMap((piece) => [...linesOf(piece), '']),
  ];
}

function linesOf(piece: Piece): readonly string[] {
  switch (piece.kind) {
    case 'paragraph':
      return [markdownText(piece.text)];
    case 'code':
      return fenced(piece.text);
    case 'list':
      return piece.items.map((item) => `- ${markdownText(item)}`);
    case 'facts':
      return factTable(piece.facts);
    case 'table':
      return markdownTable(piece.table);
    case 'intervals':
      return intervalTable(piece.rows);
    case 'ladder':
      return markdownTable(ladderTable(piece.ladder));
  }
}

/** A fence longer than any in the text (CommonMark section 4.5); nothing in it is Markdown or HTML. */
function fenced(text: string): readonly string[] {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}sh`, ...text.split('\n').map(copiedText), fence];
}

function factTable(facts: readonly Fact[]): readonly string[] {
  const rows = facts.map(({ name, value }) => [escapeMarkdown(name), markdownLine(value)]);
  return markdownRows(['', ''], ['left', 'left'], rows);
}

const OUTCOME_SYMBOLS: Readonly<Record<IntervalRow['outcome'], string>> = {
  regression: '❌',
  pass: '✅',
  inconclusive: '❔',
  'not-shown': '➖',
};

function intervalTable(rows: readonly IntervalRow[]): readonly string[] {
  return markdownRows(
    ['', '', 'before', 'after', 'change', '◀ better · worse ▶', 'interval', 'allowed'],
    ['centre', 'left', 'right', 'right', 'right', 'centre', 'right', 'right'],
    rows.map((row) => [
      OUTCOME_SYMBOLS[row.outcome],
      escapeMarkdown(row.label),
      escapeMarkdown(row.before),
      escapeMarkdown(row.after),
      row.change === '' ? '' : `**${escapeMarkdown(row.change)}**`,
      drawing(row),
      escapeMarkdown(row.range),
      escapeMarkdown(row.allowed),
    ]),
  );
}

const AXIS_CELLS = 25;

/** A code span gives all characters one width; no-break spaces do not collapse. */
function drawing({ places }: IntervalRow): string {
  return `\`${drawInterval(places, AXIS_CELLS, UNICODE_GLYPHS).replaceAll(' ', '\u00a0')}\``;
}

type Alignment = 'left' | 'right' | 'centre';

const RULES: Readonly<Record<Alignment, string>> = { left: ':--', right: '--:', centre: ':-:' };

/** Labels to the left, numbers to the right. */
function markdownTable({ columns, groups }: Table): readonly string[] {
  const rows = groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [[`**${escapeMarkdown(title)}**`]]),
    ...rows.map((row) => row.map(escapeMarkdown)),
  ]);
  const alignments = columns.map((_, index) => (index === 0 ? 'left' : 'right'));
  return markdownRows(columns.map(escapeMarkdown), alignments, rows);
}

/** Cells are Markdown already; short rows are filled with empty cells. */
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

export const markdownLine = (line: string | Line): string =>
  joinParts(line, markdownText, ({ text, href }) => `[${escapeMarkdown(text)}](${href})`);
