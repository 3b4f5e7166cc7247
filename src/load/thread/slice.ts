// A slice in progress on one thread: its times, its schedule, its counts.

import { GateError } from '../../errors.ts';
import { type Milliseconds, milliseconds, toMicroseconds } from '../../units.ts';
import { toThreadTime } from '../exchange/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { arrivalsBefore, intendedStart, type Schedule } from '../exchange/schedule.ts';
import type { SliceCounts, Window } from './slice-counts.ts';
import type { ThreadSlice } from './thread-slice.ts';

/** One slice of load, timed on the clock that all threads share. */
export interface SliceInput {
  readonly schedule: Schedule;
  readonly startAt: Milliseconds;
  /** Load before the recorded window. */
  readonly settle: Milliseconds;
  readonly window: Milliseconds;
}

/** What the requests of a slice add to it. */
type SliceResult = Pick<ThreadSlice, 'window' | 'completed' | 'elapsed' | 'lag' | 'requests'>;

export class Slice {
  /** Instants of this thread's `performance.now()`. */
  readonly begin: number;
  readonly window: Window;
  /** Requests that are due but not sent by then are never sent. */
  readonly drainDeadline: number;
  readonly #input: SliceInput;
  readonly #counts: SliceCounts;
  readonly #cycle: readonly number[];
  /** Computed from the input alone: comparing instants could be off by one request through rounding. */
  readonly #arrivals: number | undefined;
  #started = 0;

  /** @param counts cleared first */
  constructor(
    input: SliceInput,
    counts: SliceCounts,
    cycle: readonly number[],
    requestTimeout: Milliseconds,
  ) {
    this.#input = input;
    this.#cycle = cycle;
    this.#counts = counts;
    counts.clear();
    this.begin = toThreadTime(input.startAt);
    const end = milliseconds(input.settle + input.window);
    this.window = { from: this.begin + input.settle, until: this.begin + end };
    this.#arrivals = arrivalsBefore(input.schedule, end);
    this.drainDeadline = this.window.until + requestTimeout;
  }

  /** When the next request is due, as an instant of this thread; `undefined` after the last. */
  nextDue(now: number): number | undefined {
    if (now < this.begin) return this.begin;
    if (this.#isOver(now)) return undefined;
    const elapsed = milliseconds(now - this.begin);
    return this.begin + intendedStart(this.#input.schedule, this.#started, elapsed);
  }

  #isOver(now: number): boolean {
    return this.#arrivals === undefined
      ? now >= this.window.until
      : this.#started >= this.#arrivals;
  }

  /** Starts the next request. @returns its index in the plan */
  startNext(): number {
    const index = this.#cycle[this.#started % this.#cycle.length] ?? 0;
    this.#started++;
    this.#counts.countsOf(index).countSent();
    return index;
  }

  countEnded(exchange: Exchange): void {
    const isOpenLoop = this.#input.schedule.kind === 'open';
    this.#counts.countsOf(exchange.request.index).countEnded(exchange, this.window, isOpenLoop);
    if (isOpenLoop) this.#counts.recordLag(lagOf(exchange));
  }

  /** @throws GateError when a request is lost: each must have succeeded or failed */
  result(endedAt: number): SliceResult {
    this.#countUnsent();
    this.#assertAllEnded();
    const { completed, lag } = this.#counts;
    return {
      window: this.#input.window,
      completed,
      elapsed: milliseconds(endedAt - this.begin),
      lag,
      requests: this.#counts.results(),
    };
  }

  #countUnsent(): void {
    const arrivals = this.#arrivals ?? this.#started;
    for (let arrival = this.#started; arrival < arrivals; arrival++) {
      this.#counts.countsOf(this.#cycle[arrival % this.#cycle.length] ?? 0).countUnsent();
    }
  }

  #assertAllEnded(): void {
    for (const [name, count] of this.#counts.unaccounted) {
      throw new GateError({
        code: 'accounting-broken',
        kind: 'gate',
        message: `${count} requests of "${name}" neither succeeded nor failed.`,
        remedy: 'This is a fault of perf-gate: please report it with the server that showed it.',
      });
    }
  }
}

const lagOf = ({ startedAt, intendedAt }: Exchange) =>
  toMicroseconds(milliseconds(startedAt - intendedAt));
