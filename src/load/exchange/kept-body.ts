// The body of one answer, kept to be checked.

import { BYTES_PER_KIBIBYTE } from '../../units.ts';

/** A body check is for pages, not for files; a server without end must not fill the memory. */
const LONGEST = 16 * BYTES_PER_KIBIBYTE * BYTES_PER_KIBIBYTE;

export class KeptBody {
  #chunks: Buffer[] = [];
  #length = 0;

  /** @param chunk copied: its buffer may be read into again */
  add(chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.isTooLong) this.#chunks = [];
    else this.#chunks.push(Buffer.from(chunk));
  }

  /** More than 16 MiB, of which nothing is kept. */
  get isTooLong(): boolean {
    return this.#length > LONGEST;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  clear(): void {
    if (this.#length === 0) return;
    this.#chunks = [];
    this.#length = 0;
  }
}
