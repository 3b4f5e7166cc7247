// The last lines of some text streams, in bounded memory.

import { type Excerpt, excerptOf } from '../telling-line.ts';
import { sanitise } from './sanitise.ts';

const KEPT_LINES = 200;
const LONGEST_LINE = 2_048;
/** As many as a reader looks at. */
const LAST_LINES = 20;

/** Keeps the last 200 lines of all sources together, at most 2048 characters of each line. */
export class LineRing {
  #lines: string[] = [];
  /** Unfinished lines, by source. */
  readonly #begun = new Map<string, string>();

  append(source: string, text: string): void {
    const pieces = text.split('\n');
    pieces[0] = clip((this.#begun.get(source) ?? '') + clip(pieces[0] ?? ''));
    this.#begun.set(source, clip(pieces.pop() ?? ''));
    if (pieces.length === 0) return;
    this.#lines = [...this.#lines, ...pieces.slice(-KEPT_LINES).map(clip)].slice(-KEPT_LINES);
  }

  /** Without escape sequences and empty lines. The one that tells why the program ended is among them, if it was kept. */
  last(count: number = LAST_LINES): Excerpt {
    const lines = [...this.#lines, ...this.#begun.values()].map(sanitise);
    return excerptOf(
      lines.filter((line) => line !== ''),
      count,
    );
  }
}

const clip = (line: string): string => line.slice(0, LONGEST_LINE);
