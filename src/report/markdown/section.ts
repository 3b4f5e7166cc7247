// One section of the report in Markdown.

import { ladderTable } from '../content/ladder-table.ts';
import type { Fact, IntervalRow, Piece, Section } from '../content/report-document.ts';
import { drawInterval } from '../draw/interval.ts';
import { UNICODE_GLYPHS } from '../draw/style.ts';
import { escapeMarkdown } from '../escape/escape-markdown.ts';
import { formatAmount } from '../format/format-number.ts';
import { markdownText } from '../markdown-text.ts';
import { markdownLine } from './line.ts';
import { markdownRows, markdownTable } from './table.ts';

/** Lines; blocks are set apart by empty ones. */
export function markdownSection({ title, pieces }: Section): readonly string[] {
  return [
    `#### ${escapeMarkdown(title)}`,
    '',
    ...pieces.flatMap((piece) => [...linesOf(piece), '']),
  ];
}

/** So few rows are not worth hiding any. */
const ROWS_WORTH_SHOWING = 4;

/**
 * The section that everybody reads: a comparison needs no title, and of a long one only the rows
 * that say something are shown (`restOfLead` has them all).
 * @param isWhole nothing was left out to fit, so that what is not shown can be counted
 */
export function leadSection(section: Section, isWhole: boolean): readonly string[] {
  const [piece] = section.pieces;
  if (piece?.kind !== 'intervals') return markdownSection(section);
  const shown = tellingRows(piece.rows);
  const left = piece.rows.length - shown.length;
  const rest =
    left === 0 || !isWhole
      ? []
      : [`${formatAmount(left, 'further comparison')} passed without a change that was shown.`, ''];
  return [...intervalTable(shown), '', ...rest];
}

/** The first row, which is the throughput, always. */
const tellingRows = (rows: readonly IntervalRow[]): readonly IntervalRow[] =>
  rows.length <= ROWS_WORTH_SHOWING
    ? rows
    : rows.filter(({ isTelling }, index) => isTelling || index === 0);

/** All rows of the first section, where it does not show them all. */
export function restOfLead(section: Section | undefined): readonly Section[] {
  const [piece] = section?.pieces ?? [];
  if (section === undefined || piece?.kind !== 'intervals') return [];
  return tellingRows(piece.rows).length === piece.rows.length ? [] : [section];
}

function linesOf(piece: Piece): readonly string[] {
  switch (piece.kind) {
    case 'paragraph':
      return [markdownText(piece.text)];
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
