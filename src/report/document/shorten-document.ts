// Ever shorter versions of a document, for outputs with a limit: details are left out first.

import { visibleText } from '../visible-text.ts';
import { cutLine } from './line.ts';
import type { Answer, Piece, ReportDocument, Section } from './report-document.ts';
import { worstFirst } from './severity.ts';

/** Rows per table and items per list, once all details are left out. */
const ROWS_KEPT = [100, 30, 10, 3] as const;

/** From the whole document to the bare headline; each version says what it leaves out. */
export function* shorterAndShorter(document: ReportDocument): Generator<ReportDocument> {
  yield document;
  const folded = document.sections.filter((section) => section.folded);
  const open = document.sections.filter((section) => !section.folded);
  for (let kept = folded.length >> 1; kept > 0; kept >>= 1) {
    const lost = `the details of ${folded.length - kept} sections`;
    yield withNotice(document, [...open, ...folded.slice(0, kept)], lost);
  }
  yield withNotice(document, open, 'all details');
  for (const rows of ROWS_KEPT) {
    const short = open.map((section) => keepRows(section, rows));
    const answer = { ...document.answer, rows: document.answer.rows.slice(0, rows) };
    yield withNotice(
      { ...document, answer },
      short,
      `all details, and all but ${rows} rows of each table`,
    );
  }
  yield bareHeadline(document);
}

function withNotice(
  document: ReportDocument,
  sections: readonly Section[],
  lost: string,
): ReportDocument {
  const notice = `Left out here, where space is limited: ${lost}. The JSON and HTML reports hold everything.`;
  return { ...document, sections, notice };
}

/** Escaping may turn one character into eight; with these bounds the shortest version stays below 4000. */
const LONGEST_SENTENCE = 200;
const LONGEST_NOTE = 200;

/** The verdict, what follows from it and who accepted it, each cut if it is too long. */
function bareHeadline(document: ReportDocument): ReportDocument {
  const { headline } = document;
  const short = {
    ...headline,
    sentence: visibleText(headline.sentence, LONGEST_SENTENCE),
    lead: [],
    exit: cutLine(headline.exit, LONGEST_NOTE),
  };
  const bare = { ...document, headline: short, answer: NO_ANSWER };
  return withNotice(bare, [], 'everything but the verdict');
}

const NO_ANSWER: Answer = {
  context: [],
  rows: [],
  footnotes: [],
  cause: undefined,
  differs: undefined,
  notes: [],
  weighty: 0,
  next: undefined,
  basis: [],
  run: [],
};

const keepRows = (section: Section, rows: number): Section => ({
  ...section,
  pieces: section.pieces.map((piece) => shortenPiece(piece, rows)),
});

function shortenPiece(piece: Piece, rows: number): Piece {
  switch (piece.kind) {
    case 'list':
      return { ...piece, items: piece.items.slice(0, rows) };
    case 'facts':
      return { ...piece, facts: piece.facts.slice(0, rows) };
    case 'table':
      return { ...piece, table: { ...piece.table, groups: piece.table.groups.slice(0, rows) } };
    case 'intervals':
      return { ...piece, rows: worstFirst(piece.rows, ({ outcome }) => outcome).slice(0, rows) };
    case 'paragraph':
    case 'code':
    case 'ladder':
      return piece;
  }
}
