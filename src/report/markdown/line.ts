// A line of text with links in Markdown.

import { type Line, partsOf } from '../content/line.ts';
import { escapeMarkdown } from '../escape/markdown.ts';
import { markdownText } from '../markdown-text.ts';

/** Keeps the spaces around a link, which `escapeMarkdown` would trim. */
export function markdownLine(line: string | Line): string {
  return partsOf(line)
    .map((part) =>
      typeof part === 'string'
        ? spaceBefore(part) + markdownText(part) + spaceAfter(part)
        : `[${escapeMarkdown(part.text)}](${part.href})`,
    )
    .join('');
}

const spaceBefore = (text: string): string => (/^ \S/.test(text) ? ' ' : '');
const spaceAfter = (text: string): string => (/\S $/.test(text) ? ' ' : '');
