import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  decimalLength,
  tryProcFile,
  writeDecimal
} from "./chunk-DB4XV5NA.js";
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

// src/load/values/mix.ts
function mix(seed, number, place) {
  const low = finalise((seed ^ number) + GOLDEN);
  const high = finalise((low ^ number / TWO_32) + GOLDEN);
  return finalise((high ^ place) + GOLDEN);
}
var GOLDEN = 2654435769;
var TWO_32 = 2 ** 32;
function finalise(bits) {
  let mixed = bits | 0;
  mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
  mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
  return (mixed ^ mixed >>> 16) >>> 0;
}
function mixText(text) {
  let bits = 2166136261;
  for (const byte of Buffer.from(text)) bits = Math.imul(bits ^ byte, 16777619);
  return finalise(bits);
}

// src/load/values/drawn-values.ts
var LONGEST_MADE = 36;
var DrawnValues = class {
  template;
  bytes;
  from;
  until;
  #made;
  #rows;
  #seed;
  /** @param seed that of the plan: it decides what is drawn at random */
  constructor(template, seed) {
    const { sources, tables } = template;
    this.template = template;
    this.#seed = seed;
    this.#made = Buffer.alloc(sources.length * LONGEST_MADE);
    this.#rows = new Uint32Array(tables.length);
    this.bytes = sources.map((source) => source.kind === "cell" ? bytesOf(source) : this.#made);
    this.from = new Uint32Array(sources.length);
    this.until = new Uint32Array(sources.length);
  }
  /** @returns the name of a table whose rows are used up; `undefined` where there is none */
  draw({ number, unique }) {
    const { sources, tables } = this.template;
    for (let index = 0; index < tables.length; index++) {
      const table = tables[index];
      if (table.order === "once" && number >= table.rows) return table.name;
      this.#rows[index] = this.#rowOf(table, index, number);
    }
    for (let index = 0; index < sources.length; index++) {
      this.#put(index, sources[index], number, unique);
    }
    return void 0;
  }
  #rowOf({ order, rows }, table, number) {
    return order === "random" ? below(rows, this.#seed, number, -1 - table) : number % rows;
  }
  #put(index, source, number, unique) {
    const at = index * LONGEST_MADE;
    if (source.kind === "cell") {
      const row = this.#rows[source.table] ?? 0;
      this.from[index] = row === 0 ? 0 : source.cells.ends[row - 1] ?? 0;
      this.until[index] = source.cells.ends[row] ?? 0;
      return;
    }
    this.from[index] = at;
    this.until[index] = at + this.#make(source, index, number, unique);
  }
  #make(source, index, number, unique) {
    const at = index * LONGEST_MADE;
    switch (source.kind) {
      case "seq":
        return unique.writeNumber(this.#made, at);
      case "uuid":
        return unique.writeUuid(this.#made, at);
      case "random": {
        const value = source.from + below(source.to - source.from + 1, this.#seed, number, index);
        writeDecimal(value, this.#made, at);
        return decimalLength(value);
      }
    }
  }
};
var bytesOf = ({ cells }) => Buffer.from(cells.bytes.buffer);
var TWO_322 = 2 ** 32;
function below(count, seed, number, place) {
  const high = mix(seed, number, place);
  if (count <= TWO_322) return Math.floor(high / TWO_322 * count);
  const low = mix(high, number, place);
  return Math.floor((high * 2 ** 21 + (low >>> 11)) / 2 ** 53 * count);
}

// src/load/values/unique-numbers.ts
var SINCE = Date.UTC(2020, 0, 1);
var PER_SECOND = 1e6;
var firstNumber = (now) => Math.floor((now - SINCE) / 1e3) * PER_SECOND;
var UniqueNumbers = class {
  #stride;
  #next;
  #state = crypto.getRandomValues(new Uint32Array(4));
  constructor({ first, stride }) {
    this.#next = first;
    this.#stride = stride;
  }
  /** Writes the next number in decimal. @returns how many bytes */
  writeNumber(into, at) {
    const end = writeDecimal(this.#next, into, at);
    this.#next += this.#stride;
    return end - at;
  }
  /** Writes a version 4 UUID (RFC 9562 section 5.4). @returns how many bytes */
  writeUuid(into, at) {
    let bits = 0;
    for (let index = 0; index < UUID_BYTES; index++) {
      bits = index % 4 === 0 ? this.#random() : bits >>> 8;
      const byte = bits & 255;
      const put = index === 6 ? byte & 15 | 64 : index === 8 ? byte & 63 | 128 : byte;
      const place = at + (PLACES[index] ?? 0);
      into[place] = HEX[put >> 4] ?? 0;
      into[place + 1] = HEX[put & 15] ?? 0;
    }
    for (const place of HYPHENS) into[at + place] = HYPHEN;
    return UUID_LENGTH;
  }
  /** xoshiro128** (Blackman and Vigna, 2018), begun with bytes of the system. */
  #random() {
    const state = this.#state;
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const d = state[3] ?? 0;
    const product = Math.imul(b, 5);
    const result = Math.imul(product << 7 | product >>> 25, 9);
    const third = c ^ a;
    const fourth = d ^ b;
    state[0] = a ^ fourth;
    state[1] = b ^ third;
    state[2] = third ^ b << 9;
    state[3] = fourth << 11 | fourth >>> 21;
    return result >>> 0;
  }
};
var UUID_BYTES = 16;
var UUID_LENGTH = 36;
var HYPHEN = 45;
var HYPHENS = [8, 13, 18, 23];
var PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
var HEX = Buffer.from("0123456789abcdef");

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
  mixText,
  DrawnValues,
  firstNumber,
  UniqueNumbers,
  waitingThreads,
  Slice,
  readSchedstat,
  readOwnTimes
};
