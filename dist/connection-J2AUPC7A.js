import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  import_client
} from "./chunk-BDKXD42L.js";
import {
  CONNECT_TIMEOUT,
  KeptBody,
  LENGTH_MISMATCH,
  NOT_ANSWERED_IN_TIME,
  REQUEST_TIMEOUT,
  TrafficCount,
  beginExchange,
  checkAnswer,
  classifyClose,
  classifyFailure,
  codeOf,
  connectOptions,
  isLongSilence,
  serverName
} from "./chunk-UEGYMLTE.js";
import "./chunk-KVMNJWAZ.js";
import "./chunk-WQJ5Q5YS.js";
import {
  milliseconds,
  minutes
} from "./chunk-CJP5PQQU.js";
import "./chunk-XDEPVGA2.js";

// src/load/undici/classify-http2.ts
import { constants } from "node:http2";
var STREAM_CODE = /NGHTTP2_([A-Z_]+)/;
var BROKEN_PROTOCOL = /* @__PURE__ */ new Set([
  "PROTOCOL_ERROR",
  "FLOW_CONTROL_ERROR",
  "FRAME_SIZE_ERROR",
  "COMPRESSION_ERROR",
  "STREAM_CLOSED"
]);
var NOT_SENT = /* @__PURE__ */ new Set([
  "ERR_HTTP2_INVALID_SESSION",
  "ERR_HTTP2_GOAWAY_SESSION"
]);
function classifyHttp2(error, progress, isEnding) {
  const code = codeOf(error);
  if (isUnsent(error)) return classifyClose(progress);
  if (code === "ERR_HTTP2_STREAM_ERROR") {
    const [, name = ""] = STREAM_CODE.exec(error.message) ?? [];
    if (isEnding && name === "REFUSED_STREAM") return classifyClose(progress);
    return BROKEN_PROTOCOL.has(name) ? "bad-framing" : "reset";
  }
  if (code === "ERR_HTTP2_SESSION_ERROR") return "reset";
  return isOfStream(error) ? "reset" : void 0;
}
var isUnsent = (error) => NOT_SENT.has(codeOf(error));
var isOfStream = (error) => codeOf(error) === "ERR_HTTP2_STREAM_ERROR" || codeOf(error) === "UND_ERR_INFO" && error.message.startsWith("HTTP/2: stream ");
var messageOf = (error) => codeOf(error) === "ERR_HTTP2_ERROR" ? `the answer was no HTTP/2: ${error.message}` : error.message;
function brokenOff(resume) {
  const stream = resume();
  if (typeof stream !== "object" || stream === null || !("rstCode" in stream)) return void 0;
  const { rstCode } = stream;
  if (typeof rstCode !== "number" || rstCode === constants.NGHTTP2_NO_ERROR) return void 0;
  const error = new Error(`the server ended the stream with error code ${rstCode}`);
  return Object.assign(error, { code: "ERR_HTTP2_STREAM_ERROR" });
}

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

// src/load/undici/sockets.ts
import { EventEmitter } from "node:events";

// src/load/undici/open-socket.ts
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
async function openSocket(target, timeout, signal, protocol) {
  signal.throwIfAborted();
  const before = performance.now();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(connectTimeout(timeout)), timeout);
  const abandon = () => ending.abort(signal.reason);
  signal.addEventListener("abort", abandon);
  try {
    const socket = await connect(target, protocol, ending.signal);
    return { socket, took: milliseconds(performance.now() - before) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abandon);
  }
}
async function connect(target, protocol, signal) {
  if (target.protocol === "http:") {
    const plain = connectTcp({ ...connectOptions(target), noDelay: true });
    return await established(plain, "connect", signal);
  }
  const socket = connectTls({
    ...connectOptions(target),
    ...serverName(target),
    ALPNProtocols: [protocol],
    rejectUnauthorized: !target.insecure
  });
  socket.setNoDelay(true);
  await established(socket, "secureConnect", signal).catch(explainRefusal);
  if (protocol === "h2") checkHttp2(socket);
  return socket;
}
function established(socket, event, signal) {
  return new Promise((resolve, reject) => {
    const abandon = () => socket.destroy(signal.reason);
    signal.addEventListener("abort", abandon);
    const fail = (error) => {
      signal.removeEventListener("abort", abandon);
      reject(error);
    };
    socket.once("error", fail);
    socket.once(event, () => {
      signal.removeEventListener("abort", abandon);
      socket.off("error", fail);
      resolve(socket);
    });
  });
}
function checkHttp2(socket) {
  if (socket.alpnProtocol === "h2") return;
  socket.destroy();
  throw new Error(NO_HTTP2);
}
var NO_HTTP2 = "in the TLS handshake (ALPN) the server did not agree to HTTP/2";
function explainRefusal(error) {
  throw error.message.includes("no application protocol") ? new Error(NO_HTTP2) : error;
}
function connectTimeout(timeout) {
  return Object.assign(new Error(`no connection within ${timeout} ms`), { code: CONNECT_TIMEOUT });
}

// src/load/undici/sockets.ts
var UndiciSockets = class {
  #options;
  #isHttp2;
  #onOpened;
  /** Opened before a request needs it; undici takes it over at the next request. */
  #prepared;
  #current;
  /** Whether the server has announced the end of the connection (GOAWAY of HTTP/2). */
  isEnding = false;
  #onGoaway = () => {
    this.isEnding = true;
  };
  /** Ends the opening of sockets that are no longer needed. */
  #abandon = new AbortController();
  #traffic = new TrafficCount();
  constructor(options, isHttp2, onOpened) {
    this.#options = options;
    this.#isHttp2 = isHttp2;
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
        if (this.#isHttp2) awaitLastAnswer(opened, this.#onGoaway);
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
    const { gate, target, connectTimeout: connectTimeout2, onConnected } = this.#options;
    const { signal } = this.#abandon;
    await gate.enter();
    try {
      const protocol = this.#isHttp2 ? "h2" : "http/1.1";
      const { socket, took } = await openSocket(target, connectTimeout2, signal, protocol);
      if (this.#isHttp2) Object.assign(socket, { alpnProtocol: "h2" });
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
    this.isEnding = false;
    socket.on("error", () => void 0);
    socket.once("close", this.#options.onActivity);
  }
};
var SESSION = "http2Session";
function awaitLastAnswer(socket, onGoaway) {
  const key = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === SESSION
  );
  const session = key === void 0 ? void 0 : Reflect.get(socket, key);
  if (isEmitter(session)) session.removeAllListeners("goaway").once("goaway", onGoaway);
}
var isEmitter = (value) => value instanceof EventEmitter;

// src/load/undici/connection.ts
function createUndiciEngine(name) {
  const isHttp2 = name === "undici-http2";
  return {
    name,
    createConnection: (options) => new UndiciConnection(options, isHttp2)
  };
}
var UndiciConnection = class {
  #options;
  #isHttp2;
  #sockets;
  #client;
  #exchange;
  #progress = "idle";
  #answersOnSocket = 0;
  #lastAnswerAt = 0;
  #busySince;
  #connecting = 0;
  #resume = () => void 0;
  #body = new KeptBody();
  constructor(options, isHttp2) {
    this.#options = options;
    this.#isHttp2 = isHttp2;
    this.#sockets = new UndiciSockets(options, isHttp2, (took) => {
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
  async open() {
    if (!this.isOpen) await this.#sockets.prepare();
  }
  send(request, intendedAt) {
    this.#exchange = beginExchange(this.#exchange, request, intendedAt);
    this.#busySince = performance.now();
    this.#dispatch(request);
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
    const error = new Error(NOT_ANSWERED_IN_TIME);
    this.#discardClient(Object.assign(error, { code: REQUEST_TIMEOUT }));
  }
  takeTraffic() {
    return this.#sockets.takeTraffic();
  }
  close() {
    this.#exchange = void 0;
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
  onHeaders(status, headers, resume) {
    const exchange = this.#exchange;
    if (!exchange || status < 200) return true;
    this.#resume = resume;
    exchange.status = status;
    if (exchange.serverSoftware === void 0) exchange.serverSoftware = serverHeader(headers);
    return true;
  }
  onData(chunk) {
    this.#options.onActivity();
    const exchange = this.#exchange;
    if (!exchange) return true;
    exchange.bodyBytes += chunk.length;
    if (exchange.request.expect.body !== void 0) this.#body.add(chunk);
    return true;
  }
  onComplete() {
    this.#answersOnSocket++;
    const exchange = this.#exchange;
    if (!exchange) return;
    const broken = this.#isHttp2 ? brokenOff(this.#resume) : void 0;
    if (broken !== void 0) {
      this.onError(broken);
      return;
    }
    const mismatch = checkAnswer(exchange.request.expect, exchange.status, this.#body);
    this.#body.clear();
    exchange.failure = mismatch?.failure;
    exchange.message = mismatch?.message ?? "";
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
    exchange.failure = this.#classify(error, this.#refine(progress, exchange));
    exchange.message = this.#isHttp2 ? messageOf(error) : error.message;
    this.#body.clear();
    if (!isSent(progress) || this.#isHttp2 && !this.#outlives(error)) this.#discardClient(error);
    if (exchange.failure === "stale-keep-alive" && (exchange.request.idempotent || isUnsent(error)) && !exchange.resent) {
      this.#resend(exchange);
    } else {
      this.#end(exchange);
    }
  }
  /** Over HTTP/2 a stream can fail alone. */
  #outlives(error) {
    return isOfStream(error) && !this.#sockets.isEnding;
  }
  #classify(error, progress) {
    if (!this.#isHttp2 || !isSent(progress)) return classifyFailure(error, progress);
    const special = classifyHttp2(error, progress, this.#sockets.isEnding);
    return special ?? classifyFailure(error, progress);
  }
  #refine(progress, { startedAt }) {
    const isSilent = isLongSilence(startedAt - this.#lastAnswerAt);
    return progress === "sent-on-reused" && isSilent ? "sent-on-silent" : progress;
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
var originOf = ({ protocol, hostname, port }) => `${protocol}//${hostname}:${port}`;
var isWholeAnswer = (error, { status }) => status === 304 && codeOf(error) === LENGTH_MISMATCH;
export {
  createUndiciEngine
};
