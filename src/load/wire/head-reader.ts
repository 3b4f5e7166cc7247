// Parses the head of an answer line by line, as far as it has come.

import type { AnswerSketch } from '../exchange/answer-sketch.ts';
import type { FieldSink } from '../exchange/kept-fields.ts';
import { SoftwareName, textOf } from './field-text.ts';
import { FramingFields } from './framing-fields.ts';
import { COLON, CR, endOfText, endOfToken, isBlank, isWord, LF, quoted } from './octets.ts';
import { BAD, INCOMPLETE, type ResponseHead } from './response-head.ts';
import { StatusLine } from './status-line.ts';

const SERVER = Buffer.from('server');
const CONNECTION = Buffer.from('connection');
const CONTENT_LENGTH = Buffer.from('content-length');
const TRANSFER_ENCODING = Buffer.from('transfer-encoding');

/** The fields that matter here. */
type Field = 'server' | 'connection' | 'content-length' | 'transfer-encoding' | 'other';

const software = new SoftwareName();

/** How many octets of an incomplete `Content-Length` are checked with each piece that comes. */
const LONGEST_CHECKED = 32;

export class HeadReader {
  /** Bytes of the head that were read, in whole lines. */
  #read = 0;
  /**
   * Offsets in the unfinished line: how far it was read, and its colon (0: not yet come). So a line that comes
   * octet by octet is read only once.
   */
  #seen = 0;
  #colon = 0;
  readonly #sketch: AnswerSketch | undefined;
  #fields: FieldSink | undefined;
  readonly #statusLine = new StatusLine();
  readonly #framing = new FramingFields();
  #server = '';
  #fault = '';

  /** @param sketch gets the fields of every head */
  constructor(sketch?: AnswerSketch) {
    this.#sketch = sketch;
  }

  /** @param fields gets all fields of this head */
  begin(fields?: FieldSink): void {
    this.#fields = fields;
    fields?.clear();
    this.#sketch?.clear();
    this.#read = 0;
    this.#server = '';
    this.#beginLine();
    this.#statusLine.begin();
    this.#framing.begin();
  }

  #beginLine(): void {
    this.#seen = 0;
    this.#colon = 0;
  }

  /** What was wrong, after `BAD`. The quoted text depends on how much had come. */
  get fault(): string {
    return this.#fault;
  }

  /** The parsed head, after `read` returned an offset. */
  head(): ResponseHead {
    const { status, isOld } = this.#statusLine;
    return {
      status,
      framing: this.#framing.framingOf(status),
      length: this.#framing.length,
      keepsConnection: this.#framing.keepsConnection(isOld),
      serverSoftware: this.#server,
    };
  }

  /**
   * @param from offset of the head's first octet. When more has come, pass the earlier octets again.
   * @returns the offset after the head, `INCOMPLETE` or `BAD`
   */
  read(bytes: Buffer, from: number, until: number): number {
    let line = from + this.#read;
    if (line === from) line = this.#readStatusLine(bytes, from, until);
    while (line >= 0) {
      this.#read = line - from;
      if (line === until) return INCOMPLETE;
      if (bytes[line] === CR) return this.#readLineEnd(bytes, line, until);
      line = this.#readField(bytes, line, until);
    }
    return line;
  }

  #readStatusLine(bytes: Buffer, from: number, until: number): number {
    const line = this.#statusLine.read(bytes, from, until);
    if (line !== BAD) return line;
    const what = this.#statusLine.endsInBareLf
      ? 'status line ends with LF alone'
      : 'bad status line';
    return this.#reject(`${what}: ${quoted(bytes, from, until)}`);
  }

  #readLineEnd(bytes: Buffer, at: number, until: number): number {
    if (at + 1 === until) return INCOMPLETE;
    return bytes[at + 1] === LF ? at + 2 : this.#reject('CR without LF at the end of the head');
  }

  /** Blanks are not allowed before the name, nor before the colon (RFC 9112 sections 2.2 and 5.1). */
  #readField(bytes: Buffer, from: number, until: number): number {
    const colon =
      this.#colon > 0 ? from + this.#colon : endOfToken(bytes, from + this.#seen, until);
    if (colon === until) {
      this.#seen = until - from;
      return INCOMPLETE;
    }
    if (colon === from || bytes[colon] !== COLON) {
      return this.#reject(`bad field name: ${quoted(bytes, from, until)}`);
    }
    const field = fieldOf(bytes, from, colon);
    if (field !== 'other' && !this.#begin(field)) return BAD;
    this.#colon = colon - from;
    const end = endOfValue(bytes, Math.max(colon + 1, from + this.#seen), until);
    this.#seen = end - from;
    if (!isWhole(bytes, end, until)) return this.#stopField(field, bytes, from, colon, end, until);
    this.#show(bytes, from, colon, end);
    if (field !== 'other' && !this.#take(field, bytes, colon + 1, end)) return BAD;
    this.#beginLine();
    return end + 2;
  }

  /** Checks that need only the name of the field. */
  #begin(field: Field): boolean {
    if (field === 'content-length') return this.#accept(this.#framing.beginLength());
    if (field === 'transfer-encoding') return this.#accept(this.#framing.beginCodings());
    return true;
  }

  #take(field: Exclude<Field, 'other'>, bytes: Buffer, from: number, until: number): boolean {
    switch (field) {
      case 'content-length':
        return this.#accept(this.#framing.takeLength(bytes, from, until, true));
      case 'transfer-encoding':
        return this.#accept(this.#framing.takeCodings(bytes, from, until));
      case 'connection':
        this.#framing.takeConnection(bytes, from, until);
        return true;
      case 'server':
        this.#server ||= software.of(bytes, from, until);
        return true;
    }
  }

  #show(bytes: Buffer, from: number, colon: number, end: number): void {
    if (this.#sketch === undefined && this.#fields === undefined) return;
    const name = bytes.toString('latin1', from, colon);
    const value = textOf(bytes, colon + 1, end);
    this.#sketch?.note(name, value);
    this.#fields?.note(name, value);
  }

  /** @param end offset after the value, as far as it has come */
  #stopField(
    field: Field,
    bytes: Buffer,
    name: number,
    colon: number,
    end: number,
    until: number,
  ): number {
    if (field === 'content-length') {
      const checkedUntil = Math.min(end, colon + 1 + LONGEST_CHECKED);
      const fault = this.#framing.takeLength(bytes, colon + 1, checkedUntil, false);
      if (fault !== '') return this.#reject(fault);
    }
    const isCut = end === until || (bytes[end] === CR && isCutLineEnd(bytes, end, until));
    if (isCut) return INCOMPLETE;
    return this.#reject(`bad character in the value of ${quoted(bytes, name, colon, true)}`);
  }

  #accept(fault: string): boolean {
    this.#fault = fault;
    return fault === '';
  }

  #reject(fault: string): number {
    this.#fault = fault;
    return BAD;
  }
}

function fieldOf(bytes: Buffer, from: number, until: number): Field {
  switch (until - from) {
    case SERVER.length:
      return isWord(bytes, from, until, SERVER) ? 'server' : 'other';
    case CONNECTION.length:
      return isWord(bytes, from, until, CONNECTION) ? 'connection' : 'other';
    case CONTENT_LENGTH.length:
      return isWord(bytes, from, until, CONTENT_LENGTH) ? 'content-length' : 'other';
    case TRANSFER_ENCODING.length:
      return isWord(bytes, from, until, TRANSFER_ENCODING) ? 'transfer-encoding' : 'other';
    default:
      return 'other';
  }
}

/**
 * Offset of the first octet that does not belong to the value: its line end, a bad octet, or `until`. A
 * line that begins with a blank continues the previous line, and a user agent must read the fold as a blank
 * (RFC 9112 section 5.2). So the octet after the line decides whether the value ends there.
 */
function endOfValue(bytes: Buffer, from: number, until: number): number {
  let at = endOfText(bytes, from, until);
  while (isWhole(bytes, at, until) && isBlank(bytes[at + 2])) {
    at = endOfText(bytes, at + 2, until);
  }
  return at;
}

const isWhole = (bytes: Buffer, end: number, until: number): boolean =>
  end + 2 < until && bytes[end] === CR && bytes[end + 1] === LF;

const isCutLineEnd = (bytes: Buffer, end: number, until: number): boolean =>
  end + 1 === until || (end + 2 === until && bytes[end + 1] === LF);
