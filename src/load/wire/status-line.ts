// The first line of an answer: version, status, reason.

import { CR, decimalOf, isDecimal, isLineEnd, LF, SP } from './octets.ts';
import { BAD, INCOMPLETE } from './response-head.ts';

const VERSION = Buffer.from('HTTP/1.', 'latin1');

/** Number of digits in a status. */
const DIGITS = 3;

export class StatusLine {
  #status = 0;
  #isOld = false;
  #endsInBareLf = false;
  /** How far the reason was read. */
  #seen = 0;

  begin(): void {
    this.#seen = 0;
    this.#endsInBareLf = false;
  }

  get status(): number {
    return this.#status;
  }

  /** Why the last line that was read is `BAD`, where all but its end is right. */
  get endsInBareLf(): boolean {
    return this.#endsInBareLf;
  }

  /** HTTP/1.0, which closes connections unless the answer says otherwise. */
  get isOld(): boolean {
    return this.#isOld;
  }

  /**
   * `HTTP/1.1 200 OK` (RFC 9112 section 4). The reason is ignored, and may be missing together with the
   * space before it.
   * @returns the offset after the line, `INCOMPLETE` or `BAD`
   */
  read(bytes: Buffer, from: number, until: number): number {
    const digits = this.#readVersion(bytes, from, until);
    if (digits < 0) return digits;
    const reason = this.#readStatus(bytes, digits, until);
    return reason < 0 ? reason : this.#readReason(bytes, from, reason, until);
  }

  /** A lone LF need not end the line, and a lone CR must not (RFC 9112 section 2.2). */
  #readReason(bytes: Buffer, line: number, from: number, until: number): number {
    let at = from;
    if (at < until && bytes[at] === SP) {
      at = Math.max(at, line + this.#seen);
      while (at < until && !isLineEnd(bytes[at])) at++;
    }
    this.#seen = at - line;
    if (at === until) return INCOMPLETE;
    if (bytes[at] !== CR) {
      this.#endsInBareLf = bytes[at] === LF;
      return BAD;
    }
    if (at + 1 === until) return INCOMPLETE;
    return bytes[at + 1] === LF ? at + 2 : BAD;
  }

  /** An unknown minor version is read as the highest known one (RFC 9110 section 2.5). */
  #readVersion(bytes: Buffer, from: number, until: number): number {
    let at = from;
    for (let index = 0; index < VERSION.length; index++, at++) {
      if (at === until) return INCOMPLETE;
      if (bytes[at] !== VERSION[index]) return BAD;
    }
    if (at === until) return INCOMPLETE;
    if (!isDecimal(bytes[at])) return BAD;
    this.#isOld = decimalOf(bytes[at]) === 0;
    at++;
    if (at === until) return INCOMPLETE;
    return bytes[at] === SP ? at + 1 : BAD;
  }

  #readStatus(bytes: Buffer, from: number, until: number): number {
    let status = 0;
    const end = from + DIGITS;
    for (let at = from; at < end; at++) {
      if (at === until) return INCOMPLETE;
      if (!isDecimal(bytes[at])) return BAD;
      status = status * 10 + decimalOf(bytes[at]);
    }
    this.#status = status;
    return end;
  }
}
