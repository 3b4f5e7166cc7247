// Our own engine for HTTP/1.1. The next request is written in the callback that read the previous answer,
// and all sockets of a thread read into one buffer, so a request allocates nothing.

import type { FailureClass } from '../../record/failure-class.ts';
import type { Milliseconds } from '../../units.ts';
import { KeptAnswer } from '../exchange/check-answer.ts';
import {
  classifyClose,
  classifyFailure,
  codeOf,
  describeTimeout,
  type Progress,
  progressOnReused,
  type SentProgress,
  wasIdle,
} from '../exchange/classify-failure.ts';
import type { Connection, ConnectionOptions, Engine, Traffic } from '../exchange/connection.ts';
import { beginExchange, type Exchange } from '../exchange/exchange.ts';
import { looksAtBody, type OutgoingRequest } from '../exchange/outgoing-request.ts';
import { isLineEnds } from './octets.ts';
import { RequestWriter } from './request-writer.ts';
import { ResponseParser } from './response-parser.ts';
import { readBuffer, type SlotEvents, SocketSlot } from './socket-slot.ts';

export const wireEngine: Engine = {
  name: 'wire',
  createConnection: (options) => new WireConnection(options),
};

class WireConnection implements Connection, SlotEvents {
  readonly #options: ConnectionOptions;
  readonly #parser: ResponseParser;
  readonly #slot: SocketSlot;
  readonly #writer: RequestWriter;
  #bytes: Buffer | undefined;
  #answersOnSocket = 0;
  #lastAnswerAt = 0;
  /** One for all requests; it is in flight while `#busySince` is set. */
  #exchange: Exchange | undefined;
  #busySince: number | undefined;
  readonly #kept = new KeptAnswer();
  #onOpened: (() => void) | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#parser = new ResponseParser(options.sketch);
    this.#slot = new SocketSlot(options.target, options.gate, this);
    this.#writer = new RequestWriter(options.target);
  }

  get isOpen(): boolean {
    return this.#slot.isConnected;
  }

  get busySince(): number | undefined {
    return this.#busySince;
  }

  get status(): number {
    return this.#inFlight?.status ?? 0;
  }

  async open(): Promise<void> {
    if (!this.#slot.isEmpty) return;
    const deadline = setTimeout(() => this.#drop(), this.#options.connectTimeout);
    await new Promise<void>((resolve) => {
      this.#onOpened = resolve;
      this.#slot.connect();
    });
    clearTimeout(deadline);
  }

  send(request: OutgoingRequest, intendedAt: number): void {
    this.#exchange = beginExchange(this.#exchange, request, intendedAt);
    this.#bytes = this.#writer.bytesOf(request);
    this.#busySince = performance.now();
    this.#start(this.#exchange);
  }

  expire(): void {
    const exchange = this.#inFlight;
    if (!exchange) return;
    const failure = this.#slot.isConnected ? 'timeout' : 'connect-timeout';
    this.#fail(failure, describeTimeout(exchange, performance.now()));
  }

  takeTraffic(): Traffic {
    return this.#slot.takeTraffic();
  }

  close(): void {
    this.#busySince = undefined;
    this.#drop();
  }

  onConnected(took: Milliseconds): void {
    this.#answersOnSocket = 0;
    this.#options.onConnected(took);
    this.#resolveOpen();
    const exchange = this.#inFlight;
    if (!exchange) return;
    // For a request that is sent again, the time since its first start includes this already.
    if (!exchange.resent) exchange.connecting = took;
    this.#write(exchange);
  }

  onBytes(count: number): void {
    const exchange = this.#inFlight;
    if (!exchange) {
      this.#onUnasked(count);
      return;
    }
    const now = performance.now();
    const parser = this.#parser;
    const behind = parser.read(readBuffer, 0, count);
    exchange.status = parser.status;
    exchange.bodyBytes = parser.bodyBytes;
    if (exchange.firstByteAt === 0 && parser.hasBegun) exchange.firstByteAt = now;
    switch (parser.state) {
      case 'complete':
        if (behind === count || isLineEnds(readBuffer, behind, count))
          this.#complete(exchange, now);
        else this.#fail('bad-framing', `${count - behind} bytes followed the end of the answer`);
        break;
      case 'bad':
        this.#fail('bad-framing', parser.fault);
        break;
      default:
        exchange.lastPieceAt = now;
        this.#options.onActivity();
    }
  }

  onEnd(): void {
    const exchange = this.#inFlight;
    if (!exchange) this.#onIdleEnd();
    else if (!this.#slot.isConnected) this.#fail('connect-failed', CLOSED);
    else if (this.#parser.end() === 'complete') this.#complete(exchange, performance.now());
    else this.#fail(classifyClose(this.#progressSince(exchange, this.#slot.isRefused)), CLOSED);
  }

  onBroken(error: Error): void {
    const exchange = this.#inFlight;
    if (!exchange) this.#onIdleEnd();
    else this.#fail(classifyFailure(error, this.#progressBefore(error, exchange)), error.message);
  }

  get #inFlight(): Exchange | undefined {
    return this.#busySince === undefined ? undefined : this.#exchange;
  }

  #start(exchange: Exchange): void {
    if (this.#slot.isConnected) this.#write(exchange);
    else if (this.#slot.isEmpty) this.#slot.connect();
  }

  #write(exchange: Exchange): void {
    const { request } = exchange;
    const onBody = looksAtBody(request) ? this.#keep : undefined;
    this.#parser.begin(request.method, onBody, this.#kept.fieldsFor(request));
    // A request that is sent again keeps its first start, because the client was waiting since then.
    if (!exchange.resent) exchange.startedAt = performance.now();
    if (this.#bytes !== undefined) this.#slot.write(this.#bytes);
  }

  readonly #keep = (bytes: Buffer, from: number, until: number): void => {
    if (this.#exchange) this.#kept.addBody(this.#exchange.request, bytes.subarray(from, until));
  };

  #complete(exchange: Exchange, now: number): void {
    const parser = this.#parser;
    this.#answersOnSocket++;
    this.#lastAnswerAt = now;
    // Once per connection, not once per answer.
    exchange.serverSoftware ??= parser.serverSoftware();
    this.#kept.judge(exchange);
    // Answered before the request was read: the rest of it would come before the next request.
    if (!parser.isPersistent || !this.#slot.isFlushed) this.#drop();
    this.#end(exchange, now);
  }

  #fail(failure: FailureClass, message: string): void {
    const exchange = this.#inFlight;
    if (!exchange) return;
    this.#drop();
    if (failure === 'stale-keep-alive' && exchange.request.idempotent && !exchange.resent) {
      exchange.resent = true;
      this.#start(exchange);
      return;
    }
    exchange.failure = failure;
    exchange.message = message;
    this.#end(exchange, performance.now());
  }

  #end(exchange: Exchange, now: number): void {
    exchange.endedAt = now;
    this.#busySince = undefined;
    this.#kept.clear();
    this.#options.ended(this, exchange);
  }

  #progressBefore(error: Error, exchange: Exchange): Progress {
    if (!this.#slot.isConnected) return 'connecting';
    const isIdle = this.#answersOnSocket > 0 && wasIdle(exchange.startedAt - this.#lastAnswerAt);
    if (isIdle && this.#neverLeft(error)) return 'reusing';
    // Linux reports this for a reset that came after the end.
    return this.#progressSince(exchange, codeOf(error) === 'EPIPE');
  }

  /** The write itself failed, and it was the whole request. */
  #neverLeft(error: Error): boolean {
    const isWrite = 'syscall' in error && error.syscall === 'write';
    return isWrite && (this.#bytes?.length ?? 0) <= WRITTEN_IN_ONE_PIECE;
  }

  #progressSince(exchange: Exchange, isRefused: boolean): SentProgress {
    if (this.#parser.hasBegun) return 'answering';
    if (this.#answersOnSocket === 0) return 'sent-on-fresh';
    const silence = exchange.startedAt - this.#lastAnswerAt;
    const elapsed = performance.now() - exchange.startedAt;
    return progressOnReused({ silence, elapsed, isRefused });
  }

  /** Unsolicited bytes must not be taken for the answer to the next request (RFC 9112 section 9.2). */
  #onUnasked(count: number): void {
    if (!isLineEnds(readBuffer, 0, count)) this.#onIdleEnd();
  }

  #onIdleEnd(): void {
    this.#drop();
    this.#options.onActivity();
  }

  #drop(): void {
    this.#slot.drop();
    this.#resolveOpen();
  }

  #resolveOpen(): void {
    this.#onOpened?.();
    this.#onOpened = undefined;
  }
}

/** The smallest buffer that Linux gives a socket for sending. */
const WRITTEN_IN_ONE_PIECE = 4_096;

const CLOSED = 'the server closed the connection';
