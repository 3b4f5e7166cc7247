import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  openSocket,
  withTexts
} from "./chunk-7SGMIPCL.js";
import {
  KeptAnswer,
  TrafficCount,
  beginExchange,
  classifyClose,
  classifyFailure,
  codeOf,
  contentLengthOf,
  describeTimeout,
  isRefused,
  progressOnReused
} from "./chunk-FAMT3XTV.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import {
  authorityOf,
  originOf
} from "./chunk-J6KTTBNF.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import "./chunk-P77DGSXX.js";
import "./chunk-XDEPVGA2.js";

// src/load/http2/connection.ts
import { constants } from "node:http2";

// src/load/http2/classify.ts
var STREAM_CODE = /NGHTTP2_([A-Z_]+)/;
var BROKEN_PROTOCOL = /* @__PURE__ */ new Set([
  "PROTOCOL_ERROR",
  "FLOW_CONTROL_ERROR",
  "FRAME_SIZE_ERROR",
  "COMPRESSION_ERROR",
  "STREAM_CLOSED"
]);
function classifyHttp2(error, progress) {
  switch (codeOf(error)) {
    case CONNECTION_CLOSED:
      return classifyClose(progress);
    case "ERR_HTTP2_STREAM_ERROR":
      return BROKEN_PROTOCOL.has(streamCodeOf(error)) ? "bad-framing" : "reset";
    // A GOAWAY with an error code, or a stream that ended without an answer.
    case "ERR_HTTP2_SESSION_ERROR":
    case STREAM_ENDED:
      return "reset";
    default:
      return void 0;
  }
}
var isPassedOver = (error) => codeOf(error) === "ERR_HTTP2_STREAM_ERROR" && streamCodeOf(error) === "REFUSED_STREAM";
var isOfStream = (error) => codeOf(error) === "ERR_HTTP2_STREAM_ERROR" || codeOf(error) === STREAM_ENDED;
var messageOf = (error) => codeOf(error) === "ERR_HTTP2_ERROR" ? `the answer was no HTTP/2: ${error.message}` : error.message;
var streamCodeOf = ({ message }) => STREAM_CODE.exec(message)?.[1] ?? "";
var CONNECTION_CLOSED = "PERF_GATE_CONNECTION_CLOSED";
var STREAM_ENDED = "PERF_GATE_STREAM_ENDED";
var connectionClosed = () => Object.assign(new Error("the server closed the connection"), { code: CONNECTION_CLOSED });
var streamEnded = (code) => Object.assign(new Error(`the server ended the stream with error code ${code}`), {
  code: STREAM_ENDED
});

// src/load/http2/request-headers.ts
var made = /* @__PURE__ */ new WeakMap();
function requestHeadersFor(target) {
  const known = made.get(target) ?? /* @__PURE__ */ new WeakMap();
  made.set(target, known);
  return (request) => {
    const before = known.get(request);
    if (before) return before;
    const headers = requestHeaders(request, target);
    known.set(request, headers);
    return headers;
  };
}
function requestHeaders(request, target) {
  const { method, path } = request;
  const fields = /* @__PURE__ */ new Map([
    [":authority", authorityOf(target)],
    [":method", method],
    [":path", path],
    [":scheme", target.protocol.slice(0, -1)]
  ]);
  for (let index = 0; index + 1 < request.headers.length; index += 2) {
    const written = request.headers[index]?.toLowerCase() ?? "";
    const name = written === "host" ? ":authority" : written;
    const value = request.headers[index + 1] ?? "";
    const before = written === "host" ? void 0 : fields.get(name);
    const separator = name === "cookie" ? "; " : ", ";
    fields.set(name, before === void 0 ? value : `${before}${separator}${value}`);
  }
  const length = contentLengthOf(request);
  if (length !== void 0) fields.set("content-length", String(length));
  return Object.fromEntries(fields);
}

// src/load/http2/session-slot.ts
import { connect } from "node:http2";
var Http2Session = class {
  socket;
  #session;
  #isEnding = false;
  #hasEnded = false;
  /** Whether the server had closed the connection before it read what was written last. */
  isRefused = false;
  /**
   * @param socket that has just been connected
   * @param onClose called once, when nothing more will come
   */
  constructor(target, socket, onClose) {
    this.socket = socket;
    this.#session = connect(originOf(target), {
      createConnection: () => socket,
      settings: { enablePush: false }
    });
    socket.on("error", () => void 0);
    this.#session.on("error", () => void 0);
    this.#session.once("goaway", () => {
      this.#isEnding = true;
    });
    socket.once("end", () => {
      this.#hasEnded = true;
      this.isRefused = isRefused(socket, target);
    });
    this.#session.once("close", onClose);
  }
  /** Whether it can take a request. Node.js knows of a GOAWAY before it reports it. */
  get isOpen() {
    const { closed, destroyed } = this.#session;
    return !this.#isEnding && !this.#hasEnded && !closed && !destroyed && !this.socket.destroyed;
  }
  /** Whether the server has announced the end of the connection (GOAWAY). */
  get isEnding() {
    return this.#isEnding || this.#session.closed;
  }
  /** Whether the connection itself is gone, so that its streams ended with it. */
  get isGone() {
    return this.#hasEnded || this.socket.destroyed;
  }
  request = (headers, options) => this.#session.request(headers, options);
  destroy() {
    this.#session.destroy();
    this.socket.destroy();
  }
};
var SessionSlot = class {
  #options;
  #onClose;
  #traffic = new TrafficCount();
  #session;
  /** Gives up the opening that is under way. */
  #opening = new AbortController();
  /** @param onClose called when the session in the slot has ended by itself */
  constructor(options, onClose) {
    this.#options = options;
    this.#onClose = onClose;
  }
  get session() {
    return this.#session;
  }
  get isOpen() {
    return this.#session?.isOpen ?? false;
  }
  /**
   * Replaces the session. Settles in any case: `drop` gives it up.
   * @returns how long all handshakes took; `undefined` if it was given up
   * @throws the system's error
   */
  async connect() {
    this.drop();
    const { gate, target, connectTimeout, onConnected } = this.#options;
    const { signal } = this.#opening;
    await gate.enter();
    try {
      const { socket, took } = await openSocket(target, connectTimeout, signal, "h2");
      if (signal.aborted) {
        socket.destroy();
        return void 0;
      }
      this.#adopt(socket);
      onConnected(took);
      return took;
    } catch (error) {
      if (signal.aborted) return void 0;
      throw error;
    } finally {
      gate.leave();
    }
  }
  takeTraffic() {
    return this.#traffic.take(this.#session?.socket);
  }
  /** Closes the session and gives up opening one. What they still report is ignored. */
  drop() {
    this.#opening.abort();
    this.#opening = new AbortController();
    const session = this.#session;
    this.#session = void 0;
    if (session) this.#traffic.retire(session.socket);
    session?.destroy();
  }
  #adopt(socket) {
    const session = new Http2Session(this.#options.target, socket, () => {
      if (session === this.#session) this.#onClose();
    });
    this.#session = session;
    this.#traffic.opened++;
  }
};

// src/load/http2/connection.ts
var http2Engine = {
  name: "http2",
  createConnection: (options) => new Http2Connection(options)
};
var Http2Connection = class {
  #options;
  #headersOf;
  #kept = new KeptAnswer();
  #slot;
  /** The stream of the request in flight, once it was sent. */
  #stream;
  /** One for all requests; it is in flight while `#busySince` is set. */
  #exchange;
  #busySince;
  /** Whether the request in flight has been sent before, on another connection. */
  #isRetry = false;
  #answersOnSession = 0;
  #lastAnswerAt = 0;
  constructor(options) {
    this.#options = options;
    this.#headersOf = requestHeadersFor(options.target);
    this.#slot = new SessionSlot(options, () => this.#onClose());
  }
  get isOpen() {
    return this.#slot.isOpen;
  }
  get busySince() {
    return this.#busySince;
  }
  get status() {
    return this.#inFlight?.status ?? 0;
  }
  async open() {
    if (this.isOpen) return;
    const opening = this.#connect();
    const deadline = setTimeout(() => this.#slot.drop(), this.#options.connectTimeout);
    await opening.catch(() => void 0);
    clearTimeout(deadline);
  }
  send(request, intendedAt) {
    this.#exchange = beginExchange(this.#exchange, withTexts(request), intendedAt);
    this.#busySince = performance.now();
    this.#isRetry = false;
    this.#start(this.#exchange);
  }
  expire() {
    const exchange = this.#inFlight;
    if (!exchange) return;
    const failure = this.#stream === void 0 ? "connect-timeout" : "timeout";
    this.#slot.drop();
    this.#fail(failure, describeTimeout(exchange, performance.now()));
  }
  takeTraffic() {
    return this.#slot.takeTraffic();
  }
  close() {
    this.#busySince = void 0;
    this.#slot.drop();
  }
  get #inFlight() {
    return this.#busySince === void 0 ? void 0 : this.#exchange;
  }
  #start(exchange) {
    if (this.isOpen) {
      this.#write(exchange);
      return;
    }
    this.#connect().then(
      (took) => {
        if (took === void 0) return;
        if (!this.#isRetry) exchange.connecting = took;
        this.#write(exchange);
      },
      (error) => this.#fail(classifyFailure(error, "connecting"), error.message)
    );
  }
  async #connect() {
    const took = await this.#slot.connect();
    if (took !== void 0) this.#answersOnSession = 0;
    return took;
  }
  #write(exchange) {
    const { request } = exchange;
    if (!this.#isRetry) exchange.startedAt = performance.now();
    const { body } = request;
    const hasBody = body !== void 0 && body.length > 0;
    const stream = this.#slot.session?.request(this.#headersOf(request), { endStream: !hasBody });
    if (stream === void 0) return;
    this.#stream = stream;
    stream.on("response", (headers) => this.#onResponse(stream, headers));
    stream.on("data", (chunk) => this.#onData(stream, chunk));
    stream.on("end", () => this.#onEnd(stream));
    stream.on("close", () => this.#onEnd(stream));
    stream.on("error", (error) => this.#onBroken(stream, error));
    stream.on("frameError", () => this.#onUnsent(stream));
    if (hasBody) stream.end(body);
  }
  #onResponse(stream, headers) {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    exchange.firstByteAt = performance.now();
    exchange.status = Number(headers[":status"]);
    exchange.serverSoftware ??= String(headers.server ?? "");
    this.#kept.fieldsFor(exchange.request)?.take(Object.entries(headers));
    this.#options.sketch?.take(Object.entries(headers));
    this.#options.onActivity();
  }
  #onData(stream, chunk) {
    this.#options.onActivity();
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    exchange.lastPieceAt = performance.now();
    exchange.bodyBytes += chunk.length;
    this.#options.sketch?.add(chunk);
    this.#kept.addBody(exchange.request, chunk);
  }
  /** Node.js ends a stream after the last byte, and also when it was reset. */
  #onEnd(stream) {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    if (this.#slot.session?.isGone && stream.rstCode !== constants.NGHTTP2_NO_ERROR) {
      this.#onBroken(stream, connectionClosed());
    } else if (stream.rstCode !== constants.NGHTTP2_NO_ERROR || exchange.status === 0) {
      this.#onBroken(stream, streamEnded(stream.rstCode));
    } else this.#complete(exchange, stream);
  }
  #complete(exchange, stream) {
    const now = performance.now();
    this.#answersOnSession++;
    this.#lastAnswerAt = now;
    this.#kept.judge(exchange);
    if (!stream.writableEnded || exchange.request.body && !stream.writableFinished) {
      stream.close(constants.NGHTTP2_CANCEL);
    }
    this.#end(exchange, now);
  }
  #onBroken(stream, error) {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    const progress = this.#progressOf(exchange);
    const failure = classifyHttp2(error, progress) ?? classifyFailure(error, progress);
    const isPassed = isPassedOver(error) && (this.#slot.session?.isEnding ?? false);
    if (!isOfStream(error) || !this.isOpen) this.#slot.drop();
    if (isPassed && !this.#isRetry) this.#retry(exchange);
    else if (failure === "stale-keep-alive" && exchange.request.idempotent && !this.#isRetry) {
      exchange.resent = true;
      this.#retry(exchange);
    } else this.#fail(failure, messageOf(error));
  }
  /** The request never left: the session had been told to end before its turn came. */
  #onUnsent(stream) {
    const exchange = this.#inFlight;
    if (!exchange || stream !== this.#stream) return;
    this.#slot.drop();
    if (this.#isRetry) this.#fail("connect-failed", "the server takes no request");
    else this.#retry(exchange);
  }
  /** The session is gone: no stream of it reports anything any more. */
  #onClose() {
    if (this.#stream) this.#onBroken(this.#stream, connectionClosed());
    else {
      this.#slot.drop();
      this.#options.onActivity();
    }
  }
  #retry(exchange) {
    this.#isRetry = true;
    this.#stream = void 0;
    exchange.status = 0;
    this.#start(exchange);
  }
  #progressOf({ status, startedAt }) {
    if (status > 0) return "answering";
    if (this.#answersOnSession === 0) return "sent-on-fresh";
    const silence = startedAt - this.#lastAnswerAt;
    const isRefused2 = this.#slot.session?.isRefused ?? false;
    return progressOnReused({ silence, elapsed: performance.now() - startedAt, isRefused: isRefused2 });
  }
  #fail(failure, message) {
    const exchange = this.#inFlight;
    if (!exchange) return;
    exchange.failure = failure;
    exchange.message = message;
    this.#end(exchange, performance.now());
  }
  #end(exchange, now) {
    exchange.endedAt = now;
    this.#busySince = void 0;
    this.#stream = void 0;
    this.#kept.clear();
    this.#options.ended(this, exchange);
  }
};
export {
  http2Engine
};
