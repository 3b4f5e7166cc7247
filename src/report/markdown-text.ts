// Sentences in Markdown. Ours put names of inputs in backticks; these become code spans.

import { escapeMarkdown } from './escape/markdown.ts';
import { keepUnits } from './format/number.ts';

/** Matches the escaped text. The characters are harmless, so other people's text may become code too. */
const QUOTED = /&#96;([\w.:/?=+%-]+(?: [\w.:/?=+%-]+)*)&#96;/g;

/** One line of text, safe anywhere in a paragraph, a list item, a heading or a table cell. */
export const markdownText = (text: string): string =>
  escapeMarkdown(keepUnits(text)).replace(QUOTED, '<code>$1</code>');
