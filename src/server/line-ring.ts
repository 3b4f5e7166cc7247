// The last lines of some text streams, in bounded memory.

import { excerptOf } from '../telling-line.ts';
import { sanitise } from './sanitise.ts';

const KEPT_LINES = 200;
const LONGEST_LINE = 2_048;

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

  /**
   * Oldest first, without escape sequences and empty lines. Before them stands the line that tells why the
   * program ended, where it is none of them but was kept.
   */
  last(count: number): readonly string[] {
    const lines = [...this.#lines, ...this.#begun.values()].map(sanitise);
    return excerptOf(
      lines.filter((line) => line !== ''),
      count,
    );
  }
}

const clip = (line: string): string => line.slice(0, LONGEST_LINE);
