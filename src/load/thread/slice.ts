// A slice in progress on one thread: its times, its schedule, its counts.

import { GateError } from '../../errors.ts';
import { type Milliseconds, milliseconds, toMicroseconds } from '../../units.ts';
import { toThreadTime } from '../exchange/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { beginsUnit, type OutgoingRequest } from '../exchange/outgoing-request.ts';
import { arrivalsBefore, intendedStart, type Schedule } from '../exchange/schedule.ts';
import type { FlowEnd } from './flow-user.ts';
import type { MixUnit } from './mix-cycle.ts';
import type { SliceCounts, Window } from './slice-counts.ts';
import type { ThreadSlice } from './thread-slice.ts';

/** One slice of load, timed on the clock that all threads share. */
export interface SliceInput {
  readonly schedule: Schedule;
  readonly startAt: Milliseconds;
  /** Load before the recorded window. */
  readonly settle: Milliseconds;
  readonly window: Milliseconds;
  /** How long no recorded request may be answered before the load goes on, unrecorded. */
  readonly patience: Milliseconds;
  /** Shared by all threads of the slice: how many of them still wait for an answer that counts. */
  readonly waiting: Int32Array;
  /** The first number that each request is drawn for, by index; absent: 0. */
  readonly drawFrom?: readonly number[];
}

/** For `SliceInput`. */
export function waitingThreads(threads: number): Int32Array {
  const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  waiting[0] = threads;
  return waiting;
}

/** What the requests of a slice add to it. */
type SliceResult = Pick<
  ThreadSlice,
  'window' | 'completed' | 'elapsed' | 'lag' | 'requests' | 'flows' | 'unrecorded'
>;

export class Slice {
  /** Instants of this thread's `performance.now()`. */
  readonly begin: number;
  readonly window: Window;
  /** Requests that are due but not sent by then are never sent. */
  readonly drainDeadline: number;
  readonly #input: SliceInput;
  readonly #counts: SliceCounts;
  readonly #cycle: readonly MixUnit[];
  /** Computed from the input alone: comparing instants could be off by one request through rounding. */
  readonly #arrivals: number | undefined;
  readonly #giveUpAt: number;
  #started = 0;
  #inFlight = 0;
  #unrecorded = 0;
  /** When a connection first had nothing more to send that is recorded, or the last answer that counts. */
  #silentSince: number | undefined;
  /** When the load went on. */
  #resumedAt: number | undefined;
  #unrecordedAnswers = 0;
  #answeredAt: number | undefined;

  /** @param counts cleared first */
  constructor(
    input: SliceInput,
    counts: SliceCounts,
    cycle: readonly MixUnit[],
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
    this.#giveUpAt = this.drainDeadline + requestTimeout;
  }

  /** When the next request is due, as an instant of this thread; `undefined` when none is needed any more. */
  nextDue(now: number): number | undefined {
    if (now < this.begin) return this.begin;
    if (this.isOver(now)) return this.#nextUnrecorded(now);
    const elapsed = milliseconds(now - this.begin);
    return this.begin + intendedStart(this.#input.schedule, this.#started, elapsed);
  }

  /**
   * The load goes on, unrecorded, until every recorded request is answered. A server that binds a worker to
   * a connection would spend a silence on waiting for its next request, while others wait for the worker.
   * While answers that count keep coming, no worker waits, and more requests would only take longer.
   */
  #nextUnrecorded(now: number): number | undefined {
    if (now < this.window.until ? this.#inFlight === 0 : this.isAnswered(now)) return undefined;
    this.#silentSince ??= Math.max(now, this.window.until);
    const resumed = this.#resumedAt ?? this.#silentSince + this.#input.patience;
    if (now < resumed) return resumed;
    this.#resumedAt = resumed;
    const elapsed = milliseconds(now - resumed);
    return resumed + intendedStart(this.#input.schedule, this.#unrecorded, elapsed);
  }

  /** Whether every request that is recorded was sent. */
  isOver(now: number): boolean {
    return this.#arrivals === undefined
      ? now >= this.window.until
      : this.#started >= this.#arrivals;
  }

  /** After the window: whether all threads have every answer that counts, or waited long enough for it. */
  isAnswered(now: number): boolean {
    if (now < this.window.until || this.#inFlight > 0) return false;
    // Arrivals that no connection was free for are still due.
    if (!this.isOver(now) && now < this.drainDeadline) return false;
    if (this.#answeredAt === undefined) {
      this.#answeredAt = now;
      Atomics.sub(this.#input.waiting, 0, 1);
    }
    return Atomics.load(this.#input.waiting, 0) <= 0 || now >= this.#giveUpAt;
  }

  /** How long (ms) unrecorded requests may take: as long as the recorded ones took behind the window. */
  grace(shortest: number): number {
    return Math.max(shortest, (this.#answeredAt ?? 0) - this.window.until);
  }

  /** Starts the next request, or flow. @returns the index of the request in the plan */
  startNext(): number {
    const { index, flow } = this.#unitAt(this.#started);
    this.#started++;
    this.#inFlight++;
    this.#counts.countsOf(index).countSent();
    if (flow !== undefined) this.#counts.countsOfFlow(flow).countSent();
    return index;
  }

  /** The same behind the recorded ones. */
  startUnrecorded(): number {
    const { index } = this.#unitAt(this.#started + this.#unrecorded);
    this.#unrecorded++;
    return index;
  }

  /** A further step of a flow that is recorded. */
  startStep({ index }: Pick<OutgoingRequest, 'index'>): void {
    this.#counts.countsOf(index).countSent();
  }

  #unitAt(place: number): MixUnit {
    const unit = this.#cycle[place % this.#cycle.length];
    if (unit === undefined) throw new RangeError('an empty mix');
    return unit;
  }

  /** Answers to unrecorded requests cost the server CPU time as well. */
  countUnrecorded({ status }: Exchange): void {
    if (status > 0) this.#unrecordedAnswers++;
  }

  /** @param flow the flow that ended with this step; `undefined`: it goes on, or there is none */
  countEnded(exchange: Exchange, flow?: FlowEnd): void {
    if (exchange.request.step === undefined || flow !== undefined) this.#inFlight--;
    if (this.#silentSince !== undefined) this.#silentSince = exchange.endedAt;
    const { request } = exchange;
    const how = { window: this.window, isOpenLoop: this.#isOpenLoop, hide: flow?.hide };
    this.#counts.countsOf(request.index).countEnded(exchange, how);
    // Nothing is due within a flow: a step follows the answer before it.
    if (this.#isOpenLoop && beginsUnit(request)) this.#counts.recordLag(lagOf(exchange));
    if (flow === undefined) return;
    this.#counts.countsOfFlow(flow.flow.index).countEnded(flow, how);
  }

  get #isOpenLoop(): boolean {
    return this.#input.schedule.kind === 'open';
  }

  /** @throws GateError when a request is lost: each must have succeeded or failed */
  result(): SliceResult {
    const endedAt = this.#answeredAt ?? this.window.until;
    this.#countUnsent();
    this.#assertAllEnded();
    const { completed, lag } = this.#counts;
    return {
      window: this.#input.window,
      completed,
      elapsed: milliseconds(endedAt - this.begin),
      lag,
      requests: this.#counts.requests(),
      flows: this.#counts.flows(),
      unrecorded: this.#unrecordedAnswers,
    };
  }

  #countUnsent(): void {
    const arrivals = this.#arrivals ?? this.#started;
    for (let arrival = this.#started; arrival < arrivals; arrival++) {
      const { index, flow } = this.#unitAt(arrival);
      if (flow === undefined) this.#counts.countsOf(index).countUnsent();
      else this.#counts.countsOfFlow(flow).countUnsent();
    }
  }

  #assertAllEnded(): void {
    for (const [name, count] of this.#counts.unaccounted) {
      throw new GateError({
        code: 'accounting-broken',
        kind: 'gate',
        message: `${count} of "${name}" neither succeeded nor failed.`,
        remedy: 'This is a fault of perf-gate: please report it with the server that showed it.',
      });
    }
  }
}

const lagOf = ({ startedAt, intendedAt }: Exchange) =>
  toMicroseconds(milliseconds(startedAt - intendedAt));
