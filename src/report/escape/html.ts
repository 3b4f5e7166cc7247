// Raw text → HTML that shows that text, in an element or in a quoted attribute.

import { visibleText } from '../visible-text.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

export function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}

/**
 * An input, a flag, a command of ours or a word from a list of an input. Sentences quote other people's names,
 * too, which may hold anything between backticks.
 */
const QUOTED =
  /`((?:-{0,2}[a-z0-9]+(?:-[a-z0-9]+)+|budget|warmup|rate|connections|build|accept|warn|fail|pass|measure|ulimit)(?: [\w./=-]+)*)`/g;

/** A sentence of ours, whose names of inputs become code, as in Markdown. Not for attributes. */
export const htmlSentence = (text: string): string =>
  escapeHtml(text).replaceAll(QUOTED, '<code>$1</code>');
