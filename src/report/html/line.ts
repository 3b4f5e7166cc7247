// A line of text with links in HTML.

import { type Line, partsOf } from '../content/line.ts';
import { escapeHtml } from '../escape/html.ts';

/** Keeps the spaces around a link, which `escapeHtml` would trim. */
export function htmlLine(line: string | Line): string {
  return partsOf(line)
    .map((part) =>
      typeof part === 'string'
        ? spaceBefore(part) + escapeHtml(part) + spaceAfter(part)
        : `<a href="${escapeHtml(part.href)}">${escapeHtml(part.text)}</a>`,
    )
    .join('');
}

const spaceBefore = (text: string): string => (/^ \S/.test(text) ? ' ' : '');
const spaceAfter = (text: string): string => (/\S $/.test(text) ? ' ' : '');
