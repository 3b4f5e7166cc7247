// One thread's share of the connections, and the loop that keeps them to the schedule.

import { Histogram } from '../../record/histogram.ts';
import { bytes, type Milliseconds, toMicroseconds } from '../../units.ts';
import { createConnectGate } from '../exchange/connect-gate.ts';
import type { Connection, Engine } from '../exchange/connection.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import type { LoadTarget } from '../target.ts';
import { Books } from './books.ts';
import { mixCycle } from './mix.ts';
import { Pulse } from './pulse.ts';
import { Rotation } from './rotation.ts';
import { Slice, type SliceOrder } from './slice.ts';
import { ThreadMeter } from './thread-meter.ts';
import type { ThreadSlice } from './thread-slice.ts';
import { ALREADY, Wake } from './wake.ts';

export interface CrowdOptions {
  readonly engine: Engine;
  readonly target: LoadTarget;
  readonly requests: readonly OutgoingRequest[];
  readonly connections: number;
  readonly requestTimeout: Milliseconds;
}

/** Sweeping this often keeps deadlines to within 1 % of them. */
const SWEEPS_PER_TIMEOUT = 100;
const SHORTEST_SWEEP_MS = 5;
const FIRST_BACKOFF_MS = 10;
const LONGEST_BACKOFF_MS = 500;

export class Crowd implements Disposable {
  readonly #options: CrowdOptions;
  readonly #connections: readonly Connection[];
  readonly #cycle: readonly number[];
  readonly #idle: Rotation<Connection>;
  readonly #books: Books;
  readonly #wake = new Wake((awakeFrom) => this.#pump(performance.now(), awakeFrom));
  readonly #connectTime = new Histogram();
  #pulse = new Pulse(0);
  readonly #meter = new ThreadMeter();
  #backoff = FIRST_BACKOFF_MS;
  #slice: Slice | undefined;
  #onDrained: (() => void) | undefined;
  #onDisposed: ((error: Error) => void) | undefined;

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#cycle = mixCycle(options.requests.map((request) => request.weight));
    this.#books = new Books(options.requests.map((request) => request.name));
    const gate = createConnectGate();
    this.#connections = Array.from({ length: options.connections }, () =>
      options.engine.createConnection({
        target: options.target,
        connectTimeout: options.requestTimeout,
        gate,
        onConnected: (took) => {
          this.#connectTime.record(toMicroseconds(took));
          this.#beat(performance.now());
        },
        onActivity: () => this.#beat(performance.now()),
        ended: (connection, exchange) => this.#onEnded(connection, exchange),
      }),
    );
    this.#idle = new Rotation(this.#connections);
  }

  /** Opens what is not open, in stages, outside any timed window. */
  async open(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.open()));
  }

  /** Closes all connections, which must be idle, and opens them anew, in stages. */
  async reopen(): Promise<void> {
    for (const connection of this.#connections) connection.close();
    await this.open();
  }

  /**
   * Applies load as ordered, then drains: resolves when every request sent has ended.
   * @throws GateError when the accounts do not balance, Error when disposed of meanwhile
   */
  async run(order: SliceOrder): Promise<ThreadSlice> {
    const { requestTimeout } = this.#options;
    const slice = new Slice(order, this.#books, this.#cycle, requestTimeout);
    this.#meter.order();
    const sweepEvery = Math.max(requestTimeout / SWEEPS_PER_TIMEOUT, SHORTEST_SWEEP_MS);
    const sweeper = setInterval(() => this.#sweep(slice), sweepEvery);
    await new Promise<void>((resolve, reject) => {
      this.#onDrained = resolve;
      this.#onDisposed = reject;
      this.#slice = slice;
      this.#pulse = new Pulse(slice.begin);
      this.#wake.at(slice.begin);
    }).finally(() => clearInterval(sweeper));
    const endedAt = performance.now();
    const metered = await this.#meter.end(this.#pulse.gap);
    return { ...slice.result(endedAt), ...this.#takeTraffic(), ...metered };
  }

  [Symbol.dispose](): void {
    this.#slice = undefined;
    this.#wake.cancel();
    for (const connection of this.#connections) connection.close();
    this.#onDisposed?.(new Error('disposed of under load'));
  }

  /** Called for whatever the loop does, so that only where it did nothing there is silence. */
  #beat(now: number): void {
    this.#pulse.beat(now, this.#wake.awakeFrom);
  }

  /** Sends all that is due and can be sent; sleeps until the next is due or a connection is free. */
  #pump(now: number, awakeFrom = this.#wake.awakeFrom): void {
    this.#pulse.beat(now, awakeFrom);
    const slice = this.#slice;
    if (!slice) return;
    while (this.#idle.size > 0) {
      const due = slice.nextDue(now);
      if (due === undefined || now >= slice.drainDeadline) {
        this.#endIfDrained(slice, now);
        return;
      }
      if (due > now) {
        this.#wake.at(due);
        return;
      }
      // Settling comes first, so that this costs no time that is recorded.
      this.#meter.begin();
      this.#send(slice.startNext(), due);
    }
  }

  #send(index: number, due: number): void {
    const request = this.#options.requests[index];
    const connection = this.#idle.take();
    if (request && connection) connection.send(request, due);
    this.#pulse.beat(performance.now(), ALREADY);
  }

  #onEnded(connection: Connection, exchange: Exchange): void {
    this.#slice?.countEnded(exchange);
    if (hasNoConnection(exchange)) {
      this.#beat(exchange.endedAt);
      this.#returnLater(connection);
      return;
    }
    this.#backoff = FIRST_BACKOFF_MS;
    this.#idle.put(connection);
    this.#pump(exchange.endedAt);
  }

  /** A refused connect fails at once; asking again at once would only burn the server's CPU. */
  #returnLater(connection: Connection): void {
    const wait = this.#backoff;
    this.#backoff = Math.min(wait * 2, LONGEST_BACKOFF_MS);
    setTimeout(() => {
      this.#idle.put(connection);
      this.#pump(performance.now());
    }, wait);
  }

  #endIfDrained(slice: Slice, now: number): void {
    if (!this.#idle.isFull) return;
    if (now < slice.window.until) {
      this.#wake.at(slice.window.until);
      return;
    }
    this.#slice = undefined;
    this.#wake.cancel();
    this.#onDrained?.();
  }

  #sweep(slice: Slice): void {
    const now = performance.now();
    this.#beat(now);
    const overdue = now - this.#options.requestTimeout;
    for (const connection of this.#connections) {
      const since = connection.busySince;
      if (since !== undefined && since < overdue) connection.expire();
    }
    // The way out of a slice in which nothing answers any more.
    if (now >= slice.window.until) this.#pump(now);
  }

  #takeTraffic(): Pick<ThreadSlice, 'bytesReceived' | 'connectionsOpened' | 'connectTime'> {
    const traffic = this.#connections.map((connection) => connection.takeTraffic());
    const connectTime = this.#connectTime.condensed();
    this.#connectTime.reset();
    return {
      bytesReceived: bytes(traffic.reduce((sum, { bytesReceived }) => sum + bytesReceived, 0)),
      connectionsOpened: traffic.reduce((sum, { opened }) => sum + opened, 0),
      connectTime,
    };
  }
}

const hasNoConnection = ({ failure }: Exchange): boolean =>
  failure === 'ports-exhausted' || (failure?.startsWith('connect-') ?? false);
