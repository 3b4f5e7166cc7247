// A field value that is a list: elements between commas, empty ones left out.

import { COMMA, isSpace } from './octets.ts';

/**
 * Walks over a list (RFC 9110 section 5.6.1) without making anything. A line that is folded counts as
 * blank (RFC 9112 section 5.2). A comma within quotes parts, too: no list that is read here has quotes
 * where it would matter.
 */
export class ListElements {
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #next = 0;
  /** Offset of the element's first octet. */
  from = 0;
  /** Offset behind its last. */
  until = 0;

  begin(bytes: Buffer, from: number, until: number): this {
    this.#bytes = bytes;
    this.#next = from;
    this.#end = until;
    return this;
  }

  /** Goes to the next element that is not empty; false where there is none. */
  next(): boolean {
    const bytes = this.#bytes;
    let from = this.#next;
    while (from < this.#end && (bytes[from] === COMMA || isSpace(bytes[from]))) from++;
    let comma = from;
    while (comma < this.#end && bytes[comma] !== COMMA) comma++;
    let until = comma;
    while (until > from && isSpace(bytes[until - 1])) until--;
    this.#next = comma;
    this.from = from;
    this.until = until;
    return from < until;
  }
}
