// Breaks a paragraph into lines of at most so many columns.

import { displayWidth, takeColumns } from './display-width.ts';

/** Breaks at spaces, never at no-break spaces; a word longer than a line is cut. */
export function wrapText(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => cutWord(long, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= columns) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** The first line after `first`, the others beneath it. */
export function hangText(first: string, text: string, columns: number): readonly string[] {
  const indent = displayWidth(first);
  return wrapText(text, columns - indent).map(
    (line, index) => (index === 0 ? first : ' '.repeat(indent)) + line,
  );
}

function cutWord(word: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (displayWidth(rest) > columns) {
    const piece = takeColumns(rest, columns);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}
