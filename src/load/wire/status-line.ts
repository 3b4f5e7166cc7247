// The first line of an answer: version, status, reason.

import { CR, decimalOf, isDecimal, isLineEnd, LF, SP } from './octets.ts';
import { BAD, INCOMPLETE } from './response-head.ts';

const VERSION = Buffer.from('HTTP/1.', 'latin1');

/** Digits of a status. */
const DIGITS = 3;

export class StatusLine {
  #status = 0;
  #isOld = false;

  get status(): number {
    return this.#status;
  }

  /** Of HTTP/1.0, where connections are not kept unless it is said. */
  get isOld(): boolean {
    return this.#isOld;
  }

  /**
   * `HTTP/1.1 200 OK` (RFC 9112 section 4). What the reason says is not looked at, and it may be missing
   * with the space before it.
   * @returns the offset behind the line, `INCOMPLETE` or `BAD`
   */
  read(bytes: Buffer, from: number, until: number): number {
    const digits = this.#readVersion(bytes, from, until);
    if (digits < 0) return digits;
    const reason = this.#readStatus(bytes, digits, until);
    return reason < 0 ? reason : readReason(bytes, reason, until);
  }

  /** A minor version that is not known is read as the highest that is (RFC 9110 section 2.5). */
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

/** A lone LF need not be taken for the line's end, a lone CR must not be (RFC 9112 section 2.2). */
function readReason(bytes: Buffer, from: number, until: number): number {
  let at = from;
  if (at < until && bytes[at] === SP) while (at < until && !isLineEnd(bytes[at])) at++;
  if (at === until) return INCOMPLETE;
  if (bytes[at] !== CR) return BAD;
  if (at + 1 === until) return INCOMPLETE;
  return bytes[at + 1] === LF ? at + 2 : BAD;
}
