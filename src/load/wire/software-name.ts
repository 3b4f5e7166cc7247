// The name of a server's software, which is the same in all its answers.

import { isSpace } from './octets.ts';

/** Makes the text of some octets, or gives the one made before where they are the same. */
export class SoftwareName {
  #text = '';

  of(bytes: Buffer, from: number, until: number): string {
    let first = from;
    let end = until;
    while (first < end && isSpace(bytes[first])) first++;
    while (end > first && isSpace(bytes[end - 1])) end--;
    if (!this.#isSame(bytes, first, end)) this.#text = textOf(bytes, first, end);
    return this.#text;
  }

  #isSame(bytes: Buffer, from: number, until: number): boolean {
    if (until - from !== this.#text.length) return false;
    for (let index = 0; index < this.#text.length; index++) {
      if (bytes[from + index] !== this.#text.charCodeAt(index)) return false;
    }
    return true;
  }
}

/** A folded line is read as a blank (RFC 9112 section 5.2). */
const textOf = (bytes: Buffer, from: number, until: number): string =>
  bytes.toString('latin1', from, until).replaceAll(/\r\n[\t ]+/g, ' ');
