// The line before a chunk: its size, and extensions that mean nothing here (RFC 9112 section 7.1.1).

import {
  BACKSLASH,
  CR,
  EQUALS,
  hexadecimalOf,
  isBlank,
  isTextOctet,
  isTokenOctet,
  LF,
  QUOTE,
  SEMICOLON,
} from './octets.ts';
import { LONGEST_HEAD } from './response-head.ts';

/** What was read last: it decides what may follow. */
type Place =
  | 'start'
  | 'size'
  | 'blank'
  | 'semicolon'
  | 'blank-behind-semicolon'
  | 'name'
  | 'blank-behind-name'
  | 'equals'
  | 'blank-behind-equals'
  | 'value'
  | 'quote'
  | 'backslash'
  | 'end-quote'
  | 'cr'
  | 'whole'
  | 'bad';

export class ChunkLine {
  #place: Place = 'start';
  #size = 0;
  #octets = 0;
  #fault = '';

  begin(): void {
    this.#place = 'start';
    this.#size = 0;
    this.#octets = 0;
    this.#fault = '';
  }

  get isWhole(): boolean {
    return this.#place === 'whole';
  }

  /** Size of the chunk in bytes; 0 for the last chunk. */
  get size(): number {
    return this.#size;
  }

  /** '' as long as nothing is wrong. */
  get fault(): string {
    return this.#fault;
  }

  take(octet: number): void {
    this.#octets++;
    if (this.#place === 'start' || this.#place === 'size') this.#takeOfSize(octet);
    else this.#takeOfExtension(octet);
    if (this.#octets > LONGEST_HEAD) this.#fault ||= 'line before a chunk longer than 16 KiB';
  }

  #takeOfSize(octet: number): void {
    const digit = hexadecimalOf(octet);
    if (digit >= 0) {
      this.#size = this.#size * 16 + digit;
      this.#place = 'size';
      // A recipient must expect such large numerals (RFC 9112 section 7.1).
      if (this.#size > Number.MAX_SAFE_INTEGER) this.#fault = 'chunk size beyond 2^53 - 1';
    } else {
      this.#place = this.#place === 'start' ? 'bad' : behindSize(octet);
      if (this.#place === 'bad') this.#fault = 'bad chunk size';
    }
  }

  #takeOfExtension(octet: number): void {
    this.#place = placeAfter(this.#place, octet);
    if (this.#place === 'bad') this.#fault = 'bad line before a chunk';
  }
}

function behindSize(octet: number): Place {
  if (octet === CR) return 'cr';
  if (octet === SEMICOLON) return 'semicolon';
  return isBlank(octet) ? 'blank' : 'bad';
}

/**
 * `;name`, `;name=value` or `;name="value"`. Blanks around `;` and `=` are bad, but must be accepted (BWS,
 * RFC 9110 section 5.6.3); blanks elsewhere are refused. Names and values may be missing, as in llhttp.
 */
function placeAfter(place: Place, octet: number): Place {
  switch (place) {
    case 'semicolon':
      if (isBlank(octet)) return 'blank-behind-semicolon';
      return octet === CR ? 'bad' : behindName(octet);
    case 'blank-behind-semicolon':
      if (isBlank(octet)) return place;
      return isTokenOctet(octet) ? 'name' : 'bad';
    case 'name':
      return isBlank(octet) ? 'blank-behind-name' : behindName(octet);
    case 'blank-behind-name':
      if (isBlank(octet)) return place;
      return octet === EQUALS ? 'equals' : behindBlank(octet);
    case 'equals':
      return isBlank(octet) ? 'blank-behind-equals' : behindValue(octet);
    case 'blank-behind-equals':
      if (isBlank(octet)) return place;
      return octet === SEMICOLON || octet === CR ? 'bad' : behindValue(octet);
    case 'value':
      return isBlank(octet) ? 'blank' : behindValue(octet);
    case 'blank':
      return isBlank(octet) ? place : behindBlank(octet);
    case 'quote':
      return withinQuotes(octet);
    case 'backslash':
      return isTextOctet(octet) ? 'quote' : 'bad';
    case 'end-quote':
      return isBlank(octet) ? 'blank' : behindQuotes(octet);
    case 'cr':
      return octet === LF ? 'whole' : 'bad';
    default:
      return 'bad';
  }
}

function behindName(octet: number): Place {
  if (isTokenOctet(octet)) return 'name';
  return octet === EQUALS ? 'equals' : behindQuotes(octet);
}

function behindValue(octet: number): Place {
  if (isTokenOctet(octet)) return 'value';
  return octet === QUOTE ? 'quote' : behindQuotes(octet);
}

function behindQuotes(octet: number): Place {
  return octet === CR ? 'cr' : behindBlank(octet);
}

const behindBlank = (octet: number): Place => (octet === SEMICOLON ? 'semicolon' : 'bad');

/** RFC 9110 section 5.6.4. */
function withinQuotes(octet: number): Place {
  if (octet === QUOTE) return 'end-quote';
  if (octet === BACKSLASH) return 'backslash';
  return isTextOctet(octet) ? 'quote' : 'bad';
}
