// Ever shorter versions of a document, for outputs that take only so much: details go first.

import type { IntervalRow, Piece, ReportDocument, Section } from './report-document.ts';

/** Rows and items per table or list, once there are no details left to give up. */
const ROWS_KEPT = [100, 30, 10, 3] as const;

/** The whole document first, the bare headline last; each one says what it leaves out. */
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
    yield withNotice(document, short, `all details, and all but ${rows} rows of each table`);
  }
  yield withNotice(document, [], 'everything but the verdict');
}

function withNotice(
  document: ReportDocument,
  sections: readonly Section[],
  lost: string,
): ReportDocument {
  const text = `Left out here, where space is limited: ${lost}. The JSON and HTML reports hold everything.`;
  const notice: Section = {
    title: 'Shortened',
    folded: false,
    pieces: [{ kind: 'paragraph', text }],
  };
  return { ...document, sections: [...sections, notice] };
}

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
      return { ...piece, rows: worstFirst(piece.rows).slice(0, rows) };
    case 'paragraph':
    case 'ladder':
      return piece;
  }
}

const SEVERITY: Readonly<Record<IntervalRow['outcome'], number>> = {
  regression: 0,
  inconclusive: 1,
  pass: 2,
};

const worstFirst = (rows: readonly IntervalRow[]): readonly IntervalRow[] =>
  rows.toSorted((a, b) => SEVERITY[a.outcome] - SEVERITY[b.outcome]);
