// What a reader wants to see of an answer. Only the first answers are looked at: under load it would cost time.

import { BYTES_PER_KIBIBYTE } from '../../units.ts';

/** More than anybody is shown, because masking must see whole secrets. */
const KEPT = 16 * BYTES_PER_KIBIBYTE;

/** What values are taken from: in bytes of the body, and in header fields. */
const KEPT_TO_CAPTURE = 1_024 * BYTES_PER_KIBIBYTE;
const MOST_FIELDS = 200;

/** The type of the last answer of a connection, where it leads, and how its body begins. */
export class AnswerSketch {
  /** '' if there is none. */
  contentType = '';
  /** Where a redirect leads; '' if there is no such field. */
  location = '';
  readonly #captures: boolean;
  #fields: (readonly [name: string, value: string])[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  /** Whether the body is longer than what is kept of it. */
  isCut = false;
  /** What is kept of a body that values are captured from. */
  readonly longest = '1 MiB';

  /** @param captures whether values are taken from the answers: then more is kept of them */
  constructor({ captures = false }: { readonly captures?: boolean } = {}) {
    this.#captures = captures;
  }

  /** Forgets the previous answer. */
  clear(): void {
    this.contentType = '';
    this.location = '';
    this.isCut = false;
    this.#fields = [];
    this.#chunks = [];
    this.#length = 0;
  }

  /** Begins a new answer with the fields of its head. */
  take(fields: readonly (readonly [name: string, value: unknown])[]): void {
    this.clear();
    for (const [name, value] of fields) {
      // HTTP/2 joins nothing: several fields of one name are a list.
      for (const one of Array.isArray(value) ? value : [value]) this.note(name, String(one));
    }
  }

  /** @param name in any case; the first field of a name counts */
  note(name: string, value: string): void {
    const lower = name.toLowerCase();
    if (lower === 'content-type') this.contentType ||= value.trim();
    if (lower === 'location') this.location ||= value.trim();
    if (this.#captures && this.#fields.length < MOST_FIELDS) {
      this.#fields.push([lower, value.trim()]);
    }
  }

  /** @param chunk is copied, because its buffer will be overwritten */
  add(chunk: Buffer): void {
    const room = (this.#captures ? KEPT_TO_CAPTURE : KEPT) - this.#length;
    if (chunk.length > room) this.isCut = true;
    const part = chunk.subarray(0, room);
    if (part.length === 0) return;
    this.#length += part.length;
    this.#chunks.push(Buffer.from(part));
  }

  /** The first field of a name. */
  field(name: string): string | undefined {
    return this.fields(name)[0];
  }

  /** @param name in lower case */
  fields(name: string): readonly string[] {
    return this.#fields.flatMap(([known, value]) => (known === name ? [value] : []));
  }

  /** The beginning of the body as text, at most 16 KiB of it; where values are captured, 1 MiB. */
  bodyStart(): string {
    return this.bytes().toString('utf8');
  }

  /** The same, as it came. */
  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}
