// The fields that decide where an answer ends and whether the connection stays open.

import { COMMA, decimalOf, isDecimal, isSpace, isWord, quoted, SEMICOLON } from './octets.ts';
import type { Framing } from './response-head.ts';

const CLOSE = Buffer.from('close');
const KEEP_ALIVE = Buffer.from('keep-alive');
const CHUNKED = Buffer.from('chunked');

/** Stands for no length. */
const NO_NUMBER = -1;

/**
 * Walks over a comma-separated list (RFC 9110 section 5.6.1) without allocating. A line fold counts as a
 * blank (RFC 9112 section 5.2). Commas in quotes separate, too: quotes do not matter in the lists read here.
 */
class ListElements {
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #next = 0;
  /** Offset of the element's first octet. */
  from = 0;
  /** Offset after its last octet. */
  until = 0;

  begin(bytes: Buffer, from: number, until: number): this {
    this.#bytes = bytes;
    this.#next = from;
    this.#end = until;
    return this;
  }

  /** Goes to the next element that is not empty; false after the last. */
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

/** Shared: every call uses it up before it returns. */
const elements = new ListElements();

/** The framing fields of one head. The methods return what is wrong, or ''. */
export class FramingFields {
  #length = NO_NUMBER;
  #hasLength = false;
  #hasCodings = false;
  #isChunked = false;
  #closes = false;
  #keepsAlive = false;

  begin(): void {
    this.#length = NO_NUMBER;
    this.#hasLength = false;
    this.#hasCodings = false;
    this.#isChunked = false;
    this.#closes = false;
    this.#keepsAlive = false;
  }

  /** The name was read; its value may not have come yet. */
  beginLength(): string {
    this.#hasLength = true;
    return this.#contradiction();
  }

  beginCodings(): string {
    this.#hasCodings = true;
    return this.#contradiction();
  }

  /** Both together hint at smuggling and "ought to be handled as an error" (RFC 9112 section 6.3 rule 3). */
  #contradiction(): string {
    return this.#hasLength && this.#hasCodings ? 'both Content-Length and Transfer-Encoding' : '';
  }

  /**
   * All values in all lines must be equal (RFC 9110 section 8.6, RFC 9112 section 6.3 rule 5).
   * @param isWhole whether the value ends at `until`; a partial value is only checked for faults
   */
  takeLength(bytes: Buffer, from: number, until: number, isWhole: boolean): string {
    const list = elements.begin(bytes, from, until);
    let length = NO_NUMBER;
    let isOne = true;
    while (list.next()) {
      const value = decimal(bytes, list.from, list.until);
      if (value === NO_NUMBER) return `bad Content-Length: ${quoted(bytes, from, until, isWhole)}`;
      if (value > Number.MAX_SAFE_INTEGER) return 'Content-Length beyond 2^53 - 1';
      if (length !== NO_NUMBER && length !== value) isOne = false;
      length = value;
    }
    return isWhole ? this.#settleLength(length, isOne) : '';
  }

  #settleLength(length: number, isOne: boolean): string {
    if (length === NO_NUMBER) return 'empty Content-Length';
    if (!isOne || (this.#length !== NO_NUMBER && this.#length !== length)) {
      return 'conflicting Content-Length';
    }
    this.#length = length;
    return '';
  }

  /** Several lines form one list: the last coding of the last line counts (RFC 9112 section 6.1). */
  takeCodings(bytes: Buffer, from: number, until: number): string {
    const list = elements.begin(bytes, from, until);
    while (list.next()) {
      this.#isChunked = isWord(bytes, list.from, list.until, CHUNKED);
      // "Their presence SHOULD be treated as an error" (RFC 9112 section 7.1).
      if (isChunkedWithParameters(bytes, list.from, list.until)) return 'chunked with parameters';
    }
    return '';
  }

  /** Options in any case, in lists, over several lines (RFC 9110 section 7.6.1). */
  takeConnection(bytes: Buffer, from: number, until: number): void {
    const list = elements.begin(bytes, from, until);
    while (list.next()) {
      if (isWord(bytes, list.from, list.until, CLOSE)) this.#closes = true;
      else if (isWord(bytes, list.from, list.until, KEEP_ALIVE)) this.#keepsAlive = true;
    }
  }

  /** RFC 9112 section 6.3, except for the method of the request. */
  framingOf(status: number): Framing {
    // Rule 1: whatever the fields say.
    if (status < 200 || status === 204 || status === 304) return 'none';
    // Rule 4: chunked counts only as the last coding.
    if (this.#hasCodings) return this.#isChunked ? 'chunked' : 'until-close';
    // Rules 6 and 8.
    return this.#length === NO_NUMBER ? 'until-close' : 'length';
  }

  get length(): number {
    return Math.max(this.#length, 0);
  }

  /** @param isOld HTTP/1.0, where transfer codings make the framing faulty (RFC 9112 sections 9.3 and 6.1) */
  keepsConnection(isOld: boolean): boolean {
    if (this.#closes) return false;
    return !isOld || (this.#keepsAlive && !this.#hasCodings);
  }
}

/**
 * Reads no further than to the first digit that makes the number unsafe, so that the fault is the same
 * one whether what stands behind that digit has come or not.
 */
function decimal(bytes: Buffer, from: number, until: number): number {
  let value = 0;
  for (let at = from; at < until && value <= Number.MAX_SAFE_INTEGER; at++) {
    if (!isDecimal(bytes[at])) return NO_NUMBER;
    value = value * 10 + decimalOf(bytes[at]);
  }
  return value;
}

function isChunkedWithParameters(bytes: Buffer, from: number, until: number): boolean {
  const end = from + CHUNKED.length;
  if (until <= end || !isWord(bytes, from, end, CHUNKED)) return false;
  let at = end;
  while (at < until && isSpace(bytes[at])) at++;
  return at < until && bytes[at] === SEMICOLON;
}
