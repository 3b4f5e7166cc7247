// What one thread counts during a slice: for each request name, and how late requests were sent.

import type { FailureClass } from '../../record/failure-class.ts';
import { Histogram } from '../../record/histogram.ts';
import type { FailureCount } from '../../record/run-record.ts';
import { bytes, type Microseconds, milliseconds, toMicroseconds } from '../../units.ts';
import { flowsOf, type OutgoingRequest } from '../exchange/outgoing-request.ts';
import type { FlowEnd } from './flow-user.ts';
import type { ThreadFlow, ThreadRequest } from './thread-slice.ts';

/** The recorded part of a slice, as instants of this thread's `performance.now()`. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Reused for every slice: first use of new histograms within a window would cost time there. */
export class SliceCounts {
  readonly #requests: readonly UnitCounts[];
  readonly #flows: readonly UnitCounts[];
  readonly #flowSteps: readonly (readonly string[])[];
  readonly #lag = new Histogram();

  /** @param requests in the order of the plan */
  constructor(requests: readonly Pick<OutgoingRequest, 'name' | 'step'>[]) {
    const flows = flowsOf(requests);
    this.#requests = requests.map(({ name }) => new UnitCounts(name));
    this.#flows = flows.map(({ name }) => new UnitCounts(name));
    this.#flowSteps = flows.map(({ steps }) => steps);
  }

  /** Forgets the previous slice. */
  clear(): void {
    for (const counts of this.#all) counts.clear();
    this.#lag.reset();
  }

  countsOf(index: number): UnitCounts {
    const counts = this.#requests[index];
    if (!counts) throw new RangeError(`no request ${index} in the plan`);
    return counts;
  }

  /** Of a flow as a whole: each run of it counts as one. */
  countsOfFlow(index: number): UnitCounts {
    const counts = this.#flows[index];
    if (!counts) throw new RangeError(`no flow ${index} in the plan`);
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

  /** Requests and flows that neither succeeded nor failed, by name. */
  get unaccounted(): readonly (readonly [name: string, count: number])[] {
    const counts = this.#all.map(({ name, unaccounted }) => [name, unaccounted] as const);
    return counts.filter(([, count]) => count !== 0);
  }

  requests(): ReadonlyMap<string, ThreadRequest> {
    return resultsOf(this.#requests);
  }

  flows(): ReadonlyMap<string, ThreadFlow> {
    return new Map(
      this.#flows.map((counts, index) => {
        const steps = this.#flowSteps[index] ?? [];
        return [counts.name, { ...counts.result(), steps }];
      }),
    );
  }

  get #all(): readonly UnitCounts[] {
    return [...this.#requests, ...this.#flows];
  }
}

const resultsOf = (all: readonly UnitCounts[]): ReadonlyMap<string, ThreadRequest> =>
  new Map(all.map((counts) => [counts.name, counts.result()]));

/** What is counted of an exchange; for a flow, from the begin of its first to the end of its last. */
type Ended = Omit<FlowEnd, 'flow' | 'hide'>;

interface HowCounted {
  readonly window: Window;
  readonly isOpenLoop: boolean;
  /** Makes the message of a failure fit to be shown; `undefined`: it is. */
  readonly hide?: ((text: string) => string) | undefined;
}

const asItIs = (text: string): string => text;

/** The counts and times of one name. */
class UnitCounts {
  readonly name: string;
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

  constructor(name: string) {
    this.name = name;
  }

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
  countEnded(exchange: Ended, { window, isOpenLoop, hide = asItIs }: HowCounted): void {
    if (exchange.resent) this.#resent++;
    if (exchange.failure === undefined) this.#countSuccess(exchange, window, isOpenLoop);
    else this.#countFailure(exchange, exchange.failure, hide);
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
  #countSuccess(exchange: Ended, window: Window, isOpenLoop: boolean): void {
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

  #countFailure(exchange: Ended, failure: FailureClass, hide: typeof asItIs): void {
    const known = this.#failures.get(failure);
    this.#failures.set(failure, {
      count: (known?.count ?? 0) + 1,
      // Masked before it is cut: half of a secret would be recognised by nobody.
      example: known?.example ?? hide(exchange.message).slice(0, LONGEST_EXAMPLE),
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
