import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  Draws,
  FlowUser,
  Slice,
  UniqueNumbers,
  buffersOf,
  createConnectGate,
  drawablesOf,
  encodeSlice,
  loadEngine,
  readOwnTimes,
  readyToSend
} from "./chunk-TFIESMCQ.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  beginsUnit,
  expireSince,
  flowsOf,
  hasNoConnection,
  prepareSchemas,
  sweepPause,
  takeTraffic
} from "./chunk-FAMT3XTV.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import "./chunk-52CFMGTN.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import {
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  bytes,
  milliseconds,
  nanoseconds,
  toMicroseconds
} from "./chunk-D2O6BJGM.js";
import "./chunk-P77DGSXX.js";
import "./chunk-XDEPVGA2.js";

// src/load/load-worker.ts
import { parentPort } from "node:worker_threads";

// src/load/thread/backoff.ts
var FIRST_MS = 10;
var LONGEST_MS = 500;
var Backoff = class {
  #wait = FIRST_MS;
  /** Twice as long each time. */
  after(proceed) {
    setTimeout(proceed, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_MS);
  }
  reset() {
    this.#wait = FIRST_MS;
  }
};

// src/load/thread/flow-users.ts
var FlowUsers = class {
  #requests;
  #users;
  #thinking = /* @__PURE__ */ new Map();
  #send;
  constructor(connections, { requests, drawables }, send) {
    this.#requests = requests;
    this.#users = new Map(connections.map((one) => [one, new FlowUser(drawables)]));
    this.#send = send;
  }
  userOf(connection) {
    const user = this.#users.get(connection);
    if (user === void 0) throw new RangeError("a connection of another pool");
    return user;
  }
  /** See `FlowUser.note`. */
  note(connection, exchange, step) {
    return this.userOf(connection).note(exchange, step);
  }
  /** Sends the step behind the one that was answered: now, or after the time to think. */
  goOn(connection, { request, endedAt }) {
    const next = this.#requests[request.index + 1];
    if (next?.step === void 0) throw new RangeError("a flow without its next step");
    const send = (due) => {
      this.#thinking.delete(connection);
      this.userOf(connection).makeReady(next);
      this.#send(connection, next, due);
    };
    const { thinkTime } = next.step;
    if (thinkTime === 0) send(endedAt);
    else
      this.#thinking.set(
        connection,
        setTimeout(() => send(performance.now()), thinkTime)
      );
  }
  /** Nobody waits for the flow that this connection may be in. */
  stop(connection) {
    clearTimeout(this.#thinking.get(connection));
    this.#thinking.delete(connection);
  }
};

// src/load/thread/gap-meter.ts
var GapMeter = class {
  #last;
  #longest = 0;
  /** @param begin an instant of this thread; time before it does not count */
  constructor(begin) {
    this.#last = begin;
  }
  /** The longest gap so far. */
  get gap() {
    return milliseconds(this.#longest);
  }
  /** @param awakeFrom `PreciseTimer.awakeFrom`: the loop may have slept until then */
  note(now, awakeFrom) {
    const gap = now - Math.max(this.#last, awakeFrom);
    if (gap > this.#longest) this.#longest = gap;
    if (now > this.#last) this.#last = now;
  }
};

// src/load/thread/idle-queue.ts
var IdleQueue = class {
  #ring;
  #first = 0;
  #size;
  /** Holds all `members` at first, and never more. */
  constructor(members) {
    this.#ring = [...members];
    this.#size = members.length;
  }
  get size() {
    return this.#size;
  }
  get isFull() {
    return this.#size === this.#ring.length;
  }
  take() {
    if (this.#size === 0) return void 0;
    const member = this.#ring[this.#first];
    this.#first = (this.#first + 1) % this.#ring.length;
    this.#size--;
    return member;
  }
  put(member) {
    this.#ring[(this.#first + this.#size) % this.#ring.length] = member;
    this.#size++;
  }
};

// src/load/thread/mix-cycle.ts
function unitCycle(requests) {
  const units = requests.filter(beginsUnit);
  const unitAt = (place) => units.slice(place, place + 1).map(({ index, step }) => ({ index, flow: step?.flow.index }));
  return mixCycle(units.map(({ weight }) => weight)).flatMap(unitAt);
}
function mixCycle(weights) {
  const divisor = weights.reduce(greatestCommonDivisor);
  const shares = weights.map((weight) => weight / divisor);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const credit = shares.map(() => 0);
  return Array.from({ length: total }, () => {
    shares.forEach((share, index) => {
      credit[index] = (credit[index] ?? 0) + share;
    });
    const next = credit.indexOf(Math.max(...credit));
    credit[next] = (credit[next] ?? 0) - total;
    return next;
  });
}
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

// src/load/thread/precise-timer.ts
var SPIN = 2;
var WATCH = 0.01;
var TIMER_SLACK = 1;
var NEVER = Number.POSITIVE_INFINITY;
var ALREADY = Number.NEGATIVE_INFINITY;
var PreciseTimer = class {
  #callback;
  #timer;
  #immediate;
  #awakeFrom = NEVER;
  #instant = 0;
  /** @param callback gets `awakeFrom` as it was before the callback */
  constructor(callback) {
    this.#callback = callback;
  }
  /** The instant from which the loop must not sleep: `ALREADY`, when the timer fires, or `NEVER`. */
  get awakeFrom() {
    return this.#awakeFrom;
  }
  /**
   * Calls back at `instant` (`performance.now()`) or a little before: then the callback has to call
   * `at` again. Replaces the instant that was set before.
   */
  at(instant) {
    this.#instant = instant;
    if (this.#immediate) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    const wait = instant - now - SPIN;
    if (wait >= 1) {
      this.#awakeFrom = now + wait + TIMER_SLACK;
      this.#timer = setTimeout(this.#turn, wait);
    } else {
      this.#awakeFrom = ALREADY;
      this.#immediate = setImmediate(this.#turn);
    }
  }
  cancel() {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#immediate = void 0;
    this.#awakeFrom = NEVER;
  }
  #turn = () => {
    const awakeFrom = this.#awakeFrom;
    this.#immediate = void 0;
    this.#awakeFrom = NEVER;
    if (awakeFrom === ALREADY) watchClock(this.#instant);
    this.#callback(awakeFrom);
  };
};
function watchClock(instant) {
  const until = Math.min(instant, performance.now() + WATCH);
  while (performance.now() < until) ;
}

// src/load/thread/slice-counts.ts
var SliceCounts = class {
  #requests;
  #flows;
  #flowSteps;
  #lag = new Histogram();
  /** @param requests in the order of the plan */
  constructor(requests) {
    const flows = flowsOf(requests);
    this.#requests = requests.map(({ name }) => new UnitCounts(name));
    this.#flows = flows.map(({ name }) => new UnitCounts(name));
    this.#flowSteps = flows.map(({ steps }) => steps);
  }
  /** Forgets the previous slice. */
  clear() {
    for (const counts of this.#all) counts.clear();
    this.#lag.reset();
  }
  countsOf(index) {
    const counts = this.#requests[index];
    if (!counts) throw new RangeError(`no request ${index} in the plan`);
    return counts;
  }
  /** Of a flow as a whole: each run of it counts as one. */
  countsOfFlow(index) {
    const counts = this.#flows[index];
    if (!counts) throw new RangeError(`no flow ${index} in the plan`);
    return counts;
  }
  recordLag(lag) {
    this.#lag.record(lag);
  }
  get lag() {
    return this.#lag.condensed();
  }
  get completed() {
    return this.#requests.reduce((sum, { completed }) => sum + completed, 0);
  }
  /** Requests and flows that neither succeeded nor failed, by name. */
  get unaccounted() {
    const counts = this.#all.map(({ name, unaccounted }) => [name, unaccounted]);
    return counts.filter(([, count]) => count !== 0);
  }
  requests() {
    return resultsOf(this.#requests);
  }
  flows() {
    return new Map(
      this.#flows.map((counts, index) => {
        const steps = this.#flowSteps[index] ?? [];
        return [counts.name, { ...counts.result(), steps }];
      })
    );
  }
  get #all() {
    return [...this.#requests, ...this.#flows];
  }
};
var resultsOf = (all) => new Map(all.map((counts) => [counts.name, counts.result()]));
var asItIs = (text) => text;
var UnitCounts = class {
  name;
  #sent = 0;
  #ok = 0;
  #completed = 0;
  #resent = 0;
  #unsent = 0;
  #bodyBytes = 0;
  #failures = /* @__PURE__ */ new Map();
  #serviceTime = new Histogram();
  #responseTime = new Histogram();
  #waiting = new Histogram();
  #total = new Histogram();
  #failureTime = new Histogram();
  constructor(name) {
    this.name = name;
  }
  clear() {
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
  countSent() {
    this.#sent++;
  }
  countUnsent() {
    this.#unsent++;
  }
  /** Counts every request of the slice, but records only times of the window. */
  countEnded(exchange, { window, isOpenLoop, hide = asItIs }) {
    if (exchange.resent) this.#resent++;
    if (exchange.failure === void 0) this.#countSuccess(exchange, window, isOpenLoop);
    else this.#countFailure(exchange, exchange.failure, hide);
  }
  get completed() {
    return this.#completed;
  }
  /** Sent and neither succeeded nor failed: 0 once a slice has drained. */
  get unaccounted() {
    const failed = [...this.#failures.values()].reduce((sum, { count }) => sum + count, 0);
    return this.#sent - this.#ok - failed;
  }
  result() {
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
      failureTime: this.#failureTime.condensed()
    };
  }
  // Throughput counts the requests that end in the window: those that straddle its begin make up for
  // those that straddle its end. Times are of requests that start in it, so no slow one is lost at the end.
  #countSuccess(exchange, window, isOpenLoop) {
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
  #countFailure(exchange, failure, hide) {
    const known = this.#failures.get(failure);
    this.#failures.set(failure, {
      count: (known?.count ?? 0) + 1,
      // Masked before it is cut: half of a secret would be recognised by nobody.
      example: known?.example ?? hide(exchange.message).slice(0, LONGEST_EXAMPLE)
    });
    this.#failureTime.record(elapsed(exchange.startedAt, exchange.endedAt));
  }
};
var LONGEST_EXAMPLE = 200;
var isWithin = (instant, window) => instant >= window.from && instant < window.until;
var elapsed = (from, until) => toMicroseconds(milliseconds(until - from));

// src/load/thread/thread-meter.ts
import {
  PerformanceObserver
} from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
var SHORTEST_STALL = 1;
var TURNS_UNTIL_DELIVERED = 2;
var CollectionLog = class {
  #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  #noted = [];
  constructor() {
    this.#observer.observe({ entryTypes: ["gc"] });
  }
  /**
   * Those that began at `begin` (`performance.now()`) or later. Forgets all pauses so far.
   * Takes two turns of the loop, so do not call it within a slice.
   */
  async takeSince(begin) {
    for (let turn = 0; turn < TURNS_UNTIL_DELIVERED; turn++) await nextTurn();
    this.#note(this.#observer.takeRecords());
    const times = this.#noted.filter(({ startTime }) => startTime >= begin).map(({ duration }) => duration);
    this.#noted = [];
    return {
      count: times.length,
      total: milliseconds(times.reduce((sum, time) => sum + time, 0)),
      longest: milliseconds(Math.max(0, ...times))
    };
  }
  #note(entries) {
    for (const { startTime, duration } of entries) this.#noted.push({ startTime, duration });
  }
};
var collections = new CollectionLog();
var ThreadMeter = class {
  #prepared;
  #began;
  /** Before a slice: a wait for a CPU explains gaps from now on. */
  prepare() {
    this.#prepared = readOwnTimes();
    this.#began = void 0;
  }
  /** Takes a reading (some system calls) the first time in a slice, and nothing after that. */
  begin() {
    this.#began ??= read();
  }
  /** @param gap the longest gap of the slice, from its `GapMeter` */
  async end(gap) {
    const ended = read();
    const standstill = beyond(gap, waitedBetween(this.#prepared, ended.times));
    const stalled = standstill < SHORTEST_STALL ? milliseconds(0) : standstill;
    const began = this.#began ?? ended;
    const cpu = nanoseconds(ended.cpu - began.cpu);
    const delay = waitedBetween(began.times, ended.times);
    const pauses = await collections.takeSince(began.at);
    const generatorUse = {
      cpu,
      busiest: cpu,
      demand: delay === void 0 ? void 0 : nanoseconds(cpu + delay * NANOSECONDS_PER_MILLISECOND),
      loop: milliseconds(ended.loop.active - began.loop.active),
      stalled,
      longestStall: stalled,
      pauses: pauses.count,
      paused: beyond(pauses.total, delay),
      longestPause: beyond(pauses.longest, delay)
    };
    return { generatorUse, waits: { delay, gap } };
  }
};
function read() {
  const times = readOwnTimes();
  return {
    at: performance.now(),
    times,
    cpu: times?.cpu ?? readOwnCpu(),
    loop: performance.eventLoopUtilization()
  };
}
function readOwnCpu() {
  const { threadCpuUsage = process.cpuUsage } = process;
  const { user, system } = threadCpuUsage.call(process);
  return nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
}
function waitedBetween(before, after) {
  return before === void 0 || after === void 0 ? void 0 : milliseconds((after.waited - before.waited) / NANOSECONDS_PER_MILLISECOND);
}
var beyond = (time, delay) => milliseconds(Math.max(0, time - (delay ?? 0)));

// src/load/thread/connection-pool.ts
var SHORTEST_GRACE_MS = 100;
var ConnectionPool = class {
  #options;
  #connections;
  #cycle;
  #flows;
  #idle;
  #counts;
  #draws;
  #timer = new PreciseTimer((awakeFrom) => this.#sendDue(performance.now(), awakeFrom));
  #connectTime = new Histogram();
  #gaps = new GapMeter(0);
  #meter = new ThreadMeter();
  #backoff = new Backoff();
  #slice;
  /** Connections with a request in flight that is not recorded. */
  #unrecorded = /* @__PURE__ */ new Set();
  /** Ends them. */
  #grace;
  #onDrained;
  #onFailed;
  constructor(options) {
    this.#options = options;
    this.#cycle = unitCycle(options.requests);
    this.#counts = new SliceCounts(options.requests);
    this.#draws = new Draws(options.requests, options.drawing);
    const gate = createConnectGate();
    this.#connections = Array.from(
      { length: options.connections },
      () => options.engine.createConnection({
        target: options.target,
        connectTimeout: options.requestTimeout,
        gate,
        onConnected: (took) => {
          this.#connectTime.record(toMicroseconds(took));
          this.#noteActivity(performance.now());
        },
        onActivity: () => this.#noteActivity(performance.now()),
        ended: (connection, exchange) => this.#onEnded(connection, exchange)
      })
    );
    this.#flows = new FlowUsers(this.#connections, options, this.#sendStep.bind(this));
    this.#idle = new IdleQueue(this.#connections);
  }
  /** Opens the connections that are closed, a few at a time. */
  async open() {
    await Promise.all(this.#connections.map((connection) => connection.open()));
  }
  /** Closes all connections, which must be idle, and opens them again, a few at a time. */
  async reopen() {
    for (const connection of this.#connections) connection.close();
    await this.open();
  }
  /**
   * Applies the load until every request that is recorded has ended.
   * @throws GateError when the counts do not add up, Error when disposed of meanwhile
   */
  async run(input) {
    const { requestTimeout } = this.#options;
    const slice = new Slice(input, this.#counts, this.#cycle, requestTimeout);
    this.#draws.beginSlice(input.drawFrom);
    this.#meter.prepare();
    const sweeper = setInterval(() => this.#sweep(slice), sweepPause(requestTimeout));
    await new Promise((resolve, reject) => {
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
      drawn: this.#draws.drawn
    };
  }
  [Symbol.dispose]() {
    clearTimeout(this.#grace);
    for (const connection of this.#connections) {
      this.#flows.stop(connection);
      connection.close();
    }
    this.#fail(new Error("disposed of under load"));
  }
  /** Nothing more is sent: the pool is of no further use. */
  #fail(error) {
    this.#slice = void 0;
    this.#timer.cancel();
    this.#onFailed?.(error);
  }
  /** Called for everything that the loop does: what is left between two calls is a gap. */
  #noteActivity(now) {
    this.#gaps.note(now, this.#timer.awakeFrom);
  }
  /** Sends every request that is due, as far as connections are free, and sets the timer for the next. */
  #sendDue(now, awakeFrom = this.#timer.awakeFrom) {
    this.#gaps.note(now, awakeFrom);
    const slice = this.#slice;
    if (!slice) return;
    while (this.#idle.size > 0 && this.#slice === slice) {
      const due = slice.nextDue(now);
      if (due === void 0 || now >= slice.drainDeadline) {
        this.#endIfDrained(slice, now);
        return;
      }
      if (due > now) {
        this.#timer.at(due);
        return;
      }
      this.#meter.begin();
      this.#send(slice, now, due);
    }
  }
  #send(slice, now, due) {
    const isRecorded = !slice.isOver(now);
    const index = isRecorded ? slice.startNext() : slice.startUnrecorded();
    const request = this.#options.requests[index];
    const connection = this.#idle.take();
    if (!request || !connection) return;
    if (!isRecorded) this.#unrecorded.add(connection);
    const fault = this.#draws.draw(request, this.#flows.userOf(connection));
    if (fault !== void 0) {
      this.#fail(fault);
      return;
    }
    connection.send(request, due);
    this.#gaps.note(performance.now(), ALREADY);
  }
  #onEnded(connection, exchange) {
    const { step } = exchange.request;
    const end = step && this.#flows.note(connection, exchange, step);
    if (this.#unrecorded.has(connection)) this.#slice?.countUnrecorded(exchange);
    else this.#slice?.countEnded(exchange, end);
    if (step !== void 0 && end === void 0) {
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
  #sendStep(connection, step, due) {
    if (this.#slice === void 0) return;
    if (!this.#unrecorded.has(connection)) this.#slice.startStep(step);
    connection.send(step, due);
    this.#gaps.note(performance.now(), ALREADY);
  }
  #endIfDrained(slice, now) {
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
  #giveUp() {
    for (const connection of this.#unrecorded) {
      this.#flows.stop(connection);
      connection.close();
      this.#idle.put(connection);
    }
    this.#unrecorded.clear();
    if (this.#idle.isFull) this.#end();
  }
  #end() {
    clearTimeout(this.#grace);
    this.#grace = void 0;
    this.#slice = void 0;
    this.#onDrained?.();
  }
  #sweep(slice) {
    const now = performance.now();
    this.#noteActivity(now);
    expireSince(this.#connections, now - this.#options.requestTimeout);
    if (now < slice.window.until) return;
    this.#sendDue(now);
    if (this.#idle.size === 0) this.#endIfDrained(slice, now);
  }
};

// src/load/load-worker.ts
var pools = /* @__PURE__ */ new Map();
var unique;
parentPort?.on("message", async ({ id, command }) => {
  const reply = await execute(command).catch(failureOf);
  const moved = reply.kind === "measured" ? buffersOf(reply.slice) : [];
  parentPort?.postMessage({ id, reply }, [...moved]);
});
async function execute(command) {
  switch (command.kind) {
    case "create":
      pools.set(command.pool, await createPool(command.options));
      return { kind: "done" };
    case "open":
      await pools.get(command.pool)?.open();
      return { kind: "done" };
    case "reopen":
      await pools.get(command.pool)?.reopen();
      return { kind: "done" };
    case "run":
      return {
        kind: "measured",
        slice: encodeSlice(await runWithoutStacks(poolOf(command), command.input))
      };
    case "dispose":
      pools.get(command.pool)?.[Symbol.dispose]();
      pools.delete(command.pool);
      return { kind: "done" };
  }
}
async function runWithoutStacks(pool, input) {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await pool.run(input);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
function poolOf({ pool: number }) {
  const pool = pools.get(number);
  if (!pool) throw new RangeError(`no connection pool ${number} in this thread`);
  return pool;
}
async function createPool(options) {
  const { seed, thread, threads, unique: share } = options.drawing;
  const requests = options.requests.map((planned) => ({
    ...readyToSend(planned, seed),
    body: planned.body && Buffer.from(planned.body)
  }));
  unique ??= new UniqueNumbers(share);
  const drawing = { unique, thread, threads };
  const engine = await loadEngine(options.engine);
  await prepareSchemas(requests);
  const drawables = drawablesOf(options.requests, seed);
  return new ConnectionPool({ ...options, requests, drawables, drawing, engine });
}
function failureOf(error) {
  if (error instanceof GateError) {
    const { kind: errorKind, code, message: message2, remedy } = error;
    return { kind: "failed", errorKind, code, message: message2, remedy };
  }
  const message = error instanceof Error ? error.stack ?? error.message : String(error);
  return {
    kind: "failed",
    errorKind: "gate",
    code: "generator-failed",
    message: `The load generator failed: ${message}`,
    remedy: "This is a fault of perf-gate: please report it with this message."
  };
}
