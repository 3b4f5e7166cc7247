// A slice in progress on one thread: its times, its schedule, its counts.

import { GateError } from '../../errors.ts';
import { type Milliseconds, milliseconds, toMicroseconds } from '../../units.ts';
import { toThreadTime } from '../exchange/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { arrivalsBefore, intendedStart, type Schedule } from '../exchange/schedule.ts';
import type { Books } from './books.ts';
import type { Window } from './tally.ts';
import type { ThreadSlice } from './thread-slice.ts';

/** One slice of load, timed on the clock that all threads share. */
export interface SliceOrder {
  readonly schedule: Schedule;
  readonly startAt: Milliseconds;
  /** Load before the recorded window. */
  readonly settle: Milliseconds;
  readonly window: Milliseconds;
}

/** What the requests of a slice add to it. */
export type SliceCounts = Pick<
  ThreadSlice,
  'window' | 'completed' | 'elapsed' | 'lag' | 'requests'
>;

export class Slice {
  /** Instants of this thread's `performance.now()`. */
  readonly begin: number;
  readonly window: Window;
  /** What is due and still unsent then, stays unsent. */
  readonly drainDeadline: number;
  readonly #order: SliceOrder;
  readonly #books: Books;
  readonly #cycle: readonly number[];
  /** From the order alone: an instant compared with another may be off by its rounding, a count not. */
  readonly #arrivals: number | undefined;
  #started = 0;

  /** @param books what stands in them is forgotten */
  constructor(
    order: SliceOrder,
    books: Books,
    cycle: readonly number[],
    requestTimeout: Milliseconds,
  ) {
    this.#order = order;
    this.#cycle = cycle;
    this.#books = books;
    books.clear();
    this.begin = toThreadTime(order.startAt);
    const end = milliseconds(order.settle + order.window);
    this.window = { from: this.begin + order.settle, until: this.begin + end };
    this.#arrivals = arrivalsBefore(order.schedule, end);
    this.drainDeadline = this.window.until + requestTimeout;
  }

  /** When the next request is due, as an instant of this thread; `undefined`: there is no other. */
  nextDue(now: number): number | undefined {
    if (now < this.begin) return this.begin;
    if (this.#isOver(now)) return undefined;
    const elapsed = milliseconds(now - this.begin);
    return this.begin + intendedStart(this.#order.schedule, this.#started, elapsed);
  }

  #isOver(now: number): boolean {
    return this.#arrivals === undefined
      ? now >= this.window.until
      : this.#started >= this.#arrivals;
  }

  /** The place in the plan of the request whose turn it is. */
  startNext(): number {
    const index = this.#cycle[this.#started % this.#cycle.length] ?? 0;
    this.#started++;
    this.#books.tallyAt(index).countSent();
    return index;
  }

  countEnded(exchange: Exchange): void {
    const isOpenLoop = this.#order.schedule.kind === 'open';
    this.#books.tallyAt(exchange.request.index).countEnded(exchange, this.window, isOpenLoop);
    if (isOpenLoop) this.#books.recordLag(lagOf(exchange));
  }

  /** @throws GateError when requests were lost: every one must have ended one way or the other */
  result(endedAt: number): SliceCounts {
    this.#countUnsent();
    this.#assertAccounts();
    const { completed, lag } = this.#books;
    return {
      window: this.#order.window,
      completed,
      elapsed: milliseconds(endedAt - this.begin),
      lag,
      requests: this.#books.results(),
    };
  }

  #countUnsent(): void {
    const arrivals = this.#arrivals ?? this.#started;
    for (let arrival = this.#started; arrival < arrivals; arrival++) {
      this.#books.tallyAt(this.#cycle[arrival % this.#cycle.length] ?? 0).countUnsent();
    }
  }

  #assertAccounts(): void {
    for (const [name, count] of this.#books.unaccounted) {
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
