// What one thread saw of one request name during one slice.

import type { FailureClass, FailureCount } from '../../record/failure-class.ts';
import { Histogram } from '../../record/histogram.ts';
import { bytes, type Microseconds, milliseconds, toMicroseconds } from '../../units.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ThreadRequest } from './thread-slice.ts';

/** The recorded part of a slice, as instants of this thread's `performance.now()`. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

export class Tally {
  #sent = 0;
  #ok = 0;
  #completed = 0;
  #resent = 0;
  #unsent = 0;
  #bodyBytes = 0;
  readonly #failures = new Map<FailureClass, FailureCount>();
  readonly #serviceTime = new Histogram();
  readonly #responseTime = new Histogram();
  readonly #waiting = new Histogram();
  readonly #total = new Histogram();
  readonly #failureTime = new Histogram();

  clear(): void {
    this.#sent = 0;
    this.#ok = 0;
    this.#completed = 0;
    this.#resent = 0;
    this.#unsent = 0;
    this.#bodyBytes = 0;
    this.#failures.clear();
    this.#serviceTime.reset();
    this.#responseTime.reset();
    this.#waiting.reset();
    this.#total.reset();
    this.#failureTime.reset();
  }

  countSent(): void {
    this.#sent++;
  }

  countUnsent(): void {
    this.#unsent++;
  }

  /** Counts every request of the slice; records the times of those that belong to the window. */
  countEnded(exchange: Exchange, window: Window, isOpenLoop: boolean): void {
    if (exchange.resent) this.#resent++;
    if (exchange.failure === undefined) this.#countSuccess(exchange, window, isOpenLoop);
    else this.#countFailure(exchange, exchange.failure);
  }

  get completed(): number {
    return this.#completed;
  }

  /** Sent and neither succeeded nor failed: 0 once a slice has drained. */
  get unaccounted(): number {
    const failed = [...this.#failures.values()].reduce((sum, { count }) => sum + count, 0);
    return this.#sent - this.#ok - failed;
  }

  result(): ThreadRequest {
    return {
      sent: this.#sent,
      ok: this.#ok,
      completed: this.#completed,
      resent: this.#resent,
      unsent: this.#unsent,
      bodyBytes: bytes(this.#bodyBytes),
      failures: Object.fromEntries(this.#failures),
      serviceTime: this.#serviceTime.condensed(),
      responseTime: this.#responseTime.condensed(),
      waiting: this.#waiting.condensed(),
      total: this.#total.condensed(),
      failureTime: this.#failureTime.condensed(),
    };
  }

  // Throughput counts what ends in the window, so that what straddles one edge makes up for the
  // other; times belong to what starts in it, so that a slow request is not lost at the end.
  #countSuccess(exchange: Exchange, window: Window, isOpenLoop: boolean): void {
    this.#ok++;
    this.#bodyBytes += exchange.bodyBytes;
    if (isWithin(exchange.endedAt, window)) this.#completed++;
    if (!isWithin(exchange.intendedAt, window)) return;
    const service = elapsed(exchange.startedAt, exchange.endedAt);
    this.#serviceTime.record(service);
    this.#waiting.record(elapsed(exchange.startedAt, exchange.firstByteAt));
    this.#total.record(elapsed(exchange.startedAt - exchange.connecting, exchange.endedAt));
    if (isOpenLoop) this.#responseTime.record(elapsed(exchange.intendedAt, exchange.endedAt));
  }

  #countFailure(exchange: Exchange, failure: FailureClass): void {
    const known = this.#failures.get(failure);
    this.#failures.set(failure, {
      count: (known?.count ?? 0) + 1,
      example: known?.example ?? exchange.message.slice(0, LONGEST_EXAMPLE),
    });
    this.#failureTime.record(elapsed(exchange.startedAt, exchange.endedAt));
  }
}

/** The example may be text of the server: enough to recognise it, too little to flood a report. */
const LONGEST_EXAMPLE = 200;

const isWithin = (instant: number, window: Window): boolean =>
  instant >= window.from && instant < window.until;

const elapsed = (from: number, until: number): Microseconds =>
  toMicroseconds(milliseconds(until - from));
