// A line of text with links in Markdown.

import { type Line, partsOf } from '../content/line.ts';
import { escapeMarkdown } from '../escape/escape-markdown.ts';
import { markdownText } from '../markdown-text.ts';

/** `escapeMarkdown` trims, and spaces around a link have to stay. */
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
