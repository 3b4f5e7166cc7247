// Regular expressions that are matched in a time that grows with the text alone, never by trying everything:
// R. Cox, "Regular Expression Matching Can Be Simple And Fast", 2007. A slow one would stop its thread, and
// nothing could end it.

import { RE2JS } from 're2js';

/**
 * A pattern has so many steps for each character, at worst. About two seconds; a pattern of ordinary length
 * has room for a text of megabytes.
 */
const MOST_STEPS = 2 ** 25;

/** By name: the package would take it for the letter k. */
const BACK_REFERENCE = /(?<!\\)(?:\\\\)*\\k</;

export interface Pattern {
  /** In UTF-16 units. A longer text is not matched. */
  readonly longestText: number;
  readonly test: (text: string) => boolean;
  /** The first group of the first match, or all of it where there is no group. */
  readonly find: (text: string) => string | undefined;
}

/** @returns `undefined` for what only backtracking can find, such as a look-ahead, and for what would be too large */
export function compilePattern({ source }: RegExp): Pattern | undefined {
  if (BACK_REFERENCE.test(source)) return undefined;
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source));
    const longestText = Math.floor(MOST_STEPS / compiled.programSize());
    const find = (text: string): string | undefined => {
      const matcher = compiled.matcher(text);
      if (!matcher.find()) return undefined;
      return matcher.group(matcher.groupCount() > 0 ? 1 : 0) ?? undefined;
    };
    return { longestText, test: (text) => compiled.test(text), find };
  } catch {
    return undefined;
  }
}
