// One section of the report in HTML. Every text is escaped where it is put between tags.

import { joinParts, type Line } from '../document/line.ts';
import type { Fact, Piece, Section } from '../document/report-document.ts';
import { escapeCode, escapeHtml, htmlSentence } from '../escape/html.ts';
import { htmlTable } from './table.ts';

/** What the page draws itself stands elsewhere: intervals at its top, percentiles as curves. */
const DRAWN: ReadonlySet<Piece['kind']> = new Set(['intervals', 'ladder']);

/** Empty where nothing is left of it. */
export function htmlSection({ title, folded, pieces }: Section): string {
  const content = pieces.filter(({ kind }) => !DRAWN.has(kind)).map(htmlPiece);
  if (content.length === 0) return '';
  return folded ? foldedSection(title, content.join('\n')) : openSection(title, content.join('\n'));
}

/** @param content is put into the page as it is */
export const openSection = (title: string, content: string): string =>
  `<section>\n<h2>${escapeHtml(title)}</h2>\n${content}\n</section>`;

export const foldedSection = (title: string, content: string): string =>
  `<details><summary><h2>${escapeHtml(title)}</h2></summary>\n${content}\n</details>`;

function htmlPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'paragraph':
      return `<p>${htmlSentence(piece.text)}</p>`;
    case 'code':
      return `<pre><code>${escapeCode(piece.text)}</code></pre>`;
    case 'list':
      return `<ul>\n${piece.items.map((item) => `<li>${htmlSentence(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return factList(piece.facts);
    case 'table':
      return htmlTable(piece.table);
    case 'intervals':
    case 'ladder':
      return '';
  }
}

function factList(facts: readonly Fact[]): string {
  const entries = facts.map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${htmlLine(value)}</dd>`,
  );
  return `<dl>\n${entries.join('\n')}\n</dl>`;
}

export const htmlLine = (line: string | Line): string =>
  joinParts(
    line,
    escapeHtml,
    ({ text, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`,
  );
