// Raw text → Markdown that GitHub draws as that text: no element, link, mention, reference or table cell of its own.

import { visibleText } from '../visible-text.ts';

/** Characters with a meaning in GitHub Flavored Markdown or in its HTML, and TeX's `$`. */
const ACTIVE = /[&<>|\\`*_[\]~$]/g;

/** At the beginning of a line these start lists and headings, or underline what is above them. */
const STARTS_BLOCK = /^(?:[-+]|#{1,6}|\d{1,9}[.)])(?=\s|$)|^[-=]+$/;

/**
 * Mentions and e-mail addresses; `#12` and `GH-12`; addresses with and without a scheme (GFM section
 * 6.9, "Autolinks (extension)"). GitHub looks for these after it has turned entities back into plain
 * characters, so only a zero-width space between the characters helps. Commit hashes stay as they
 * are: they can only link to a commit of the same repository.
 */
const LINKED_LATER = /@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\b(?:mailto|xmpp):|\bwww(?=\.)/gi;

const ZERO_WIDTH_SPACE = '\u200b';

/** One line of text, safe anywhere in a paragraph, a list item, a heading or a table cell. */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(LINKED_LATER, (link) => link + ZERO_WIDTH_SPACE)
    .replace(ACTIVE, asEntity)
    .replace(STARTS_BLOCK, (start) => start.replace(/.$/, asEntity))
    .replaceAll(ZERO_WIDTH_SPACE, asEntity);
}

const asEntity = (character: string): string => `&#${character.charCodeAt(0)};`;
