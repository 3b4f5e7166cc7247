// The log of a job, masked before it is shown.

import type { Masks } from './masks.ts';

export class JobLog {
  readonly #masks: Masks;
  readonly #onLine: (line: string) => void;
  readonly #lines: string[] = [];

  constructor(masks: Masks, onLine: (line: string) => void) {
    this.#masks = masks;
    this.#onLine = onLine;
  }

  /** May be several lines. */
  print(text: string): void {
    for (const line of this.#masks.apply(text).split('\n')) {
      this.#lines.push(line);
      this.#onLine(line);
    }
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
