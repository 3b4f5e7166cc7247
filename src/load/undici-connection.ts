// The reference engine: one undici Client per connection, driven through its dispatch interface.

import type { Socket } from 'node:net';
import { type buildConnector, Client, type Dispatcher } from 'undici';
import type { Milliseconds } from '../units.ts';
import { checkAnswer } from './check-answer.ts';
import {
  classifyFailure,
  codeOf,
  LENGTH_MISMATCH,
  type Progress,
  REQUEST_TIMEOUT,
} from './classify-failure.ts';
import type { Connection, ConnectionOptions, Engine, Traffic } from './connection.ts';
import { beginExchange, type Exchange } from './exchange.ts';
import { openSocket } from './open-socket.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import { TrafficCount } from './traffic-count.ts';
import { CLIENT_OPTIONS, dispatchOptionsOf, serverHeader } from './undici-options.ts';

export const undiciEngine: Engine = {
  name: 'undici',
  createConnection: (options) => new UndiciConnection(options),
};

/** Servers count it in whole seconds: gunicorn 2, Node.js and Apache 5, nginx 75. */
const SHORTEST_KEEP_ALIVE_MS = 1_000;

/**
 * Implements undici's v1 handler (`onConnect`, `onHeaders` …): the core of undici 7 speaks it, and
 * wraps the newer one at the price of two objects and a parsed header map per response.
 */
class UndiciConnection implements Connection, Dispatcher.DispatchHandler {
  readonly #options: ConnectionOptions;
  #client: Client | undefined;
  /** Opened ahead of need; undici takes it over at the next request. */
  #prepared: Socket | undefined;
  #socket: Socket | undefined;
  /** Ends the opening of sockets that nobody waits for any more. */
  #abandon = new AbortController();
  #exchange: Exchange | undefined;
  #progress: Progress | 'idle' = 'idle';
  #answersOnSocket = 0;
  #lastAnswerAt = 0;
  #busySince: number | undefined;
  #connecting = 0;
  #chunks: Buffer[] = [];
  readonly #traffic = new TrafficCount();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#socket !== undefined && !this.#socket.destroyed && this.#socket.readable;
  }

  get busySince(): number | undefined {
    return this.#busySince;
  }

  async open(): Promise<void> {
    if (this.isOpen) return;
    try {
      this.#prepared = await this.#openSocket();
    } catch {
      this.#prepared = undefined;
    }
  }

  send(request: OutgoingRequest, intendedAt: number): void {
    this.#exchange = beginExchange(this.#exchange, request, intendedAt);
    this.#busySince = performance.now();
    this.#dispatch(request);
  }

  /** Sent once more after a stale keep-alive: the first start stands, for the client did wait. */
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
    const error = new Error('not answered within the request timeout');
    // Not by undici's `abort`: after that it reconnects at once, for nobody.
    this.#discardClient(Object.assign(error, { code: REQUEST_TIMEOUT }));
  }

  takeTraffic(): Traffic {
    return this.#traffic.take(this.#socket);
  }

  close(): void {
    this.#exchange = undefined;
    this.#discardClient(new Error('closed'));
    this.#prepared?.destroy();
    this.#prepared = undefined;
    this.#socket?.destroy();
  }

  onConnect(): void {
    this.#progress = this.#answersOnSocket > 0 ? 'sent-on-reused' : 'sent-on-fresh';
    const exchange = this.#exchange;
    if (!exchange) return;
    exchange.connecting = this.#connecting;
    if (!exchange.resent) exchange.startedAt = performance.now();
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
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#options.onActivity();
    const exchange = this.#exchange;
    if (!exchange) return true;
    exchange.bodyBytes += chunk.length;
    if (exchange.request.expect.body !== undefined) this.#chunks.push(Buffer.from(chunk));
    return true;
  }

  onComplete(): void {
    this.#answersOnSocket++;
    const exchange = this.#exchange;
    if (!exchange) return;
    const mismatch = checkAnswer(exchange.request.expect, exchange.status, this.#chunks);
    if (this.#chunks.length > 0) this.#chunks = [];
    exchange.failure = mismatch?.failure;
    exchange.message = mismatch?.message ?? '';
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
    exchange.failure = classifyFailure(error, this.#heard(progress, exchange));
    exchange.message = error.message;
    this.#chunks = [];
    // It failed before it was written: undici asserts that its queue is empty behind this call (and,
    // for a certificate with a wrong name, before the next connect), so the next gets a new client.
    if (progress === 'connecting' || progress === 'reusing') this.#discardClient(error);
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

  /** Only one that was silent for long can have run into the server's keep-alive timeout. */
  #heard(progress: Progress, { startedAt }: Exchange): Progress {
    const silence = startedAt - this.#lastAnswerAt;
    return progress === 'sent-on-reused' && silence >= SHORTEST_KEEP_ALIVE_MS
      ? 'sent-on-silent'
      : progress;
  }

  #end(exchange: Exchange): void {
    exchange.endedAt = performance.now();
    if (exchange.status > 0) this.#lastAnswerAt = exchange.endedAt;
    this.#progress = 'idle';
    this.#busySince = undefined;
    this.#options.ended(this, exchange);
  }

  #createClient(): Client {
    const { protocol, hostname, port } = this.#options.target;
    return new Client(`${protocol}//${hostname}:${port}`, {
      ...CLIENT_OPTIONS,
      connect: (_, callback) => this.#provideSocket(callback),
    });
  }

  #discardClient(error: Error): void {
    this.#abandon.abort(error);
    this.#abandon = new AbortController();
    const client = this.#client;
    this.#client = undefined;
    client?.destroy(error).catch(() => undefined);
  }

  /** Always answers in a later turn: undici misses a socket that is handed to it synchronously. */
  #provideSocket(callback: buildConnector.Callback): void {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    this.#progress = 'connecting';
    const socket = prepared && !prepared.destroyed ? Promise.resolve(prepared) : this.#openSocket();
    socket.then(
      (opened) => callback(null, opened),
      (error: Error) => callback(error, null),
    );
  }

  async #openSocket(): Promise<Socket> {
    const { gate, target, connectTimeout, onConnected } = this.#options;
    const { signal } = this.#abandon;
    await gate.enter();
    try {
      const { socket, took } = await openSocket(target, connectTimeout, signal);
      this.#adopt(socket, took);
      onConnected(took);
      return socket;
    } finally {
      gate.leave();
    }
  }

  #adopt(socket: Socket, took: Milliseconds): void {
    this.#traffic.retire(this.#socket);
    this.#traffic.opened++;
    this.#socket = socket;
    this.#answersOnSocket = 0;
    this.#connecting = took;
    // undici reports what matters to a request; an idle socket may die without a listener's help.
    socket.on('error', () => undefined);
    socket.once('close', this.#options.onActivity);
  }
}

/** A 304 may tell the length of the body that it does not have (RFC 9110 section 8.6); undici misses it. */
const isWholeAnswer = (error: Error, { status }: Exchange): boolean =>
  status === 304 && codeOf(error) === LENGTH_MISMATCH;
