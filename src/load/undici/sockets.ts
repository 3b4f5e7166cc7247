// The sockets of one connection of undici: opened here, timed and counted, and then handed over.

import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { Milliseconds } from '../../units.ts';
import type { ConnectionOptions, Traffic } from '../exchange/connection.ts';
import { TrafficCount } from '../exchange/traffic-count.ts';
import { awaitLastAnswer } from './goaway.ts';
import type { UndiciWay } from './way.ts';

export class UndiciSockets {
  readonly #options: ConnectionOptions;
  readonly #way: UndiciWay;
  readonly #onOpened: (took: Milliseconds) => void;
  /** Opened ahead of need; undici takes it over at the next request. */
  #prepared: Socket | undefined;
  #current: Socket | undefined;
  /** Whether the server has said that it ends the connection, as HTTP/2 can. */
  isEnding = false;
  readonly #onGoaway = (): void => {
    this.isEnding = true;
  };
  /** Ends the opening of sockets that nobody waits for any more. */
  #abandon = new AbortController();
  readonly #traffic = new TrafficCount();

  constructor(options: ConnectionOptions, way: UndiciWay, onOpened: (took: Milliseconds) => void) {
    this.#options = options;
    this.#way = way;
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

  /** Always answers in a later turn: undici misses a socket that is handed to it synchronously. */
  provide(callback: buildConnector.Callback): void {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    const socket = prepared && !prepared.destroyed ? Promise.resolve(prepared) : this.#open();
    socket.then(
      (opened) => {
        callback(null, opened);
        if (this.#way.isHttp2) awaitLastAnswer(opened, this.#onGoaway);
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
      const { socket, took } = await this.#way.open(target, connectTimeout, signal);
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
    // undici reports what matters to a request; an idle socket may die without a listener's help.
    socket.on('error', () => undefined);
    socket.once('close', this.#options.onActivity);
  }
}
