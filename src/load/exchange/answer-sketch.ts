// What a reader wants to see of an answer. Only the first answers are looked at: under load it would cost time.

import { BYTES_PER_KIBIBYTE } from '../../units.ts';

/** More than anybody is shown, because masking must see whole secrets. */
const KEPT = 16 * BYTES_PER_KIBIBYTE;

/** The type of the last answer of a connection, where it leads, and how its body begins. */
export class AnswerSketch {
  /** '' if there is none. */
  contentType = '';
  /** Where a redirect leads; '' if there is no such field. */
  location = '';
  #chunks: Buffer[] = [];
  #length = 0;

  /** Forgets the previous answer. */
  clear(): void {
    this.contentType = '';
    this.location = '';
    this.#chunks = [];
    this.#length = 0;
  }

  /** Begins a new answer with the fields of its head. */
  take(fields: readonly (readonly [name: string, value: unknown])[]): void {
    this.clear();
    for (const [name, value] of fields) this.note(name, String(value));
  }

  /** @param name in any case; the first field of a name counts */
  note(name: string, value: string): void {
    const lower = name.toLowerCase();
    if (lower === 'content-type') this.contentType ||= value.trim();
    if (lower === 'location') this.location ||= value.trim();
  }

  /** @param chunk is copied, because its buffer will be overwritten */
  add(chunk: Buffer): void {
    const part = chunk.subarray(0, KEPT - this.#length);
    if (part.length === 0) return;
    this.#length += part.length;
    this.#chunks.push(Buffer.from(part));
  }

  /** The beginning of the body as text, at most 16 KiB of it. */
  bodyStart(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}
