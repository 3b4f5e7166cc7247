// The seam between the connection pool and an engine that speaks HTTP: one connection, one request at a time.

import type { Socket } from 'node:net';
import type { Milliseconds } from '../../units.ts';
import type { LoadTarget } from '../target.ts';
import type { ConnectGate } from './connect-gate.ts';
import type { Exchange } from './exchange.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/** Called exactly once for every `send`; may send the connection's next request at once. */
export type Ended = (connection: Connection, exchange: Exchange) => void;

export interface Connection {
  readonly isOpen: boolean;
  /** The moment the request in flight was handed over; `undefined` when idle. */
  readonly busySince: number | undefined;
  /** Opens a socket where none is open. A failure to is not reported here: the next request meets it. */
  open(): Promise<void>;
  send(request: OutgoingRequest, intendedAt: number): void;
  /** Ends the request in flight as `timeout` (or `connect-timeout`), its socket with it. */
  expire(): void;
  /** What it read and opened since it was last asked. */
  takeTraffic(): Traffic;
  close(): void;
}

export interface Traffic {
  /** From the socket, headers and framing included. */
  readonly bytesReceived: number;
  readonly opened: number;
}

/** Bytes read over all the sockets that one connection has had. */
export class TrafficCount {
  opened = 0;
  #retired = 0;
  #reported = 0;

  retire(socket: Socket | undefined): void {
    this.#retired += socket?.bytesRead ?? 0;
  }

  take(current: Socket | undefined): Traffic {
    const total = this.#retired + (current?.bytesRead ?? 0);
    const traffic = { bytesReceived: total - this.#reported, opened: this.opened };
    this.#reported = total;
    this.opened = 0;
    return traffic;
  }
}

/** `undici` speaks HTTP/1.1 and is only measured against `wire`: no plan asks for it. */
export type EngineName = 'wire' | 'undici' | 'undici-http2';

/** Makes connections; `name` is stored with every record, because engines are not comparable. */
export interface Engine {
  readonly name: string;
  createConnection(options: ConnectionOptions): Connection;
}

export interface ConnectionOptions {
  readonly target: LoadTarget;
  readonly connectTimeout: Milliseconds;
  /** Lets a few sockets connect at once, so that no listen backlog overflows. */
  readonly gate: ConnectGate;
  readonly onConnected: (took: Milliseconds) => void;
  /** Told of what keeps the loop busy and ends no request: a piece of an answer, a socket that closed. */
  readonly onActivity: () => void;
  readonly ended: Ended;
}
