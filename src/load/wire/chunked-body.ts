// Decodes a chunked body (RFC 9112 section 7.1).

import { ChunkLine } from './chunk-line.ts';
import { COLON, CR, isBlank, isTextOctet, isTokenOctet, LF } from './octets.ts';
import { LONGEST_HEAD } from './response-head.ts';

/** Gets bytes of a body, which are overwritten after it returns. */
export type BodySink = (bytes: Buffer, from: number, until: number) => void;

const NO_LINE_END = 'no CRLF behind a chunk';

/** What comes next. */
type Part = 'line' | 'data' | 'data-cr' | 'data-lf' | 'trailers' | 'nothing';

export class ChunkedBody {
  #part: Part = 'line';
  readonly #line = new ChunkLine();
  readonly #trailers = new TrailerSection();
  /** Bytes of the current chunk that have not come yet. */
  #remaining = 0;
  #bodyBytes = 0;
  #fault = '';

  begin(): void {
    this.#part = 'line';
    this.#line.begin();
    this.#bodyBytes = 0;
    this.#fault = '';
  }

  /** Decoded so far. */
  get bodyBytes(): number {
    return this.#bodyBytes;
  }

  get isComplete(): boolean {
    return this.#part === 'nothing' && this.#fault === '';
  }

  /** '' as long as nothing is wrong. */
  get fault(): string {
    return this.#fault;
  }

  /** @returns the offset after the end of the body or after its fault, otherwise `until` */
  read(bytes: Buffer, from: number, until: number, onBody: BodySink | undefined): number {
    let at = from;
    while (at < until && this.#part !== 'nothing') {
      if (this.#part === 'data') at = this.#readData(bytes, at, until, onBody);
      else this.#take(bytes[at++] ?? 0);
    }
    return at;
  }

  #readData(bytes: Buffer, from: number, until: number, onBody: BodySink | undefined): number {
    const end = Math.min(until, from + this.#remaining);
    onBody?.(bytes, from, end);
    this.#bodyBytes += end - from;
    this.#remaining -= end - from;
    if (this.#remaining === 0) this.#part = 'data-cr';
    return end;
  }

  #take(octet: number): void {
    switch (this.#part) {
      case 'line':
        this.#takeOfLine(octet);
        break;
      case 'data-cr':
        this.#part = 'data-lf';
        if (octet !== CR) this.#reject(NO_LINE_END);
        break;
      case 'data-lf':
        this.#part = 'line';
        this.#line.begin();
        if (octet !== LF) this.#reject(NO_LINE_END);
        break;
      default:
        this.#takeOfTrailers(octet);
    }
  }

  #takeOfLine(octet: number): void {
    this.#line.take(octet);
    if (this.#line.fault !== '') this.#reject(this.#line.fault);
    else if (this.#line.isWhole) this.#beginChunk(this.#line.size);
  }

  #beginChunk(size: number): void {
    this.#remaining = size;
    this.#part = size === 0 ? 'trailers' : 'data';
    if (size === 0) this.#trailers.begin();
  }

  #takeOfTrailers(octet: number): void {
    this.#trailers.take(octet);
    if (this.#trailers.fault !== '') this.#reject(this.#trailers.fault);
    else if (this.#trailers.isWhole) this.#part = 'nothing';
  }

  #reject(fault: string): void {
    this.#fault = `${fault}, behind ${this.#bodyBytes} bytes of the body`;
    this.#part = 'nothing';
  }
}

/** What was read last: it decides what may follow. */
type Place = 'start' | 'name' | 'value' | 'cr' | 'line' | 'last-cr' | 'whole' | 'bad';

/** The fields after the last chunk. Only their syntax is checked (RFC 9112 section 7.1.2). */
class TrailerSection {
  #place: Place = 'start';
  #octets = 0;
  #fault = '';

  begin(): void {
    this.#place = 'start';
    this.#octets = 0;
    this.#fault = '';
  }

  get isWhole(): boolean {
    return this.#place === 'whole';
  }

  /** '' as long as nothing is wrong. */
  get fault(): string {
    return this.#fault;
  }

  take(octet: number): void {
    this.#place = placeAfter(this.#place, octet);
    this.#octets++;
    if (this.#place === 'bad') this.#fault = 'bad trailer field';
    else if (this.#octets > LONGEST_HEAD) this.#fault = 'trailers longer than 16 KiB';
  }
}

function placeAfter(place: Place, octet: number): Place {
  switch (place) {
    case 'start':
      return lineStart(octet);
    case 'name':
      if (octet === COLON) return 'value';
      return isTokenOctet(octet) ? 'name' : 'bad';
    case 'value':
      if (octet === CR) return 'cr';
      return isTextOctet(octet) ? 'value' : 'bad';
    case 'cr':
      return octet === LF ? 'line' : 'bad';
    case 'line':
      // A blank continues the value of the line before (RFC 9112 section 5.2).
      return isBlank(octet) ? 'value' : lineStart(octet);
    case 'last-cr':
      return octet === LF ? 'whole' : 'bad';
    default:
      return 'bad';
  }
}

function lineStart(octet: number): Place {
  if (octet === CR) return 'last-cr';
  return isTokenOctet(octet) ? 'name' : 'bad';
}
