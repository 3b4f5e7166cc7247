// One section of the report in Markdown.

import { ladderTable } from '../content/ladder-table.ts';
import type { Fact, IntervalRow, Piece, Section } from '../content/report-document.ts';
import { escapeMarkdown } from '../escape/escape-markdown.ts';
import { drawInterval } from '../terminal/draw-interval.ts';
import { UNICODE_GLYPHS } from '../terminal/terminal-style.ts';
import { markdownRows, markdownTable } from './markdown-table.ts';

/** Lines; blocks are set apart by empty ones. */
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
      return [escapeMarkdown(piece.text)];
    case 'list':
      return piece.items.map((item) => `- ${escapeMarkdown(item)}`);
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

function factTable(facts: readonly Fact[]): readonly string[] {
  const rows = facts.map(({ name, value }) => [escapeMarkdown(name), escapeMarkdown(value)]);
  return markdownRows(['', ''], ['left', 'left'], rows);
}

const OUTCOME_SYMBOLS: Readonly<Record<IntervalRow['outcome'], string>> = {
  regression: '❌',
  pass: '✅',
  inconclusive: '❔',
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
      `**${escapeMarkdown(row.change)}**`,
      drawing(row),
      escapeMarkdown(row.range),
      escapeMarkdown(row.allowed),
    ]),
  );
}

const AXIS_CELLS = 25;

/** In a code span, so that every cell is as wide; no-break spaces, so that none collapse. */
function drawing({ places }: IntervalRow): string {
  return `\`${drawInterval(places, AXIS_CELLS, UNICODE_GLYPHS).replaceAll(' ', '\u00a0')}\``;
}
