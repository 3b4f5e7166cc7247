// One thread's share of the connections, and the loop that keeps them to the schedule.

import { Histogram } from '../../record/histogram.ts';
import { type Milliseconds, toMicroseconds } from '../../units.ts';
import { createConnectGate } from '../exchange/connect-gate.ts';
import {
  type Connection,
  type Engine,
  expireSince,
  sweepPause,
  takeTraffic,
} from '../exchange/connection.ts';
import { type Exchange, hasNoConnection } from '../exchange/exchange.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import type { LoadTarget } from '../target.ts';
import { Backoff } from './backoff.ts';
import { type Drawing, Draws } from './draws.ts';
import type { FlowDrawable } from './flow-user.ts';
import { FlowUsers } from './flow-users.ts';
import { GapMeter } from './gap-meter.ts';
import { IdleQueue } from './idle-queue.ts';
import { type MixUnit, unitCycle } from './mix-cycle.ts';
import { ALREADY, PreciseTimer } from './precise-timer.ts';
import { Slice, type SliceInput } from './slice.ts';
import { SliceCounts } from './slice-counts.ts';
import { ThreadMeter } from './thread-meter.ts';
import type { ThreadSlice } from './thread-slice.ts';

interface PoolOptions {
  readonly engine: Engine;
  readonly target: LoadTarget;
  readonly requests: readonly OutgoingRequest[];
  /** By the index of the flow. */
  readonly drawables: readonly FlowDrawable[];
  readonly connections: number;
  readonly requestTimeout: Milliseconds;
  readonly drawing: Drawing;
}

/** Unrecorded requests get at least this long for their answers, before their connections are closed. */
const SHORTEST_GRACE_MS = 100;

export class ConnectionPool implements Disposable {
  readonly #options: PoolOptions;
  readonly #connections: readonly Connection[];
  readonly #cycle: readonly MixUnit[];
  readonly #flows: FlowUsers;
  readonly #idle: IdleQueue<Connection>;
  readonly #counts: SliceCounts;
  readonly #draws: Draws;
  readonly #timer = new PreciseTimer((awakeFrom) => this.#sendDue(performance.now(), awakeFrom));
  readonly #connectTime = new Histogram();
  #gaps = new GapMeter(0);
  readonly #meter = new ThreadMeter();
  readonly #backoff = new Backoff();
  #slice: Slice | undefined;
  /** Connections with a request in flight that is not recorded. */
  readonly #unrecorded = new Set<Connection>();
  /** Ends them. */
  #grace: NodeJS.Timeout | undefined;
  #onDrained: (() => void) | undefined;
  #onFailed: ((error: Error) => void) | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#cycle = unitCycle(options.requests);
    this.#counts = new SliceCounts(options.requests);
    this.#draws = new Draws(options.requests, options.drawing);
    const gate = createConnectGate();
    this.#connections = Array.from({ length: options.connections }, () =>
      options.engine.createConnection({
        target: options.target,
        connectTimeout: options.requestTimeout,
        gate,
        onConnected: (took) => {
          this.#connectTime.record(toMicroseconds(took));
          this.#noteActivity(performance.now());
        },
        onActivity: () => this.#noteActivity(performance.now()),
        ended: (connection, exchange) => this.#onEnded(connection, exchange),
      }),
    );
    this.#flows = new FlowUsers(this.#connections, options, this.#sendStep.bind(this));
    this.#idle = new IdleQueue(this.#connections);
  }

  /** Opens the connections that are closed, a few at a time. */
  async open(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.open()));
  }

  /** Closes all connections, which must be idle, and opens them again, a few at a time. */
  async reopen(): Promise<void> {
    for (const connection of this.#connections) connection.close();
    await this.open();
  }

  /**
   * Applies the load until every request that is recorded has ended.
   * @throws GateError when the counts do not add up, Error when disposed of meanwhile
   */
  async run(input: SliceInput): Promise<ThreadSlice> {
    const { requestTimeout } = this.#options;
    const slice = new Slice(input, this.#counts, this.#cycle, requestTimeout);
    this.#draws.beginSlice(input.drawFrom);
    this.#meter.prepare();
    const sweeper = setInterval(() => this.#sweep(slice), sweepPause(requestTimeout));
    await new Promise<void>((resolve, reject) => {
      this.#onDrained = resolve;
      this.#onFailed = reject;
      this.#slice = slice;
      this.#gaps = new GapMeter(slice.begin);
      this.#timer.at(slice.begin);
    }).finally(() => clearInterval(sweeper));
    const metered = await this.#meter.end(this.#gaps.gap);
    return {
      ...slice.result(),
      ...takeTraffic(this.#connections, this.#connectTime),
      ...metered,
      drawn: this.#draws.drawn,
    };
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#grace);
    for (const connection of this.#connections) {
      this.#flows.stop(connection);
      connection.close();
    }
    this.#fail(new Error('disposed of under load'));
  }

  /** Nothing more is sent: the pool is of no further use. */
  #fail(error: Error): void {
    this.#slice = undefined;
    this.#timer.cancel();
    this.#onFailed?.(error);
  }

  /** Called for everything that the loop does: what is left between two calls is a gap. */
  #noteActivity(now: number): void {
    this.#gaps.note(now, this.#timer.awakeFrom);
  }

  /** Sends every request that is due, as far as connections are free, and sets the timer for the next. */
  #sendDue(now: number, awakeFrom = this.#timer.awakeFrom): void {
    this.#gaps.note(now, awakeFrom);
    const slice = this.#slice;
    if (!slice) return;
    while (this.#idle.size > 0 && this.#slice === slice) {
      const due = slice.nextDue(now);
      if (due === undefined || now >= slice.drainDeadline) {
        this.#endIfDrained(slice, now);
        return;
      }
      if (due > now) {
        this.#timer.at(due);
        return;
      }
      // The slice is still settling here, so this takes no time from the recorded window.
      this.#meter.begin();
      this.#send(slice, now, due);
    }
  }

  #send(slice: Slice, now: number, due: number): void {
    const isRecorded = !slice.isOver(now);
    const index = isRecorded ? slice.startNext() : slice.startUnrecorded();
    const request = this.#options.requests[index];
    const connection = this.#idle.take();
    if (!request || !connection) return;
    if (!isRecorded) this.#unrecorded.add(connection);
    const fault = this.#draws.draw(request, this.#flows.userOf(connection));
    if (fault !== undefined) {
      this.#fail(fault);
      return;
    }
    connection.send(request, due);
    this.#gaps.note(performance.now(), ALREADY);
  }

  #onEnded(connection: Connection, exchange: Exchange): void {
    const { step } = exchange.request;
    const end = step && this.#flows.note(connection, exchange, step);
    if (this.#unrecorded.has(connection)) this.#slice?.countUnrecorded(exchange);
    else this.#slice?.countEnded(exchange, end);
    if (step !== undefined && end === undefined) {
      this.#flows.goOn(connection, exchange);
      return;
    }
    this.#unrecorded.delete(connection);
    if (hasNoConnection(exchange)) {
      this.#noteActivity(exchange.endedAt);
      this.#backoff.after(() => {
        this.#idle.put(connection);
        this.#sendDue(performance.now());
      });
      return;
    }
    this.#backoff.reset();
    this.#idle.put(connection);
    this.#sendDue(exchange.endedAt);
  }

  #sendStep(connection: Connection, step: OutgoingRequest, due: number): void {
    if (this.#slice === undefined) return;
    if (!this.#unrecorded.has(connection)) this.#slice.startStep(step);
    connection.send(step, due);
    this.#gaps.note(performance.now(), ALREADY);
  }

  #endIfDrained(slice: Slice, now: number): void {
    if (now < slice.window.until) {
      if (this.#idle.isFull) this.#timer.at(slice.window.until);
      return;
    }
    if (!slice.isAnswered(now)) return;
    this.#timer.cancel();
    if (this.#idle.isFull) this.#end();
    else this.#grace ??= setTimeout(() => this.#giveUp(), slice.grace(SHORTEST_GRACE_MS));
  }

  /** What counts is answered, and a worker of the server may wait on a connection that is silent now. */
  #giveUp(): void {
    for (const connection of this.#unrecorded) {
      this.#flows.stop(connection);
      connection.close();
      this.#idle.put(connection);
    }
    this.#unrecorded.clear();
    if (this.#idle.isFull) this.#end();
  }

  #end(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#slice = undefined;
    this.#onDrained?.();
  }

  #sweep(slice: Slice): void {
    const now = performance.now();
    this.#noteActivity(now);
    expireSince(this.#connections, now - this.#options.requestTimeout);
    // Ends a slice even if no answer comes any more.
    if (now < slice.window.until) return;
    this.#sendDue(now);
    if (this.#idle.size === 0) this.#endIfDrained(slice, now);
  }
}
