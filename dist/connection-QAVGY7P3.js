import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  require_api_connect,
  require_client,
  require_dispatcher
} from "./chunk-VYM7VQ64.js";
import {
  openSocket,
  withTexts
} from "./chunk-7SGMIPCL.js";
import {
  KeptAnswer,
  LENGTH_MISMATCH,
  REQUEST_TIMEOUT,
  TrafficCount,
  beginExchange,
  classifyFailure,
  codeOf,
  describeTimeout,
  isRefused,
  progressOnReused,
  wasIdle
} from "./chunk-FAMT3XTV.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import {
  originOf
} from "./chunk-J6KTTBNF.js";
import "./chunk-6ULW2SID.js";
import {
  minutes
} from "./chunk-D2O6BJGM.js";
import "./chunk-P77DGSXX.js";
import {
  __toESM
} from "./chunk-XDEPVGA2.js";

// scripts/replaced/undici.mjs
var import_api_connect = __toESM(require_api_connect(), 1);
var import_client = __toESM(require_client(), 1);
var import_dispatcher = __toESM(require_dispatcher(), 1);
Object.assign(import_dispatcher.default.prototype, { connect: import_api_connect.default });

// src/load/undici/options.ts
var CLIENT_OPTIONS = {
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: minutes(10),
  keepAliveMaxTimeout: minutes(10),
  keepAliveTimeoutThreshold: 0,
  // With 1, undici waits a whole turn of the event loop before it reuses a socket. With 2, a request
  // dispatched from within `onComplete` is written at once, and still only one is in flight.
  pipelining: 2
};
var known = /* @__PURE__ */ new WeakMap();
function dispatchOptionsOf(request) {
  const options = known.get(request) ?? makeOptions(request);
  known.set(request, options);
  return options;
}
var makeOptions = (request) => ({
  path: request.path,
  method: request.method,
  headers: [...request.headers],
  body: request.body ?? null,
  // Only so that undici writes it before the previous request has left its queue (see `pipelining`).
  // `OutgoingRequest.idempotent` decides whether it may be sent twice.
  idempotent: true,
  blocking: false,
  // Without this undici closes the connection after every HEAD.
  reset: false
});
function serverHeader(headers) {
  for (let index = 0; index + 1 < headers.length; index += 2) {
    if (headers[index]?.toString("latin1").toLowerCase() === "server") {
      return headers[index + 1]?.toString("latin1") ?? "";
    }
  }
  return "";
}
var fieldsOf = (headers) => headers.flatMap(
  (name, index) => index % 2 === 0 ? [[name.toString("latin1"), headers[index + 1]?.toString("latin1") ?? ""]] : []
);

// src/load/undici/sockets.ts
var UndiciSockets = class {
  #options;
  #onOpened;
  /** Opened before a request needs it; undici takes it over at the next request. */
  #prepared;
  #current;
  /** Ends the opening of sockets that are no longer needed. */
  #abandon = new AbortController();
  #traffic = new TrafficCount();
  /** Whether the server had closed the last socket before it read what was written last. */
  isRefused = false;
  constructor(options, onOpened) {
    this.#options = options;
    this.#onOpened = onOpened;
  }
  get isOpen() {
    const socket = this.#current;
    return socket !== void 0 && !socket.destroyed && socket.readable;
  }
  async prepare() {
    try {
      this.#prepared = await this.#open();
    } catch {
      this.#prepared = void 0;
    }
  }
  /** Always calls back in a later turn: undici misses a socket that it gets synchronously. */
  provide(callback) {
    const prepared = this.#prepared;
    this.#prepared = void 0;
    const socket = prepared && !prepared.destroyed ? Promise.resolve(prepared) : this.#open();
    socket.then(
      (opened) => {
        callback(null, opened);
      },
      (error) => callback(error, null)
    );
  }
  abandon(error) {
    this.#abandon.abort(error);
    this.#abandon = new AbortController();
  }
  takeTraffic() {
    return this.#traffic.take(this.#current);
  }
  close() {
    this.#prepared?.destroy();
    this.#prepared = void 0;
    this.#current?.destroy();
  }
  async #open() {
    const { gate, target, connectTimeout, onConnected } = this.#options;
    const { signal } = this.#abandon;
    await gate.enter();
    try {
      const { socket, took } = await openSocket(target, connectTimeout, signal, "http/1.1");
      this.#adopt(socket);
      this.#onOpened(took);
      onConnected(took);
      return socket;
    } finally {
      gate.leave();
    }
  }
  #adopt(socket) {
    this.#traffic.retire(this.#current);
    this.#traffic.opened++;
    this.#current = socket;
    socket.on("error", () => void 0);
    socket.once("close", this.#options.onActivity);
    this.isRefused = false;
    socket.once("end", () => {
      this.isRefused = isRefused(socket, this.#options.target);
    });
  }
};

// src/load/undici/connection.ts
var undiciEngine = {
  name: "undici",
  createConnection: (options) => new UndiciConnection(options)
};
var UndiciConnection = class {
  #options;
  #sockets;
  #client;
  #exchange;
  #progress = "idle";
  #answersOnSocket = 0;
  #lastAnswerAt = 0;
  #busySince;
  #connecting = 0;
  #kept = new KeptAnswer();
  constructor(options) {
    this.#options = options;
    this.#sockets = new UndiciSockets(options, (took) => {
      this.#answersOnSocket = 0;
      this.#connecting = took;
    });
  }
  get isOpen() {
    return this.#sockets.isOpen;
  }
  get busySince() {
    return this.#busySince;
  }
  get status() {
    return this.#busySince === void 0 ? 0 : this.#exchange?.status ?? 0;
  }
  async open() {
    if (!this.isOpen) await this.#sockets.prepare();
  }
  send(request, intendedAt) {
    this.#exchange = beginExchange(this.#exchange, withTexts(request), intendedAt);
    this.#busySince = performance.now();
    this.#dispatch(this.#exchange.request);
  }
  /** Sends the request again after a stale keep-alive. */
  #resend(exchange) {
    exchange.resent = true;
    exchange.failure = void 0;
    this.#dispatch(exchange.request);
  }
  #dispatch(request) {
    this.#connecting = 0;
    this.#progress = "reusing";
    this.#client ??= this.#createClient();
    this.#client.dispatch(dispatchOptionsOf(request), this);
  }
  expire() {
    const exchange = this.#exchange;
    if (!exchange) return;
    const error = new Error(describeTimeout(exchange, performance.now()));
    this.#discardClient(Object.assign(error, { code: REQUEST_TIMEOUT }));
  }
  takeTraffic() {
    return this.#sockets.takeTraffic();
  }
  close() {
    this.#exchange = void 0;
    this.#busySince = void 0;
    this.#discardClient(new Error("closed"));
    this.#sockets.close();
  }
  onConnect() {
    this.#progress = this.#answersOnSocket > 0 ? "sent-on-reused" : "sent-on-fresh";
    const exchange = this.#exchange;
    if (!exchange || exchange.resent) return;
    exchange.connecting = this.#connecting;
    exchange.startedAt = performance.now();
  }
  onResponseStarted() {
    this.#progress = "answering";
    if (this.#exchange) this.#exchange.firstByteAt = performance.now();
  }
  onHeaders(status, headers) {
    const exchange = this.#exchange;
    if (!exchange || status < 200) return true;
    exchange.status = status;
    if (exchange.serverSoftware === void 0) exchange.serverSoftware = serverHeader(headers);
    this.#kept.fieldsFor(exchange.request)?.take(fieldsOf(headers));
    this.#options.sketch?.take(fieldsOf(headers));
    this.#options.onActivity();
    return true;
  }
  onData(chunk) {
    this.#options.onActivity();
    const exchange = this.#exchange;
    if (!exchange) return true;
    exchange.lastPieceAt = performance.now();
    exchange.bodyBytes += chunk.length;
    this.#options.sketch?.add(chunk);
    this.#kept.addBody(exchange.request, chunk);
    return true;
  }
  onComplete() {
    this.#answersOnSocket++;
    const exchange = this.#exchange;
    if (!exchange) return;
    this.#kept.judge(exchange);
    this.#kept.clear();
    this.#end(exchange);
  }
  onError(error) {
    const exchange = this.#exchange;
    const progress = this.#progress;
    if (!exchange || progress === "idle") return;
    if (isWholeAnswer(error, exchange)) {
      this.onComplete();
      return;
    }
    exchange.failure = classifyFailure(error, this.#refine(error, progress, exchange));
    exchange.message = error.message;
    this.#kept.clear();
    if (!isSent(progress)) this.#discardClient(error);
    if (exchange.failure === "stale-keep-alive" && exchange.request.idempotent && !exchange.resent) {
      this.#resend(exchange);
    } else {
      this.#end(exchange);
    }
  }
  #refine(error, progress, { startedAt }) {
    const silence = startedAt - this.#lastAnswerAt;
    if (progress === "reusing") return wasIdle(silence) ? progress : "sent-on-reused";
    if (progress !== "sent-on-reused") return progress;
    const isRefused2 = this.#sockets.isRefused || codeOf(error) === "EPIPE";
    return progressOnReused({ silence, elapsed: performance.now() - startedAt, isRefused: isRefused2 });
  }
  #end(exchange) {
    exchange.endedAt = performance.now();
    if (exchange.status > 0) this.#lastAnswerAt = exchange.endedAt;
    this.#progress = "idle";
    this.#busySince = void 0;
    this.#options.ended(this, exchange);
  }
  #createClient() {
    return new import_client.default(originOf(this.#options.target), {
      ...CLIENT_OPTIONS,
      connect: (_, callback) => {
        this.#progress = "connecting";
        this.#sockets.provide(callback);
      }
    });
  }
  #discardClient(error) {
    this.#sockets.abandon(error);
    const client = this.#client;
    this.#client = void 0;
    client?.destroy(error).catch(() => void 0);
  }
};
var isSent = (progress) => progress !== "connecting" && progress !== "reusing";
var isWholeAnswer = (error, { status }) => status === 304 && codeOf(error) === LENGTH_MISMATCH;
export {
  undiciEngine
};
