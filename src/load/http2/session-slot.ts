// Holds at most one HTTP/2 session: opens it, knows of its end, and forgets the previous one.

import { type ClientHttp2Session, connect } from 'node:http2';
import type { Socket } from 'node:net';
import type { Milliseconds } from '../../units.ts';
import {
  type ConnectionOptions,
  isRefused,
  type Traffic,
  TrafficCount,
} from '../exchange/connection.ts';
import { openSocket } from '../exchange/open-socket.ts';
import { type LoadTarget, originOf } from '../target.ts';

class Http2Session {
  readonly socket: Socket;
  readonly #session: ClientHttp2Session;
  #isEnding = false;
  #hasEnded = false;
  /** Whether the server had closed the connection before it read what was written last. */
  isRefused = false;

  /**
   * @param socket that has just been connected
   * @param onClose called once, when nothing more will come
   */
  constructor(target: LoadTarget, socket: Socket, onClose: () => void) {
    this.socket = socket;
    this.#session = connect(originOf(target), {
      createConnection: () => socket,
      settings: { enablePush: false },
    });
    // Streams report errors that matter to a request. Without a listener, an idle one would end the thread.
    socket.on('error', () => undefined);
    this.#session.on('error', () => undefined);
    this.#session.once('goaway', () => {
      this.#isEnding = true;
    });
    socket.once('end', () => {
      this.#hasEnded = true;
      this.isRefused = isRefused(socket, target);
    });
    this.#session.once('close', onClose);
  }

  /** Whether it can take a request. Node.js knows of a GOAWAY before it reports it. */
  get isOpen(): boolean {
    const { closed, destroyed } = this.#session;
    return !this.#isEnding && !this.#hasEnded && !closed && !destroyed && !this.socket.destroyed;
  }

  /** Whether the server has announced the end of the connection (GOAWAY). */
  get isEnding(): boolean {
    return this.#isEnding || this.#session.closed;
  }

  /** Whether the connection itself is gone, so that its streams ended with it. */
  get isGone(): boolean {
    return this.#hasEnded || this.socket.destroyed;
  }

  request: ClientHttp2Session['request'] = (headers, options) =>
    this.#session.request(headers, options);

  destroy(): void {
    this.#session.destroy();
    this.socket.destroy();
  }
}

export class SessionSlot {
  readonly #options: ConnectionOptions;
  readonly #onClose: () => void;
  readonly #traffic = new TrafficCount();
  #session: Http2Session | undefined;
  /** Gives up the opening that is under way. */
  #opening = new AbortController();

  /** @param onClose called when the session in the slot has ended by itself */
  constructor(options: ConnectionOptions, onClose: () => void) {
    this.#options = options;
    this.#onClose = onClose;
  }

  get session(): Http2Session | undefined {
    return this.#session;
  }

  get isOpen(): boolean {
    return this.#session?.isOpen ?? false;
  }

  /**
   * Replaces the session. Settles in any case: `drop` gives it up.
   * @returns how long all handshakes took; `undefined` if it was given up
   * @throws the system's error
   */
  async connect(): Promise<Milliseconds | undefined> {
    this.drop();
    const { gate, target, connectTimeout, onConnected } = this.#options;
    const { signal } = this.#opening;
    await gate.enter();
    try {
      const { socket, took } = await openSocket(target, connectTimeout, signal, 'h2');
      if (signal.aborted) {
        socket.destroy();
        return undefined;
      }
      this.#adopt(socket);
      onConnected(took);
      return took;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      gate.leave();
    }
  }

  takeTraffic(): Traffic {
    return this.#traffic.take(this.#session?.socket);
  }

  /** Closes the session and gives up opening one. What they still report is ignored. */
  drop(): void {
    this.#opening.abort();
    this.#opening = new AbortController();
    const session = this.#session;
    this.#session = undefined;
    if (session) this.#traffic.retire(session.socket);
    session?.destroy();
  }

  #adopt(socket: Socket): void {
    const session = new Http2Session(this.#options.target, socket, () => {
      if (session === this.#session) this.#onClose();
    });
    this.#session = session;
    this.#traffic.opened++;
  }
}
