// Takes a file apart: outputs of load generators, one behind another, and what stands between them.

import { AB_CSV_HEAD } from '../formats/ab.ts';
import { HEY_CSV_HEAD } from '../formats/hey.ts';
import { VEGETA_CSV_LINE } from '../formats/vegeta-results.ts';
import { extentOf, parseJson } from '../text/json.ts';
import { type Line, shownText } from '../text/lines.ts';
import { isDocument } from './documents.ts';
import { type Mark, markOf, type TextName } from './marks.ts';
import { SampleLines } from './sample-lines.ts';

export type CsvName = 'ab' | 'hey' | 'vegeta';

interface Extent {
  readonly firstLine: number;
  readonly lastLine: number;
}

export type Piece =
  | { readonly kind: 'other'; readonly line: Line }
  | { readonly kind: 'text'; readonly name: TextName; readonly lines: readonly Line[] }
  | ({ readonly kind: 'csv'; readonly name: CsvName } & Paragraph)
  | ({ readonly kind: 'json'; readonly value: unknown } & Extent)
  /** JSON of somebody else. */
  | { readonly kind: 'unknown'; readonly firstLine: number }
  | {
      readonly kind: 'broken';
      readonly firstLine: number;
      readonly problem: string;
      /** Where it begins: enough to tell whose it is. */
      readonly start: string;
    };

/** Lines up to an empty one. */
interface Paragraph extends Extent {
  readonly text: string;
  /** Whether the last of them has a line break: else it may be cut off within a number. */
  readonly isEnded: boolean;
}

/** A brace and a key behind it. */
const JSON_START = /^[^\S\n]*\{\s*"/;
/** In characters: what has more between its brace and its first key is no output. */
const LONGEST_START = 300;
const TELLING_START = 4_000;

/** A text output with more lines that are not empty is none. */
const MOST_LINES = 20_000;

/** The pieces of a text; each character is looked at a bounded number of times. */
export function* piecesOf(text: string): Generator<Piece> {
  const cursor = new Cursor(text);
  let open: Open | undefined;
  for (cursor.skipEmptyLines(); !cursor.isAtEnd; cursor.skipEmptyLines()) {
    if (cursor.startsJson) {
      const piece = cursor.takeJson();
      if (piece.kind !== 'unknown') {
        if (open !== undefined && !isAnnouncement(open)) yield textOf(open);
        open = undefined;
      }
      yield piece;
      continue;
    }
    const line = cursor.line;
    const csv = csvName(line.text);
    const mark = csv === undefined ? markOf(line.text, () => cursor.nextText) : undefined;
    const isNew = csv !== undefined || (mark !== undefined && !continues(open?.mark, mark));
    if (open !== undefined && (isNew || open.lines.length >= MOST_LINES)) {
      yield textOf(open);
      open = undefined;
    }
    if (csv !== undefined) {
      yield { kind: 'csv', name: csv, ...cursor.takeParagraph() };
      continue;
    }
    if (mark !== undefined) open = { mark, lines: open?.lines ?? [] };
    if (open === undefined) yield { kind: 'other', line };
    else if (line.text.trim() !== '') open.lines.push(line);
    cursor.skipLine();
  }
  if (open !== undefined) yield textOf(open);
}

interface Open {
  readonly mark: Mark;
  readonly lines: Line[];
}

const textOf = ({ mark, lines }: Open): Piece => ({ kind: 'text', name: mark.name, lines });

/** Whether a mark belongs to the output that is open. */
const continues = (before: Mark | undefined, mark: Mark): boolean =>
  before?.name === mark.name &&
  (mark.rank > before.rank || (mark.rank === before.rank && mark.repeats === true));

/** bombardier says what it is about to do, unless told not to (`-p r`), and then writes JSON. */
const isAnnouncement = ({ mark }: Open): boolean => mark.name === 'bombardier' && mark.rank === 0;

function csvName(line: string): CsvName | undefined {
  if (line === AB_CSV_HEAD) return 'ab';
  if (line === HEY_CSV_HEAD) return 'hey';
  return VEGETA_CSV_LINE.test(line) ? 'vegeta' : undefined;
}

class Cursor {
  readonly #text: string;
  #offset = 0;
  #number = 1;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.#text.length;
  }

  get startsJson(): boolean {
    return JSON_START.test(this.#text.slice(this.#offset, this.#offset + LONGEST_START));
  }

  get line(): Line {
    return { number: this.#number, text: this.#shown(this.#offset) };
  }

  /** What the line behind this one shows. */
  get nextText(): string {
    return this.#shown(this.#endOfLine(this.#offset));
  }

  skipLine(): void {
    this.#offset = this.#endOfLine(this.#offset);
    this.#number += 1;
  }

  skipEmptyLines(): void {
    for (; this.#text[this.#offset] === '\n'; this.#offset += 1) this.#number += 1;
  }

  /** Up to the next empty line. */
  takeParagraph(): Paragraph {
    const [start, firstLine] = [this.#offset, this.#number];
    while (!this.isAtEnd && this.#shown(this.#offset).trim() !== '') this.skipLine();
    const lastLine = this.#number - 1;
    const text = this.#text.slice(start, this.#offset);
    return { firstLine, lastLine, text, isEnded: text.endsWith('\n') };
  }

  /** The value that begins here. What follows it on its line is nobody's, unless it is a value, too. */
  takeJson(): Piece {
    const [text, firstLine] = [this.#text, this.#number];
    const start = text.indexOf('{', this.#offset);
    const extent = extentOf(text, start);
    const broken = (problem: string): Piece => ({
      kind: 'broken',
      firstLine,
      problem,
      start: text.slice(start, start + TELLING_START),
    });
    if (extent.kind !== 'value') {
      this.#offset = text.length;
      return broken(extent.kind === 'open' ? CUT_OFF : 'is nested too deeply.');
    }
    const inside = text.slice(start, extent.end);
    const lastLine = firstLine + countLines(inside);
    this.#offset = extent.end;
    this.#number = lastLine;
    if (!this.startsJson) this.skipLine();
    const parsed = parseJson(inside);
    if (parsed === undefined) return broken('has a fault: it is not as JSON has to be.');
    const { value } = parsed;
    const isKnown = isDocument(value) || SampleLines.areBegunBy(value);
    return isKnown ? { kind: 'json', firstLine, lastLine, value } : { kind: 'unknown', firstLine };
  }

  #endOfLine(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end + 1;
  }

  #shown(offset: number): string {
    const end = this.#endOfLine(offset);
    const isEnded = end > offset && this.#text[end - 1] === '\n';
    return shownText(this.#text.slice(offset, isEnded ? end - 1 : end));
  }
}

const CUT_OFF = 'does not end: the output is cut off.';

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
