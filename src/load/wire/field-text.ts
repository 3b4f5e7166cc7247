// Values of fields as text.

import { isSpace } from './octets.ts';

/** Turns octets into text. Returns the previous text if they are equal, as a server's name usually is. */
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

/** A line fold is read as a blank (RFC 9112 section 5.2). */
export const textOf = (bytes: Buffer, from: number, until: number): string =>
  bytes.toString('latin1', from, until).replaceAll(/\r\n[\t ]+/g, ' ');
