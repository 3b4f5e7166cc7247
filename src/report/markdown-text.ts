// Sentences in Markdown: ours set names of inputs and the like in backticks, which then look like code.

import { escapeMarkdown } from './escape/escape-markdown.ts';

/** As escaped; of so harmless characters that what others wrote may look like code as well. */
const QUOTED = /&#96;([\w.:/?=+%-]+(?: [\w.:/?=+%-]+)*)&#96;/g;

/** One line of text, safe anywhere in a paragraph, a list item, a heading or a table cell. */
export const markdownText = (text: string): string =>
  escapeMarkdown(text).replace(QUOTED, '<code>$1</code>');
