// What one thread counts during a slice: for each request name, and how late requests were sent.

import type { FailureClass } from '../../record/failure-class.ts';
import { Histogram } from '../../record/histogram.ts';
import type { FailureCount } from '../../record/run-record.ts';
import { bytes, type Microseconds, milliseconds, toMicroseconds } from '../../units.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ThreadRequest } from './thread-slice.ts';

/** The recorded part of a slice, as instants of this thread's `performance.now()`. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Reused for every slice: first use of new histograms within a window would cost time there. */
export class SliceCounts {
  readonly #names: readonly string[];
  readonly #requests: readonly RequestCounts[];
  readonly #lag = new Histogram();

  /** @param names of the requests, in the order of the plan */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#requests = names.map(() => new RequestCounts());
  }

  /** Forgets the previous slice. */
  clear(): void {
    for (const counts of this.#requests) counts.clear();
    this.#lag.reset();
  }

  countsOf(index: number): RequestCounts {
    const counts = this.#requests[index];
    if (!counts) throw new RangeError(`no request ${index} in the plan`);
    return counts;
  }

  recordLag(lag: Microseconds): void {
    this.#lag.record(lag);
  }

  get lag(): Histogram {
    return this.#lag.condensed();
  }

  get completed(): number {
    return this.#requests.reduce((sum, { completed }) => sum + completed, 0);
  }

  /** Requests that neither succeeded nor failed, by name. */
  get unaccounted(): readonly (readonly [name: string, count: number])[] {
    const counts = this.#names.map(
      (name, index) => [name, this.countsOf(index).unaccounted] as const,
    );
    return counts.filter(([, count]) => count !== 0);
  }

  results(): ReadonlyMap<string, ThreadRequest> {
    return new Map(this.#names.map((name, index) => [name, this.countsOf(index).result()]));
  }
}

/** The counts and times of one request name. */
class RequestCounts {
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

  /** Counts every request of the slice, but records only times of the window. */
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

  // Throughput counts the requests that end in the window: those that straddle its begin make up for
  // those that straddle its end. Times are of requests that start in it, so no slow one is lost at the end.
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

/** The example may be text from the server: long enough to recognise it, too short to flood a report. */
const LONGEST_EXAMPLE = 200;

const isWithin = (instant: number, window: Window): boolean =>
  instant >= window.from && instant < window.until;

const elapsed = (from: number, until: number): Microseconds =>
  toMicroseconds(milliseconds(until - from));
