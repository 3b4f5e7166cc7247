// Opens the sockets of one connection, counts and times them, and hands them to undici.

import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { Milliseconds } from '../../units.ts';
import {
  type ConnectionOptions,
  isRefused,
  type Traffic,
  TrafficCount,
} from '../exchange/connection.ts';
import { openSocket } from '../exchange/open-socket.ts';

export class UndiciSockets {
  readonly #options: ConnectionOptions;
  readonly #onOpened: (took: Milliseconds) => void;
  /** Opened before a request needs it; undici takes it over at the next request. */
  #prepared: Socket | undefined;
  #current: Socket | undefined;
  /** Ends the opening of sockets that are no longer needed. */
  #abandon = new AbortController();
  readonly #traffic = new TrafficCount();
  /** Whether the server had closed the last socket before it read what was written last. */
  isRefused = false;

  constructor(options: ConnectionOptions, onOpened: (took: Milliseconds) => void) {
    this.#options = options;
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
      const { socket, took } = await openSocket(target, connectTimeout, signal, 'http/1.1');
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
    // undici reports errors that matter to a request. Without a listener, an idle one would end the thread.
    socket.on('error', () => undefined);
    socket.once('close', this.#options.onActivity);
    this.isRefused = false;
    socket.once('end', () => {
      this.isRefused = isRefused(socket, this.#options.target);
    });
  }
}
