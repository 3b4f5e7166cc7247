// Opens the sockets of one connection, counts and times them, and hands them to undici.

import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { Milliseconds } from '../../units.ts';
import { type ConnectionOptions, type Traffic, TrafficCount } from '../exchange/connection.ts';
import { openSocket } from './open-socket.ts';

export class UndiciSockets {
  readonly #options: ConnectionOptions;
  readonly #isHttp2: boolean;
  readonly #onOpened: (took: Milliseconds) => void;
  /** Opened before a request needs it; undici takes it over at the next request. */
  #prepared: Socket | undefined;
  #current: Socket | undefined;
  /** Whether the server has announced the end of the connection (GOAWAY of HTTP/2). */
  isEnding = false;
  readonly #onGoaway = (): void => {
    this.isEnding = true;
  };
  /** Ends the opening of sockets that are no longer needed. */
  #abandon = new AbortController();
  readonly #traffic = new TrafficCount();

  constructor(
    options: ConnectionOptions,
    isHttp2: boolean,
    onOpened: (took: Milliseconds) => void,
  ) {
    this.#options = options;
    this.#isHttp2 = isHttp2;
    this.#onOpened = onOpened;
  }

  get isOpen(): boolean {
    const socket = this.#current;
    return socket !== undefined && !socket.destroyed && socket.readable;
  }

  async prepare(): Promise<void> {
    try {
      this.#prepared = await this.#open();
    } catch {
      this.#prepared = undefined;
    }
  }

  /** Always calls back in a later turn: undici misses a socket that it gets synchronously. */
  provide(callback: buildConnector.Callback): void {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    const socket = prepared && !prepared.destroyed ? Promise.resolve(prepared) : this.#open();
    socket.then(
      (opened) => {
        callback(null, opened);
        if (this.#isHttp2) awaitLastAnswer(opened, this.#onGoaway);
      },
      (error: Error) => callback(error, null),
    );
  }

  abandon(error: Error): void {
    this.#abandon.abort(error);
    this.#abandon = new AbortController();
  }

  takeTraffic(): Traffic {
    return this.#traffic.take(this.#current);
  }

  close(): void {
    this.#prepared?.destroy();
    this.#prepared = undefined;
    this.#current?.destroy();
  }

  async #open(): Promise<Socket> {
    const { gate, target, connectTimeout, onConnected } = this.#options;
    const { signal } = this.#abandon;
    await gate.enter();
    try {
      const protocol = this.#isHttp2 ? 'h2' : 'http/1.1';
      const { socket, took } = await openSocket(target, connectTimeout, signal, protocol);
      // undici speaks what this names; a plain connection negotiates nothing (RFC 9113 section 3.3).
      if (this.#isHttp2) Object.assign(socket, { alpnProtocol: 'h2' });
      this.#adopt(socket);
      this.#onOpened(took);
      onConnected(took);
      return socket;
    } finally {
      gate.leave();
    }
  }

  #adopt(socket: Socket): void {
    this.#traffic.retire(this.#current);
    this.#traffic.opened++;
    this.#current = socket;
    this.isEnding = false;
    // undici reports errors that matter to a request. Without a listener, an idle one would end the thread.
    socket.on('error', () => undefined);
    socket.once('close', this.#options.onActivity);
  }
}

/** undici stores its session on the socket, under a symbol with this name. */
const SESSION = 'http2Session';

/**
 * A server that announces the end of the connection still answers earlier requests (RFC 9113 section 6.8),
 * but undici fails the request in flight at every GOAWAY. Without undici's listener, Node.js is right: it
 * closes the session after that request, or ends it if the frame has an error code.
 * @param socket on which undici has begun a session
 */
function awaitLastAnswer(socket: Socket, onGoaway: () => void): void {
  const key = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === SESSION,
  );
  const session: unknown = key === undefined ? undefined : Reflect.get(socket, key);
  if (isEmitter(session)) session.removeAllListeners('goaway').once('goaway', onGoaway);
}

const isEmitter = (value: unknown): value is EventEmitter => value instanceof EventEmitter;
