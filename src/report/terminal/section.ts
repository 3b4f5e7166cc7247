// One section of the report on a terminal.

import { textOf } from '../document/line.ts';
import type { Fact, Piece, Section } from '../document/report-document.ts';
import { ladderTable } from '../document/time-table.ts';
import type { TerminalStyle } from '../draw/style.ts';
import { drawAnswerTable } from './answer-table.ts';
import { displayWidth, hangText, padEndColumns, wrapText } from './lines.ts';
import { drawTable } from './table.ts';

const INDENT = '  ';

export function drawSection({ title, pieces }: Section, style: TerminalStyle): readonly string[] {
  const heading = wrapText(style.show(title), style.width).map((line) =>
    style.paint('strong', line),
  );
  return ['', ...heading, ...pieces.flatMap((piece, index) => drawApart(piece, index, style))];
}

/** Puts an empty line between pieces. */
const drawApart = (piece: Piece, index: number, style: TerminalStyle): readonly string[] =>
  index === 0 ? drawPiece(piece, style) : ['', ...drawPiece(piece, style)];

function drawPiece(piece: Piece, style: TerminalStyle): readonly string[] {
  switch (piece.kind) {
    case 'paragraph':
      return hangText(INDENT, style.show(piece.text), style.width);
    case 'code':
      return piece.text.split('\n').map((line) => `${INDENT}${style.show(line)}`);
    case 'list':
      return piece.items.flatMap((item) => drawItem(item, style));
    case 'facts':
      return drawFacts(piece.facts, style);
    case 'table':
      return drawTable(piece.table, style);
    case 'intervals':
      return drawAnswerTable(
        piece.rows.map((row) => ({ ...row, note: undefined })),
        style,
      );
    case 'ladder':
      return drawTable(ladderTable(piece.ladder), style);
  }
}

const drawItem = (item: string, style: TerminalStyle): readonly string[] =>
  hangText(`${INDENT}${style.glyphs.bullet} `, style.show(item), style.width);

function drawFacts(facts: readonly Fact[], style: TerminalStyle): readonly string[] {
  const width = Math.max(...facts.map(({ name }) => displayWidth(name)));
  return facts.flatMap(({ name, value }) =>
    hangText(`${INDENT}${padEndColumns(name, width)}  `, style.show(textOf(value)), style.width),
  );
}
