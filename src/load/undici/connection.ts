// The reference for HTTP/1.1: one undici Client per connection.

import { Client, type Dispatcher } from 'undici';
import { KeptAnswer } from '../exchange/check-answer.ts';
import {
  classifyFailure,
  codeOf,
  describeTimeout,
  LENGTH_MISMATCH,
  type Progress,
  progressOnReused,
  REQUEST_TIMEOUT,
  type SentProgress,
  wasIdle,
} from '../exchange/classify-failure.ts';
import type { Connection, ConnectionOptions, Engine, Traffic } from '../exchange/connection.ts';
import { beginExchange, type Exchange } from '../exchange/exchange.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import { withTexts } from '../exchange/with-texts.ts';
import { originOf } from '../target.ts';
import { CLIENT_OPTIONS, dispatchOptionsOf, fieldsOf, serverHeader } from './options.ts';
import { UndiciSockets } from './sockets.ts';

export const undiciEngine: Engine = {
  name: 'undici',
  createConnection: (options) => new UndiciConnection(options),
};

/**
 * Implements undici's v1 handler (`onConnect`, `onHeaders` …), which the core of undici 7 uses. It wraps
 * handlers of the newer kind, which costs two objects and a parsed header map per response.
 */
class UndiciConnection implements Connection, Dispatcher.DispatchHandler {
  readonly #options: ConnectionOptions;
  readonly #sockets: UndiciSockets;
  #client: Client | undefined;
  #exchange: Exchange | undefined;
  #progress: Progress | 'idle' = 'idle';
  #answersOnSocket = 0;
  #lastAnswerAt = 0;
  #busySince: number | undefined;
  #connecting = 0;
  readonly #kept = new KeptAnswer();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#sockets = new UndiciSockets(options, (took) => {
      this.#answersOnSocket = 0;
      this.#connecting = took;
    });
  }

  get isOpen(): boolean {
    return this.#sockets.isOpen;
  }

  get busySince(): number | undefined {
    return this.#busySince;
  }

  get status(): number {
    return this.#busySince === undefined ? 0 : (this.#exchange?.status ?? 0);
  }

  async open(): Promise<void> {
    if (!this.isOpen) await this.#sockets.prepare();
  }

  send(request: OutgoingRequest, intendedAt: number): void {
    this.#exchange = beginExchange(this.#exchange, withTexts(request), intendedAt);
    this.#busySince = performance.now();
    this.#dispatch(this.#exchange.request);
  }

  /** Sends the request again after a stale keep-alive. */
  #resend(exchange: Exchange): void {
    exchange.resent = true;
    exchange.failure = undefined;
    this.#dispatch(exchange.request);
  }

  #dispatch(request: OutgoingRequest): void {
    this.#connecting = 0;
    this.#progress = 'reusing';
    this.#client ??= this.#createClient();
    this.#client.dispatch(dispatchOptionsOf(request), this);
  }

  expire(): void {
    const exchange = this.#exchange;
    if (!exchange) return;
    const error = new Error(describeTimeout(exchange, performance.now()));
    // Not with undici's `abort`: after that it reconnects at once, without a request.
    this.#discardClient(Object.assign(error, { code: REQUEST_TIMEOUT }));
  }

  takeTraffic(): Traffic {
    return this.#sockets.takeTraffic();
  }

  close(): void {
    this.#exchange = undefined;
    this.#busySince = undefined;
    this.#discardClient(new Error('closed'));
    this.#sockets.close();
  }

  onConnect(): void {
    this.#progress = this.#answersOnSocket > 0 ? 'sent-on-reused' : 'sent-on-fresh';
    const exchange = this.#exchange;
    // A request that is sent again keeps its first start, because the client was waiting since then.
    if (!exchange || exchange.resent) return;
    exchange.connecting = this.#connecting;
    exchange.startedAt = performance.now();
  }

  onResponseStarted(): void {
    this.#progress = 'answering';
    if (this.#exchange) this.#exchange.firstByteAt = performance.now();
  }

  onHeaders(status: number, headers: Buffer[]): boolean {
    const exchange = this.#exchange;
    if (!exchange || status < 200) return true;
    exchange.status = status;
    // Once per connection, not once per answer.
    if (exchange.serverSoftware === undefined) exchange.serverSoftware = serverHeader(headers);
    this.#kept.fieldsFor(exchange.request)?.take(fieldsOf(headers));
    this.#options.sketch?.take(fieldsOf(headers));
    this.#options.onActivity();
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#options.onActivity();
    const exchange = this.#exchange;
    if (!exchange) return true;
    exchange.lastPieceAt = performance.now();
    exchange.bodyBytes += chunk.length;
    this.#options.sketch?.add(chunk);
    this.#kept.addBody(exchange.request, chunk);
    return true;
  }

  onComplete(): void {
    this.#answersOnSocket++;
    const exchange = this.#exchange;
    if (!exchange) return;
    this.#kept.judge(exchange);
    this.#kept.clear();
    this.#end(exchange);
  }

  onError(error: Error): void {
    const exchange = this.#exchange;
    const progress = this.#progress;
    if (!exchange || progress === 'idle') return;
    if (isWholeAnswer(error, exchange)) {
      this.onComplete();
      return;
    }
    exchange.failure = classifyFailure(error, this.#refine(error, progress, exchange));
    exchange.message = error.message;
    this.#kept.clear();
    // If the request was not written, undici asserts an empty queue after this call (and, for a
    // certificate with a wrong name, before the next connect). So the next request gets a new client.
    if (!isSent(progress)) this.#discardClient(error);
    if (
      exchange.failure === 'stale-keep-alive' &&
      exchange.request.idempotent &&
      !exchange.resent
    ) {
      this.#resend(exchange);
    } else {
      this.#end(exchange);
    }
  }

  #refine(error: Error, progress: Progress, { startedAt }: Exchange): Progress {
    const silence = startedAt - this.#lastAnswerAt;
    if (progress === 'reusing') return wasIdle(silence) ? progress : 'sent-on-reused';
    if (progress !== 'sent-on-reused') return progress;
    const isRefused = this.#sockets.isRefused || codeOf(error) === 'EPIPE';
    return progressOnReused({ silence, elapsed: performance.now() - startedAt, isRefused });
  }

  #end(exchange: Exchange): void {
    exchange.endedAt = performance.now();
    if (exchange.status > 0) this.#lastAnswerAt = exchange.endedAt;
    this.#progress = 'idle';
    this.#busySince = undefined;
    this.#options.ended(this, exchange);
  }

  #createClient(): Client {
    return new Client(originOf(this.#options.target), {
      ...CLIENT_OPTIONS,
      connect: (_, callback) => {
        this.#progress = 'connecting';
        this.#sockets.provide(callback);
      },
    });
  }

  #discardClient(error: Error): void {
    this.#sockets.abandon(error);
    const client = this.#client;
    this.#client = undefined;
    client?.destroy(error).catch(() => undefined);
  }
}

const isSent = (progress: Progress): progress is SentProgress =>
  progress !== 'connecting' && progress !== 'reusing';

/** A 304 may give the length of a body it does not have (RFC 9110 section 8.6); undici takes that for an error. */
const isWholeAnswer = (error: Error, { status }: Exchange): boolean =>
  status === 304 && codeOf(error) === LENGTH_MISMATCH;
