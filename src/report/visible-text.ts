// Turns text from servers, configurations and artifacts into one line that hides nothing.

/** Longer names and messages are cut: a report need not hold a whole response body. */
const LONGEST = 600;

/**
 * Characters that are invisible or change how the rest is drawn: control characters (a terminal obeys them),
 * bidirectional overrides (they make text read as something else: CVE-2021-42574), other format
 * characters, line and paragraph separators, private use, unpaired surrogates, noncharacters.
 * The zero-width joiner stays: emoji are built with it. So does our own thin space.
 */
const INVISIBLE = /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu;

/** One line of at most `longest` characters; invisible ones are shown as `\u{202e}`. */
export function visibleText(text: string, longest = LONGEST): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, collapse)
    .replace(INVISIBLE, showCodePoint)
    .trim();
  return shorten(line, longest);
}

/** Keeps the no-break spaces inside our own numbers. */
const collapse = (space: string): string => (/^[\u00a0\u202f]$/.test(space) ? space : ' ');

/** A line that is to be copied: neither cut nor collapsed, and still hiding nothing. */
export const copiedText = (line: string): string => line.replace(INVISIBLE, showCodePoint);

/** Whether such a line is shown as it is. */
export const isPlain = (line: string): boolean => copiedText(line) === line;

function showCodePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
