import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  tryProcFile
} from "./chunk-NDQCEF4C.js";
import {
  Histogram
} from "./chunk-ZG6NZ5XM.js";
import {
  GateError
} from "./chunk-BSGPJISP.js";
import {
  NANOSECONDS_PER_MILLISECOND,
  milliseconds,
  nanoseconds,
  seconds,
  toMicroseconds
} from "./chunk-S6OVKM5K.js";

// src/load/thread/worker-messages.ts
function encodeSlice(slice) {
  return {
    ...slice,
    lag: encode(slice.lag),
    connectTime: encode(slice.connectTime),
    requests: new Map([...slice.requests].map(([name, request]) => [name, encodeRequest(request)]))
  };
}
function decodeSlice(message) {
  return {
    ...message,
    lag: decode(message.lag),
    connectTime: decode(message.connectTime),
    requests: new Map(
      [...message.requests].map(([name, request]) => [name, decodeRequest(request)])
    )
  };
}
function encodeRequest(request) {
  return {
    ...request,
    serviceTime: encode(request.serviceTime),
    responseTime: encode(request.responseTime),
    waiting: encode(request.waiting),
    total: encode(request.total),
    failureTime: encode(request.failureTime)
  };
}
function decodeRequest(request) {
  return {
    ...request,
    serviceTime: decode(request.serviceTime),
    responseTime: decode(request.responseTime),
    waiting: decode(request.waiting),
    total: decode(request.total),
    failureTime: decode(request.failureTime)
  };
}
function buffersOf({ lag, connectTime, requests }) {
  const ofRequests = [...requests.values()].flatMap((request) => [
    request.serviceTime,
    request.responseTime,
    request.waiting,
    request.total,
    request.failureTime
  ]);
  const filled = [lag, connectTime, ...ofRequests].filter(({ length }) => length > 0);
  return [...new Set(filled.map(({ buffer }) => buffer))];
}
var encode = (histogram) => histogram.cells;
var decode = (cells) => Histogram.ofCells(cells);

// src/load/exchange/clock.ts
var READINGS = 20;
function compareClocks(readOwn, readShared) {
  let closest = Number.POSITIVE_INFINITY;
  let zero = 0;
  for (let reading = 0; reading < READINGS; reading++) {
    const before = readOwn();
    const shared = readShared();
    const after = readOwn();
    if (after - before >= closest) continue;
    closest = after - before;
    zero = shared - (before + after) / 2;
  }
  return zero;
}
var threadBirth = compareClocks(
  () => performance.now(),
  () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MILLISECOND
);
var sharedNow = () => milliseconds(performance.now() + threadBirth);
var toThreadTime = (shared) => milliseconds(shared - threadBirth);

// src/load/exchange/schedule.ts
function intendedStart(schedule, started, elapsed) {
  switch (schedule.kind) {
    case "closed":
      return elapsed;
    case "open": {
      const arrival = started * schedule.threads + schedule.thread;
      return milliseconds(arrival * seconds(1) / schedule.rate);
    }
  }
}
function arrivalsBefore(schedule, end) {
  if (schedule.kind === "closed") return void 0;
  const arrivals = Math.ceil(end * schedule.rate / seconds(1));
  return Math.max(0, Math.ceil((arrivals - schedule.thread) / schedule.threads));
}

// src/load/thread/slice.ts
function waitingThreads(threads) {
  const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  waiting[0] = threads;
  return waiting;
}
var Slice = class {
  /** Instants of this thread's `performance.now()`. */
  begin;
  window;
  /** Requests that are due but not sent by then are never sent. */
  drainDeadline;
  #input;
  #counts;
  #cycle;
  /** Computed from the input alone: comparing instants could be off by one request through rounding. */
  #arrivals;
  #giveUpAt;
  #started = 0;
  #inFlight = 0;
  #unrecorded = 0;
  /** When a connection first had nothing more to send that is recorded, or the last answer that counts. */
  #silentSince;
  /** When the load went on. */
  #resumedAt;
  #unrecordedAnswers = 0;
  #answeredAt;
  /** @param counts cleared first */
  constructor(input, counts, cycle, requestTimeout) {
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
  nextDue(now) {
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
  #nextUnrecorded(now) {
    if (now < this.window.until ? this.#inFlight === 0 : this.isAnswered(now)) return void 0;
    this.#silentSince ??= Math.max(now, this.window.until);
    const resumed = this.#resumedAt ?? this.#silentSince + this.#input.patience;
    if (now < resumed) return resumed;
    this.#resumedAt = resumed;
    const elapsed = milliseconds(now - resumed);
    return resumed + intendedStart(this.#input.schedule, this.#unrecorded, elapsed);
  }
  /** Whether every request that is recorded was sent. */
  isOver(now) {
    return this.#arrivals === void 0 ? now >= this.window.until : this.#started >= this.#arrivals;
  }
  /** After the window: whether all threads have every answer that counts, or waited long enough for it. */
  isAnswered(now) {
    if (now < this.window.until || this.#inFlight > 0) return false;
    if (!this.isOver(now) && now < this.drainDeadline) return false;
    if (this.#answeredAt === void 0) {
      this.#answeredAt = now;
      Atomics.sub(this.#input.waiting, 0, 1);
    }
    return Atomics.load(this.#input.waiting, 0) <= 0 || now >= this.#giveUpAt;
  }
  /** How long (ms) unrecorded requests may take: as long as the recorded ones took behind the window. */
  grace(shortest) {
    return Math.max(shortest, (this.#answeredAt ?? 0) - this.window.until);
  }
  /** Starts the next request. @returns its index in the plan */
  startNext() {
    const index = this.#cycle[this.#started % this.#cycle.length] ?? 0;
    this.#started++;
    this.#inFlight++;
    this.#counts.countsOf(index).countSent();
    return index;
  }
  /** The same for a request behind the recorded ones. */
  startUnrecorded() {
    const index = this.#cycle[(this.#started + this.#unrecorded) % this.#cycle.length] ?? 0;
    this.#unrecorded++;
    return index;
  }
  /** Answers to unrecorded requests cost the server CPU time as well. */
  countUnrecorded({ status }) {
    if (status > 0) this.#unrecordedAnswers++;
  }
  countEnded(exchange) {
    this.#inFlight--;
    if (this.#silentSince !== void 0) this.#silentSince = exchange.endedAt;
    const isOpenLoop = this.#input.schedule.kind === "open";
    this.#counts.countsOf(exchange.request.index).countEnded(exchange, this.window, isOpenLoop);
    if (isOpenLoop) this.#counts.recordLag(lagOf(exchange));
  }
  /** @throws GateError when a request is lost: each must have succeeded or failed */
  result() {
    const endedAt = this.#answeredAt ?? this.window.until;
    this.#countUnsent();
    this.#assertAllEnded();
    const { completed, lag } = this.#counts;
    return {
      window: this.#input.window,
      completed,
      elapsed: milliseconds(endedAt - this.begin),
      lag,
      requests: this.#counts.results(),
      unrecorded: this.#unrecordedAnswers
    };
  }
  #countUnsent() {
    const arrivals = this.#arrivals ?? this.#started;
    for (let arrival = this.#started; arrival < arrivals; arrival++) {
      this.#counts.countsOf(this.#cycle[arrival % this.#cycle.length] ?? 0).countUnsent();
    }
  }
  #assertAllEnded() {
    for (const [name, count] of this.#counts.unaccounted) {
      throw new GateError({
        code: "accounting-broken",
        kind: "gate",
        message: `${count} requests of "${name}" neither succeeded nor failed.`,
        remedy: "This is a fault of perf-gate: please report it with the server that showed it."
      });
    }
  }
};
var lagOf = ({ startedAt, intendedAt }) => toMicroseconds(milliseconds(startedAt - intendedAt));

// src/machine/schedstat.ts
function readSchedstat(path) {
  const seen = tryProcFile(path);
  if (typeof seen === "string") return seen;
  const [cpu = Number.NaN, waited = Number.NaN] = seen.text.split(" ").map(Number);
  return Number.isNaN(waited) ? "gone" : { cpu: nanoseconds(cpu), waited: nanoseconds(waited) };
}
function readOwnTimes() {
  process.cpuUsage();
  const own = readSchedstat("/proc/thread-self/schedstat");
  return typeof own === "string" || own.cpu === 0 ? void 0 : own;
}

export {
  sharedNow,
  encodeSlice,
  decodeSlice,
  buffersOf,
  waitingThreads,
  Slice,
  readSchedstat,
  readOwnTimes
};
