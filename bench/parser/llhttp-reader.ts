// The reference: llhttp, driven by the rules of undici's lib/dispatcher/client-h1.js, for one answer at a
// time and without a socket. That these are undici's rules is tested against its Client.

import {
  INVALID_EOF_STATE,
  type LlhttpExports,
  loadLlhttp,
  OK,
  PAUSED,
  RESPONSE,
} from './llhttp-module.ts';
import { type Outcome, rejected, unfinished } from './outcome.ts';
import type { ResponseStream } from './response-stream.ts';

/** Names and values, without what is between them: undici's default, which is Node's. */
const MOST_HEADER_BYTES = 16_384;
const SKIP_BODY = 1;
const GIVE_UP = -1;

export class LlhttpReader {
  readonly #llhttp: LlhttpExports;
  #bytesAt = 0;
  #room = 0;
  #answer = new AnswerSoFar('GET');

  constructor() {
    this.#llhttp = loadLlhttp({
      wasm_on_url: () => OK,
      wasm_on_status: () => OK,
      wasm_on_message_begin: () => (this.#answer.isDestroyed ? GIVE_UP : OK),
      wasm_on_header_field: (_, at, length) => this.#answer.addName(this.#text(at, length)),
      wasm_on_header_value: (_, at, length) => this.#answer.addValue(this.#text(at, length)),
      wasm_on_headers_complete: (_, status, upgrade, shouldKeepAlive) =>
        this.#answer.endHead(status, upgrade === 1, shouldKeepAlive === 1),
      wasm_on_body: (_, at, length) => this.#answer.addBody(this.#copy(at, length)),
      wasm_on_message_complete: () => this.#answer.endMessage(),
    });
  }

  read({ method, bytes, closes }: ResponseStream): Outcome {
    const llhttp = this.#llhttp;
    const answer = new AnswerSoFar(method);
    this.#answer = answer;
    this.#place(bytes);
    const parser = llhttp.llhttp_alloc(RESPONSE);
    const code = llhttp.llhttp_execute(parser, this.#bytesAt, bytes.length);
    const length = llhttp.llhttp_get_error_pos(parser) - this.#bytesAt;
    const outcome = answer.isComplete
      ? answer.accepted(length)
      : code !== OK || answer.isDestroyed
        ? rejected(answer.fault || this.#reason(parser))
        : this.#end(parser, answer, bytes.length, closes);
    llhttp.llhttp_free(parser);
    return outcome;
  }

  /** `onHttpSocketEnd`: only an answer that ends with the connection is asked whether it has ended. */
  #end(parser: number, answer: AnswerSoFar, length: number, closes: boolean): Outcome {
    if (closes && answer.status !== 0 && !answer.shouldKeepAlive) {
      const code = this.#llhttp.llhttp_finish(parser);
      if (answer.isComplete) return answer.accepted(length);
      if (code !== OK && code !== INVALID_EOF_STATE)
        return rejected(answer.fault || this.#reason(parser));
    }
    return unfinished(closes, answer.finalStatus, answer.body);
  }

  #place(bytes: Buffer): void {
    if (bytes.length > this.#room) {
      this.#room = Math.max(2 * bytes.length, 65_536);
      this.#bytesAt = this.#llhttp.malloc(this.#room);
    }
    bytes.copy(Buffer.from(this.#llhttp.memory.buffer, this.#bytesAt, bytes.length));
  }

  #text(at: number, length: number): string {
    return Buffer.from(this.#llhttp.memory.buffer, at, length).toString('latin1');
  }

  #copy(at: number, length: number): Buffer {
    return Buffer.from(Buffer.from(this.#llhttp.memory.buffer, at, length));
  }

  #reason(parser: number): string {
    const at = this.#llhttp.llhttp_get_error_reason(parser);
    const bytes = Buffer.from(this.#llhttp.memory.buffer, at, 200);
    return bytes.toString('latin1', 0, bytes.indexOf(0));
  }
}

/** What undici's Parser remembers of an answer, and decides. */
class AnswerSoFar {
  readonly #isHead: boolean;
  #expectsName = true;
  #name = '';
  #headerBytes = 0;
  #contentLength = '';
  #connection = '';
  #keepAlive = '';
  #chunks: Buffer[] = [];
  #bodyBytes = 0;
  #isReset = false;
  /** The status of the current message; 0 between an interim answer and the next. */
  status = 0;
  shouldKeepAlive = false;
  isComplete = false;
  isDestroyed = false;
  fault = '';

  constructor(method: string) {
    this.#isHead = method === 'HEAD';
  }

  get finalStatus(): number {
    return this.status < 200 ? 0 : this.status;
  }

  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  accepted(length: number): Outcome {
    const isPersistent = this.shouldKeepAlive && !this.#isReset;
    const { status, body } = this;
    return { kind: 'accept', status, body, isPersistent, length, fault: '' };
  }

  addName(text: string): number {
    this.#name = this.#expectsName ? text : this.#name + text;
    this.#expectsName = false;
    return this.#countHeader(text);
  }

  addValue(text: string): number {
    this.#expectsName = true;
    switch (this.#name.toLowerCase()) {
      case 'keep-alive':
        this.#keepAlive += text;
        break;
      case 'connection':
        this.#connection += text;
        break;
      case 'content-length':
        this.#contentLength += text;
        break;
    }
    return this.#countHeader(text);
  }

  #countHeader(text: string): number {
    this.#headerBytes += text.length;
    if (this.#headerBytes >= MOST_HEADER_BYTES) this.#destroy('headers overflow');
    return OK;
  }

  endHead(status: number, upgrade: boolean, shouldKeepAlive: boolean): number {
    if (this.isDestroyed) return GIVE_UP;
    if (status === 100) return this.#destroy('100 Continue that was not asked for');
    if (upgrade) return this.#destroy('upgrade that was not asked for');
    this.status = status;
    this.shouldKeepAlive =
      shouldKeepAlive || (this.#isHead && this.#connection.toLowerCase() === 'keep-alive');
    this.#expectsName = true;
    this.#headerBytes = 0;
    this.#isReset ||= !this.shouldKeepAlive || isNotKept(this.#keepAlive);
    return this.#isHead || status < 200 ? SKIP_BODY : OK;
  }

  addBody(bytes: Buffer): number {
    if (this.isDestroyed) return GIVE_UP;
    this.#bodyBytes += bytes.length;
    this.#chunks.push(bytes);
    return OK;
  }

  endMessage(): number {
    if (this.isDestroyed && (this.status === 0 || this.shouldKeepAlive)) return GIVE_UP;
    if (this.status < 100) return this.#destroy('a status below 100, which undici asserts away');
    const isLength = Number.parseInt(this.#contentLength, 10) === this.#bodyBytes;
    const isMismatch = !this.#isHead && this.#contentLength !== '' && !isLength;
    const isInterim = this.status < 200;
    this.#contentLength = '';
    this.#keepAlive = '';
    this.#connection = '';
    this.#headerBytes = 0;
    this.#expectsName = true;
    if (isInterim) {
      this.status = 0;
      return OK;
    }
    if (isMismatch) return this.#destroy('a body of another length than Content-Length says');
    this.isComplete = true;
    return PAUSED;
  }

  #destroy(fault: string): number {
    this.isDestroyed = true;
    this.fault ||= fault;
    return GIVE_UP;
  }
}

/** Our Client asks for no threshold, so only a timeout of 0 seconds ends the connection. */
function isNotKept(keepAlive: string): boolean {
  const [, seconds] = /timeout=(\d+)/.exec(keepAlive) ?? [];
  return seconds !== undefined && Number.parseInt(seconds, 10) === 0;
}
