// How many columns of a terminal a text takes, and where its lines break.

/**
 * Code points of two columns: East Asian Wide and Fullwidth (Unicode Standard Annex 11), and emoji.
 * They are counted one by one, as `wcwidth` does in most terminals. A terminal that joins emoji into
 * one draws the text narrower than counted: that leaves a gap but never overflows.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\u{1f000}-\u{1faff}]|\p{Emoji_Presentation}/u;

const COMBINING = /[\p{Mn}\p{Me}\u200d]/u;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The longest beginning of `text` that takes at most `columns`. */
export function takeColumns(text: string, columns: number): string {
  let taken = '';
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    taken += character;
  }
  return taken;
}

/** Cut to `columns`, with an ellipsis if something was cut. */
export function fitColumns(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  return `${takeColumns(text, columns - displayWidth(ellipsis))}${ellipsis}`;
}

/** Like `fitColumns`, with the ellipsis in the middle: names often differ at their ends. */
export function fitMiddle(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  const room = Math.max(0, columns - displayWidth(ellipsis));
  const start = takeColumns(text, Math.ceil(room / 2));
  const reversed = [...text].toReversed().join('');
  const end = [...takeColumns(reversed, room - displayWidth(start))].toReversed().join('');
  return `${start}${ellipsis}${end}`;
}

export const padEndColumns = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));

export const padStartColumns = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;

function characterWidth(character: string): number {
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Breaks at spaces, never at no-break spaces; a word longer than a line is cut. */
export function wrapText(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => cutWord(long, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= columns) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Puts `first` before the first line and indents the others to match. */
export function hangText(first: string, text: string, columns: number): readonly string[] {
  const indent = displayWidth(first);
  return wrapText(text, columns - indent).map(
    (line, index) => (index === 0 ? first : ' '.repeat(indent)) + line,
  );
}

/**
 * Lasting lines for a terminal of so many columns; `undefined`: it is no terminal. What an indented line
 * breaks into stays indented.
 */
export function wrapLine(lines: string, columns: number | undefined): string {
  if (columns === undefined || columns < NARROWEST) return lines;
  return lines
    .split('\n')
    .flatMap((line) => wrapOne(line, columns))
    .join('\n');
}

function wrapOne(line: string, columns: number): readonly string[] {
  // Lines of servers may begin with more spaces than fit.
  const indent = (/^ */.exec(line)?.[0] ?? '').slice(0, columns / 2);
  if (indent === '')
    return wrapText(line, columns - 2).map((part, index) => (index === 0 ? part : `  ${part}`));
  return hangText(indent, line.trimStart(), columns);
}

const NARROWEST = 20;

function cutWord(word: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (displayWidth(rest) > columns) {
    const piece = takeColumns(rest, columns);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}
