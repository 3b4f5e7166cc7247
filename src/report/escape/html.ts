// Raw text → HTML that shows that text, in an element or in a quoted attribute.

import { copiedText, visibleText } from '../visible-text.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

export const escapeHtml = (text: string): string => withEntities(visibleText(text));

/** Lines that are to be copied, for a `pre` element. */
export const escapeCode = (text: string): string =>
  text.split('\n').map(copiedText).map(withEntities).join('\n');

const withEntities = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');

/**
 * An input or a flag, also with its value, a command of ours, a word from a list of an input, or the usual file.
 * Sentences quote other people's names, too, which may hold anything between backticks.
 */
const QUOTED =
  /`((?:-{0,2}[a-z0-9]+(?:-[a-z0-9]+)+|budget|warmup|rate|connections|build|accept|warn|fail|pass|measure|ulimit|perf-gate\.yml)(?:(?:=|: )[\d.]+(?:%|ms|\/s)?|(?: [\w./=-]+)*))`/g;

/** A sentence of ours, whose names of inputs become code, as in Markdown. Not for attributes. */
export const htmlSentence = (text: string): string =>
  escapeHtml(text).replaceAll(QUOTED, '<code>$1</code>');
