// Makes texts safe to print on one particular terminal.

import type { AnswerRow, HeadlineKind } from '../document/report-document.ts';
import { keepUnits } from '../format/number.ts';
import { visibleText } from '../visible-text.ts';

/** What a colour means; the words beside it always say the same. */
export type Tone = 'good' | 'bad' | 'unsure' | 'quiet' | 'strong';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns: at least `NARROWEST`; those beyond `WIDEST` stay empty. */
  readonly width: number;
  /** Whether the terminal can show more than ASCII. */
  readonly unicode: boolean;
}

export interface TerminalStyle {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** Raw text → text that may be printed. Keeps no-break spaces until `printable` makes them plain. */
  readonly show: (text: string) => string;
  readonly paint: (tone: Tone, text: string) => string;
}

/** One column each, except the ellipsis. */
export interface Glyphs {
  readonly ellipsis: string;
  readonly bullet: string;
  readonly bar: string;
  readonly estimate: string;
  readonly zero: string;
  readonly line: string;
  readonly zeroOnBar: string;
  readonly lineOnBar: string;
  readonly beyondLeft: string;
  readonly beyondRight: string;
  readonly unbounded: string;
  readonly symbols: Readonly<Record<HeadlineKind | AnswerRow['outcome'], string>>;
}

export const UNICODE_GLYPHS: Glyphs = {
  ellipsis: '…',
  bullet: '•',
  bar: '━',
  estimate: '●',
  zero: '│',
  line: '┃',
  zeroOnBar: '┿',
  lineOnBar: '╋',
  beyondLeft: '◀',
  beyondRight: '▶',
  unbounded: '╌',
  symbols: {
    pass: '✔',
    regression: '✖',
    accepted: '✔',
    inconclusive: '?',
    'not-shown': '–',
    'not-judged': '·',
    'no-baseline': '○',
    'invalid-run': '!',
  },
};

const ASCII_GLYPHS: Glyphs = {
  ellipsis: '...',
  bullet: '*',
  bar: '=',
  estimate: 'o',
  zero: '|',
  line: '#',
  zeroOnBar: '+',
  lineOnBar: '#',
  beyondLeft: '<',
  beyondRight: '>',
  unbounded: '-',
  symbols: {
    pass: '+',
    regression: 'X',
    accepted: '+',
    inconclusive: '?',
    'not-shown': '-',
    'not-judged': '.',
    'no-baseline': 'o',
    'invalid-run': '!',
  },
};

const NARROWEST = 60;
const WIDEST = 140;

/** ECMA-48 SGR; the sixteen colours that every theme keeps readable. */
const CODES: Readonly<Record<Tone, string>> = {
  good: '32',
  bad: '1;31',
  unsure: '33',
  quiet: '2',
  strong: '1',
};

export function terminalStyle({ colour, width, unicode }: TerminalOptions): TerminalStyle {
  return {
    width: Math.min(Math.max(width, NARROWEST), WIDEST),
    glyphs: unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
    show: (text) => {
      const shown = keepUnits(visibleText(text));
      return unicode ? shown : toAscii(shown);
    },
    paint: (tone, text) =>
      colour && text !== '' ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text,
  };
}

/** Lines → text: no-break spaces become plain, and no line ends in a space. */
export function printable(lines: readonly string[]): string {
  const plain = lines.map((line) => line.replace(/[\u00a0\u202f]/g, ' ').trimEnd());
  return `${plain.join('\n')}\n`;
}

/** Each character of the one with that of the other in its place. */
const zip = (characters: string, others: string): readonly (readonly [string, string])[] =>
  [...characters].map((character, index) => [character, others[index] ?? '']);

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['\u202f', '\u202f'],
  ['\u00a0', '\u00a0'],
  ['−', '-'],
  ['±', '+-'],
  ['µ', 'u'],
  ['→', '->'],
  ['…', '...'],
  ['·', '-'],
  ['×', 'x'],
  ['÷', '/'],
  ['∞', 'inf'],
  ['“', '"'],
  ['”', '"'],
  ['’', "'"],
  ...zip('▁▂▃▄▅▆▇█', '_.:=+*%#'),
]);

/** Keeps no-break spaces; `printable` makes them plain. */
function toAscii(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => SPELLINGS.get(character) ?? '?');
}
