// One text output: which of its lines is which, and what is wrong with it.

import type { Amount } from './amounts.ts';
import { readDecimal, readWhole } from './amounts.ts';
import type { Line } from './lines.ts';

/** What is wrong with one output, before it is known which file it is in. */
export interface ReadingFault {
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** A line that was found, and the pieces of it that count. */
export interface Found {
  readonly line: number;
  readonly pieces: readonly string[];
}

const MOST_QUOTED = 40;

export class TextBlock {
  readonly lines: readonly Line[];
  readonly #faults: ReadingFault[] = [];
  /** Lines that are not there, as the program prints them. */
  readonly #missing: string[] = [];
  readonly #tool: string;
  #last: number;

  /** @param tool as faults name it */
  constructor(tool: string, lines: readonly Line[]) {
    this.#tool = tool;
    this.lines = lines;
    this.#last = lines[0]?.number ?? 1;
  }

  get firstLine(): number {
    return this.lines[0]?.number ?? 1;
  }

  /** The last line that was recognised as one of this output. */
  get lastLine(): number {
    return this.#last;
  }

  /** All lines that match, with what their groups hold. */
  all(pattern: RegExp, lines: readonly Line[] = this.lines): readonly Found[] {
    return lines.flatMap(({ text, number }) => {
      const match = pattern.exec(text);
      if (match === null) return [];
      this.#last = Math.max(this.#last, number);
      return [{ line: number, pieces: match.slice(1).map((piece) => piece ?? '') }];
    });
  }

  /** The line that matches; a second one is a fault, because outputs that ran at once are mixed. */
  one(pattern: RegExp, lines: readonly Line[] = this.lines): Found | undefined {
    const [first, second] = this.all(pattern, lines);
    if (first !== undefined && second !== undefined) {
      this.fault(
        second.line,
        `a line of ${this.#tool} stands here again, after line ${first.line}: two outputs are mixed, or the head of the second is missing.`,
        'Write each output into a file of its own, from its first line to its last.',
      );
    }
    return first;
  }

  /**
   * The same; its absence is a fault.
   * @param what the line that is missing, as the program prints it
   */
  need(pattern: RegExp, what: string): Found | undefined {
    const found = this.one(pattern);
    if (found === undefined) this.#missing.push(what);
    return found;
  }

  /** A number of requests; what is no whole number is a fault. */
  count(found: Found | undefined, piece = 0): number | undefined {
    return this.#number(found, piece, readWhole, 'a whole number');
  }

  decimal(found: Found | undefined, piece = 0): number | undefined {
    return this.#number(found, piece, readDecimal, 'a number');
  }

  /** A time, or a fault that names the units the program prints. */
  time(
    found: Found | undefined,
    read: (text: string) => Amount | undefined,
    units: string,
    piece = 0,
  ): Amount | undefined {
    return this.#number(found, piece, read, `a time in ${units}`);
  }

  #number<T>(
    found: Found | undefined,
    piece: number,
    read: (text: string) => T | undefined,
    kind: string,
  ): T | undefined {
    if (found === undefined) return undefined;
    const text = found.pieces[piece] ?? '';
    const value = read(text);
    if (value === undefined) {
      this.fault(
        found.line,
        `${this.#tool} prints ${kind} here, and ${quoted(text)} is none.`,
        'Leave the output as it was printed; a decimal comma, for one, is not of the program.',
      );
    }
    return value;
  }

  fault(line: number, problem: string, remedy: string): void {
    this.#faults.push({ line, problem, remedy });
  }

  /** What is missing is one of them, however much it is. */
  get faults(): readonly ReadingFault[] {
    const missing = this.#missing;
    if (missing.length === 0) return this.#faults;
    const lines = `its ${missing.length === 1 ? 'line' : 'lines'} ${missing.join(', ')}`;
    const verb = missing.length === 1 ? 'is' : 'are';
    const problem = `${this.#tool} is recognised, and ${lines} ${verb} missing: the output is cut off.`;
    const line = this.lines.at(-1)?.number ?? this.firstLine;
    return [...this.#faults, { line, problem, remedy: KEEP_ALL }];
  }
}

const KEEP_ALL = 'Run it again, and keep the output from its first line to its last.';

/** Short, because it may be of any length. */
export const quoted = (text: string): string =>
  `“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}”`;
