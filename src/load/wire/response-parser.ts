// Parses answers of HTTP/1.1 (RFC 9112), in whatever pieces they come. In the usual case it allocates
// nothing.

import type { AnswerSketch } from '../exchange/answer-sketch.ts';
import type { FieldSink } from '../exchange/kept-fields.ts';
import { type BodySink, ChunkedBody } from './chunked-body.ts';
import { HeadMemo } from './head-memo.ts';
import { HeadReader } from './head-reader.ts';
import { isLineEnd } from './octets.ts';
import { PartialHead } from './partial-head.ts';
import { BAD, isInterim, LONGEST_HEAD, type ResponseHead } from './response-head.ts';

/** What the parser expects next, or how the answer ended. */
export type ParserState = 'head' | 'body' | 'complete' | 'bad';

export type { BodySink };

/** More 1xx heads before an answer are a fault, because they could go on for ever. */
const MOST_INTERIM = 32;

/** Shared by all connections of this thread. */
const memo = new HeadMemo();

export class ResponseParser {
  readonly #sketch: AnswerSketch | undefined;
  readonly #reader: HeadReader;
  readonly #partial = new PartialHead();
  /** Created on first use. */
  #chunked: ChunkedBody | undefined;
  #state: ParserState = 'head';
  #isHeadMethod = false;
  #onBody: BodySink | undefined;
  /** Gets the fields of heads, which then cannot be remembered. */
  #fields: FieldSink | undefined;
  #hasBegun = false;
  #interim = 0;
  /** Whether an interim answer announced the end of the connection. */
  #isClosed = false;
  /** The last complete head. */
  #head: ResponseHead | undefined;
  #status = 0;
  #isPersistent = false;
  #bodyBytes = 0;
  #fault = '';

  /** @param sketch gets what each answer looks like */
  constructor(sketch?: AnswerSketch) {
    this.#sketch = sketch;
    this.#reader = new HeadReader(sketch);
  }

  /** Forgets the previous answer and expects one to a request with this method. Not for `CONNECT`. */
  begin(method: string, onBody: BodySink | undefined, fields?: FieldSink): void {
    this.#fields = fields;
    this.#isHeadMethod = method === 'HEAD';
    this.#onBody = this.#sketch === undefined ? onBody : sketching(this.#sketch, onBody);
    this.#state = 'head';
    this.#hasBegun = false;
    this.#interim = 0;
    this.#isClosed = false;
    this.#status = 0;
    this.#isPersistent = false;
    this.#bodyBytes = 0;
    this.#partial.clear();
  }

  get state(): ParserState {
    return this.#state;
  }

  /** Status of the final answer; 0 until its head is complete. */
  get status(): number {
    return this.#status;
  }

  /** Length of the decoded body so far. */
  get bodyBytes(): number {
    return this.#bodyBytes;
  }

  /** After `complete`: whether the connection can take another request (RFC 9112 section 9.3). */
  get isPersistent(): boolean {
    return this.#isPersistent;
  }

  /** After `bad`: what was wrong, in printable characters. It quotes only text that had come. */
  get fault(): string {
    return this.#fault;
  }

  /** Whether any byte of the answer has come. Interim answers count; empty lines before it do not. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Value of the `Server` field of the last complete head, '' if there is none. */
  serverSoftware(): string {
    return this.#head?.serverSoftware ?? '';
  }

  /**
   * Reads `bytes` in [from, until) and keeps no reference to the buffer.
   * @returns the offset of the first byte that was not read: after the answer, or `until`
   */
  read(bytes: Buffer, from: number, until: number): number {
    let at = from;
    while (this.#state === 'head' && at < until) at = this.#readHead(bytes, at, until);
    if (this.#state === 'body' && at < until) at = this.#readBody(bytes, at, until);
    return at;
  }

  /** The peer closed: this ends a body without other framing, and cuts any other answer short. */
  end(): ParserState {
    if (this.#state === 'body' && this.#head?.framing === 'until-close') this.#state = 'complete';
    return this.#state;
  }

  #readHead(bytes: Buffer, from: number, until: number): number {
    if (this.#partial.length > 0) return this.#continueHead(bytes, from, until);
    let at = from;
    while (at < until && isLineEnd(bytes[at])) at++;
    if (at === until) return until;
    if (this.#isClosed) {
      this.#reject('more behind an interim answer that closes');
      return at;
    }
    this.#hasBegun = true;
    const isLookedAt = this.#sketch !== undefined || this.#fields !== undefined;
    const known = isLookedAt ? undefined : memo.find(bytes, at, until);
    if (known?.head === undefined) return this.#beginHead(bytes, at, until);
    this.#obey(known.head);
    return at + known.length;
  }

  #beginHead(bytes: Buffer, from: number, until: number): number {
    this.#reader.begin(this.#fields);
    const end = this.#reader.read(bytes, from, Math.min(until, from + LONGEST_HEAD));
    if (end < 0) return this.#stopHead(end, bytes, from, until);
    const head = this.#reader.head();
    memo.keep(bytes, from, end, head);
    this.#obey(head);
    return end;
  }

  #continueHead(bytes: Buffer, from: number, until: number): number {
    const before = this.#partial.length;
    const readable = Math.min(until, from + LONGEST_HEAD - before);
    this.#partial.append(bytes, from, readable);
    const end = this.#reader.read(this.#partial.bytes, 0, this.#partial.length);
    if (end < 0) return this.#stopHead(end, bytes, readable, until);
    this.#partial.clear();
    this.#obey(this.#reader.head());
    return from + end - before;
  }

  /** @param from offset of the bytes that are not in the partial head yet */
  #stopHead(end: number, bytes: Buffer, from: number, until: number): number {
    if (end === BAD) this.#reject(this.#reader.fault);
    else if (this.#partial.length + until - from >= LONGEST_HEAD) {
      this.#reject('head longer than 16 KiB');
    } else this.#partial.append(bytes, from, until);
    return until;
  }

  #obey(head: ResponseHead): void {
    this.#head = head;
    if (isInterim(head)) this.#passInterim(head);
    else this.#beginBody(head);
  }

  #beginBody(head: ResponseHead): void {
    const { framing, status, length } = head;
    // RFC 9112 section 6.3 rule 1: an answer to HEAD has no body, whatever its fields say.
    const isEmpty = this.#isHeadMethod || framing === 'none';
    this.#status = status;
    this.#isPersistent = head.keepsConnection && (isEmpty || framing !== 'until-close');
    this.#state = isEmpty || (framing === 'length' && length === 0) ? 'complete' : 'body';
    if (this.#state === 'body' && framing === 'chunked') {
      this.#chunked ??= new ChunkedBody();
      this.#chunked.begin();
    }
  }

  /** A client must be able to read interim answers it did not ask for (RFC 9110 section 15.2). */
  #passInterim({ status, keepsConnection }: ResponseHead): void {
    this.#interim++;
    // The status is invalid (RFC 9110 section 15).
    if (status < 100) this.#reject(`bad status ${status}`);
    // Allowed only after a request for an upgrade, which is never sent (RFC 9110 section 15.2.2).
    else if (status === 101) this.#reject('switched protocols unasked');
    else if (this.#interim > MOST_INTERIM) this.#reject('too many interim answers');
    this.#isClosed = !keepsConnection;
  }

  #readBody(bytes: Buffer, from: number, until: number): number {
    const head = this.#head;
    if (head?.framing === 'chunked') return this.#readChunks(bytes, from, until);
    const end =
      head?.framing === 'length' ? Math.min(until, from + head.length - this.#bodyBytes) : until;
    this.#onBody?.(bytes, from, end);
    this.#bodyBytes += end - from;
    if (head?.framing === 'length' && this.#bodyBytes === head.length) this.#state = 'complete';
    return end;
  }

  #readChunks(bytes: Buffer, from: number, until: number): number {
    const chunked = this.#chunked;
    if (!chunked) return until;
    const end = chunked.read(bytes, from, until, this.#onBody);
    this.#bodyBytes = chunked.bodyBytes;
    if (chunked.isComplete) this.#state = 'complete';
    else if (chunked.fault !== '') this.#reject(chunked.fault);
    return end;
  }

  #reject(fault: string): void {
    this.#state = 'bad';
    this.#fault = fault;
  }
}

const sketching =
  (sketch: AnswerSketch, onBody: BodySink | undefined): BodySink =>
  (bytes, from, until) => {
    sketch.add(bytes.subarray(from, until));
    onBody?.(bytes, from, until);
  };
