// The engine for HTTP/2: one session of node:http2 per connection, and one stream at a time.

import { type ClientHttp2Stream, constants, type IncomingHttpHeaders } from 'node:http2';
import type { FailureClass } from '../../record/failure-class.ts';
import type { Milliseconds } from '../../units.ts';
import { KeptAnswer } from '../exchange/check-answer.ts';
import {
  classifyFailure,
  describeTimeout,
  progressOnReused,
  type SentProgress,
} from '../exchange/classify-failure.ts';
import type { Connection, ConnectionOptions, Engine, Traffic } from '../exchange/connection.ts';
import { beginExchange, type Exchange } from '../exchange/exchange.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import { withTexts } from '../exchange/with-texts.ts';
import {
  classifyHttp2,
  connectionClosed,
  isOfStream,
  isPassedOver,
  messageOf,
  streamEnded,
} from './classify.ts';
import { requestHeadersFor } from './request-headers.ts';
import { SessionSlot } from './session-slot.ts';

export const http2Engine: Engine = {
  name: 'http2',
  createConnection: (options) => new Http2Connection(options),
};

class Http2Connection implements Connection {
  readonly #options: ConnectionOptions;
  readonly #headersOf: ReturnType<typeof requestHeadersFor>;
  readonly #kept = new KeptAnswer();
  readonly #slot: SessionSlot;
  /** The stream of the request in flight, once it was sent. */
  #stream: ClientHttp2Stream | undefined;
  /** One for all requests; it is in flight while `#busySince` is set. */
  #exchange: Exchange | undefined;
  #busySince: number | undefined;
  /** Whether the request in flight has been sent before, on another connection. */
  #isRetry = false;
  #answersOnSession = 0;
  #lastAnswerAt = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#headersOf = requestHeadersFor(options.target);
    this.#slot = new SessionSlot(options, () => this.#onClose());
  }

  get isOpen(): boolean {
    return this.#slot.isOpen;
  }

  get busySince(): number | undefined {
    return this.#busySince;
  }

  get status(): number {
    return this.#inFlight?.status ?? 0;
  }

  async open(): Promise<void> {
    if (this.isOpen) return;
    const opening = this.#connect();
    const deadline = setTimeout(() => this.#slot.drop(), this.#options.connectTimeout);
    await opening.catch(() => undefined);
    clearTimeout(deadline);
  }

  send(request: OutgoingRequest, intendedAt: number): void {
    this.#exchange = beginExchange(this.#exchange, withTexts(request), intendedAt);
    this.#busySince = performance.now();
    this.#isRetry = false;
    this.#start(this.#exchange);
  }

  expire(): void {
    const exchange = this.#inFlight;
    if (!exchange) return;
    const failure = this.#stream === undefined ? 'connect-timeout' : 'timeout';
    this.#slot.drop();
    this.#fail(failure, describeTimeout(exchange, performance.now()));
  }

  takeTraffic(): Traffic {
    return this.#slot.takeTraffic();
  }

  close(): void {
    this.#busySince = undefined;
    this.#slot.drop();
  }

  get #inFlight(): Exchange | undefined {
    return this.#busySince === undefined ? undefined : this.#exchange;
  }

  #start(exchange: Exchange): void {
    if (this.isOpen) {
      this.#write(exchange);
      return;
    }
    this.#connect().then(
      (took) => {
        if (took === undefined) return;
        // For a request that is sent again, the time since its first start includes this already.
        if (!this.#isRetry) exchange.connecting = took;
        this.#write(exchange);
      },
      (error: Error) => this.#fail(classifyFailure(error, 'connecting'), error.message),
    );
  }

  async #connect(): Promise<Milliseconds | undefined> {
    const took = await this.#slot.connect();
    if (took !== undefined) this.#answersOnSession = 0;
    return took;
  }

  #write(exchange: Exchange): void {
    const { request } = exchange;
    // A request that is sent again keeps its first start, because the client was waiting since then.
    if (!this.#isRetry) exchange.startedAt = performance.now();
    const { body } = request;
    const hasBody = body !== undefined && body.length > 0;
    const stream = this.#slot.session?.request(this.#headersOf(request), { endStream: !hasBody });
    if (stream === undefined) return;
    this.#stream = stream;
    stream.on('response', (headers) => this.#onResponse(stream, headers));
    stream.on('data', (chunk: Buffer) => this.#onData(stream, chunk));
    stream.on('end', () => this.#onEnd(stream));
    stream.on('close', () => this.#onEnd(stream));
    stream.on('error', (error: Error) => this.#onBroken(stream, error));
    stream.on('frameError', () => this.#onUnsent(stream));
    if (hasBody) stream.end(body);
  }

  #onResponse(stream: ClientHttp2Stream, headers: IncomingHttpHeaders): void {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    exchange.firstByteAt = performance.now();
    exchange.status = Number(headers[':status']);
    exchange.serverSoftware ??= String(headers.server ?? '');
    this.#kept.fieldsFor(exchange.request)?.take(Object.entries(headers));
    this.#options.sketch?.take(Object.entries(headers));
    this.#options.onActivity();
  }

  #onData(stream: ClientHttp2Stream, chunk: Buffer): void {
    this.#options.onActivity();
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    exchange.lastPieceAt = performance.now();
    exchange.bodyBytes += chunk.length;
    this.#options.sketch?.add(chunk);
    this.#kept.addBody(exchange.request, chunk);
  }

  /** Node.js ends a stream after the last byte, and also when it was reset. */
  #onEnd(stream: ClientHttp2Stream): void {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    if (this.#slot.session?.isGone && stream.rstCode !== constants.NGHTTP2_NO_ERROR) {
      this.#onBroken(stream, connectionClosed());
    } else if (stream.rstCode !== constants.NGHTTP2_NO_ERROR || exchange.status === 0) {
      // RFC 9113 section 8.1: after a complete answer, NO_ERROR only stops the request.
      this.#onBroken(stream, streamEnded(stream.rstCode));
    } else this.#complete(exchange, stream);
  }

  #complete(exchange: Exchange, stream: ClientHttp2Stream): void {
    const now = performance.now();
    this.#answersOnSession++;
    this.#lastAnswerAt = now;
    this.#kept.judge(exchange);
    // Answered before the request was read: the rest of it is not wanted.
    if (!stream.writableEnded || (exchange.request.body && !stream.writableFinished)) {
      stream.close(constants.NGHTTP2_CANCEL);
    }
    this.#end(exchange, now);
  }

  #onBroken(stream: ClientHttp2Stream, error: Error): void {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    const progress = this.#progressOf(exchange);
    const failure = classifyHttp2(error, progress) ?? classifyFailure(error, progress);
    const isPassed = isPassedOver(error) && (this.#slot.session?.isEnding ?? false);
    if (!isOfStream(error) || !this.isOpen) this.#slot.drop();
    if (isPassed && !this.#isRetry) this.#retry(exchange);
    else if (failure === 'stale-keep-alive' && exchange.request.idempotent && !this.#isRetry) {
      exchange.resent = true;
      this.#retry(exchange);
    } else this.#fail(failure, messageOf(error));
  }

  /** The request never left: the session had been told to end before its turn came. */
  #onUnsent(stream: ClientHttp2Stream): void {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    this.#slot.drop();
    if (this.#isRetry) this.#fail('connect-failed', 'the server takes no request');
    else this.#retry(exchange);
  }

  /** The session is gone: no stream of it reports anything any more. */
  #onClose(): void {
    if (this.#stream) this.#onBroken(this.#stream, connectionClosed());
    else {
      this.#slot.drop();
      this.#options.onActivity();
    }
  }

  #retry(exchange: Exchange): void {
    this.#isRetry = true;
    this.#stream = undefined;
    exchange.status = 0;
    this.#start(exchange);
  }

  #progressOf({ status, startedAt }: Exchange): SentProgress {
    if (status > 0) return 'answering';
    if (this.#answersOnSession === 0) return 'sent-on-fresh';
    const silence = startedAt - this.#lastAnswerAt;
    const isRefused = this.#slot.session?.isRefused ?? false;
    return progressOnReused({ silence, elapsed: performance.now() - startedAt, isRefused });
  }

  #fail(failure: FailureClass, message: string): void {
    const exchange = this.#inFlight;
    if (!exchange) return;
    exchange.failure = failure;
    exchange.message = message;
    this.#end(exchange, performance.now());
  }

  #end(exchange: Exchange, now: number): void {
    exchange.endedAt = now;
    this.#busySince = undefined;
    this.#stream = undefined;
    this.#kept.clear();
    this.#options.ended(this, exchange);
  }
}
