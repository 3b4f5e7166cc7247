// The interface between a connection pool and an engine: one connection, one request at a time.

import type { Socket } from 'node:net';
import type { Histogram } from '../../record/histogram.ts';
import { sum } from '../../record/sum.ts';
import { bytes, type Milliseconds } from '../../units.ts';
import type { LoadTarget } from '../target.ts';
import type { AnswerSketch } from './answer-sketch.ts';
import type { ConnectGate } from './connect-gate.ts';
import type { Exchange } from './exchange.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/** Called exactly once for every `send`; may send the connection's next request at once. */
type Ended = (connection: Connection, exchange: Exchange) => void;

export interface Connection {
  readonly isOpen: boolean;
  /** When the request in flight was handed over; `undefined` when idle. */
  readonly busySince: number | undefined;
  /** Of the answer to the request in flight; 0 until its head has come. */
  readonly status: number;
  /** Opens a socket if none is open. A failure is not reported here: the next request meets it. */
  open(): Promise<void>;
  send(request: OutgoingRequest, intendedAt: number): void;
  /** Ends the request in flight as `timeout` or `connect-timeout`, and closes its socket. */
  expire(): void;
  /** What the connection read and opened since the last call. */
  takeTraffic(): Traffic;
  close(): void;
}

export interface Traffic {
  /** Including headers and framing. */
  readonly bytesReceived: number;
  readonly opened: number;
}

/** A request is ended at most 1 % after its timeout. */
const SWEEPS_PER_TIMEOUT = 100;
const SHORTEST_SWEEP_MS = 5;

/** How often (ms) to look for requests that are overdue. */
export const sweepPause = (requestTimeout: Milliseconds): number =>
  Math.max(requestTimeout / SWEEPS_PER_TIMEOUT, SHORTEST_SWEEP_MS);

/** @param overdue ends requests that were handed over before this instant of the thread */
export function expireSince(connections: readonly Connection[], overdue: number): void {
  for (const connection of connections) {
    const since = connection.busySince;
    if (since !== undefined && since < overdue) connection.expire();
  }
}

/** Of all connections of a pool, since the last call. Forgets the times. */
export function takeTraffic(connections: readonly Connection[], connectTimes: Histogram) {
  const traffic = connections.map((connection) => connection.takeTraffic());
  const connectTime = connectTimes.condensed();
  connectTimes.reset();
  return {
    bytesReceived: bytes(sum(traffic, ({ bytesReceived }) => bytesReceived)),
    connectionsOpened: sum(traffic, ({ opened }) => opened),
    connectTime,
  };
}

/**
 * Whether the server's kernel refused what was sent last: it answers with a reset to what comes for a
 * closed socket, and then a TCP socket has no peer any more. Ask when the peer has closed in order, while
 * the socket is still open. A Unix socket refuses the write itself.
 */
export const isRefused = (socket: Socket, { unixSocket }: LoadTarget): boolean =>
  unixSocket === undefined && !socket.destroyed && socket.remoteAddress === undefined;

/** Counts over all sockets that one connection has had. */
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
export type EngineName = 'wire' | 'undici' | 'http2';

/** Makes connections. Every record stores `name`, because numbers of two engines are not comparable. */
export interface Engine {
  readonly name: string;
  createConnection(options: ConnectionOptions): Connection;
}

export interface ConnectionOptions {
  readonly target: LoadTarget;
  readonly connectTimeout: Milliseconds;
  /** Keeps the listen backlog of the server from overflowing. */
  readonly gate: ConnectGate;
  readonly onConnected: (took: Milliseconds) => void;
  /** Called for work that ends no request: the head or a part of an answer came, an idle socket closed. */
  readonly onActivity: () => void;
  readonly ended: Ended;
  /** Gets what each answer looks like; absent under load, where nobody looks. */
  readonly sketch?: AnswerSketch;
}
