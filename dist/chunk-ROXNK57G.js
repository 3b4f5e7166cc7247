import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  compilePattern
} from "./chunk-P77DGSXX.js";
import {
  BYTES_PER_KIBIBYTE
} from "./chunk-S6OVKM5K.js";

// src/load/exchange/check-answer.ts
var SHOWN_OF_BODY = 80;
function isExpectedStatus(expect, status) {
  return expect.status === void 0 ? status >= 200 && status < 400 : expect.status.includes(status);
}
var describeExpected = ({ status }) => status === void 0 ? "200 to 399" : status.join(" or ");
function checkAnswer(expect, status, body) {
  if (!isExpectedStatus(expect, status)) {
    return {
      failure: "unexpected-status",
      message: `status ${status}, expected ${describeExpected(expect)}`
    };
  }
  if (expect.body === void 0) return void 0;
  if (body.isTooLong) {
    return { failure: "body-mismatch", message: "body longer than the 16 MiB that are checked" };
  }
  const text = body.text();
  if (expect.body.kind === "matches" && text.length > patternOf(expect.body).longestText) {
    const message = `body of ${text.length} characters, too long for the pattern`;
    return { failure: "body-mismatch", message };
  }
  if (bodyMatches(expect.body, text)) return void 0;
  return { failure: "body-mismatch", message: `body began "${beginningOf(text)}` };
}
var beginningOf = (text) => text.length > SHOWN_OF_BODY ? text.slice(0, SHOWN_OF_BODY) : `${text}"`;
function bodyMatches(check, text) {
  switch (check.kind) {
    case "includes":
      return text.includes(check.text);
    case "matches":
      return patternOf(check).test(text);
  }
}
var compiled = /* @__PURE__ */ new WeakMap();
function patternOf({ pattern }) {
  const known = compiled.get(pattern) ?? compilePattern(pattern);
  if (known === void 0) throw new TypeError("a pattern that cannot be compiled");
  compiled.set(pattern, known);
  return known;
}
var LONGEST = 16 * BYTES_PER_KIBIBYTE * BYTES_PER_KIBIBYTE;
var KeptBody = class {
  #chunks = [];
  #length = 0;
  /** @param chunk is copied, because its buffer will be overwritten */
  add(chunk) {
    this.#length += chunk.length;
    if (this.isTooLong) this.#chunks = [];
    else this.#chunks.push(Buffer.from(chunk));
  }
  /** More than 16 MiB: then nothing of it is kept. */
  get isTooLong() {
    return this.#length > LONGEST;
  }
  text() {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
  clear() {
    if (this.#length === 0) return;
    this.#chunks = [];
    this.#length = 0;
  }
};

// src/load/exchange/classify-failure.ts
var REQUEST_TIMEOUT = "PERF_GATE_REQUEST_TIMEOUT";
var MOST_SILENT = 1 / 4;
function describeTimeout({ status, firstByteAt, lastPieceAt }, now) {
  if (status === 0) return "not answered within the request timeout";
  return now - lastPieceAt <= MOST_SILENT * (now - firstByteAt) ? "bytes came all the time; the answer never ended" : "the answer began, and its end never came";
}
var CONNECT_TIMEOUT = "PERF_GATE_CONNECT_TIMEOUT";
var SHORTEST_KEEP_ALIVE_MS = 1e3;
var SHORTEST_IDLE_MS = 10;
var LONGEST_CROSSING_MS = 10;
var wasIdle = (silence) => silence >= SHORTEST_IDLE_MS;
function progressOnReused(reuse) {
  const isSilent = reuse.silence >= SHORTEST_KEEP_ALIVE_MS;
  const crossed = isSilent && reuse.elapsed <= LONGEST_CROSSING_MS;
  if (reuse.isRefused ? wasIdle(reuse.silence) : crossed) return "sent-on-closing";
  return isSilent ? "sent-on-silent" : "sent-on-reused";
}
function classifyFailure(error, progress) {
  const code = codeOf(error);
  if (code === REQUEST_TIMEOUT) return progress === "connecting" ? "connect-timeout" : "timeout";
  if (progress === "reusing" && SOCKET_GONE.has(code)) return "stale-keep-alive";
  if (progress === "connecting" || progress === "reusing") return classifyConnect(code);
  if (code === "EPIPE") return classifyClose(progress);
  if (code === "ECONNRESET") {
    return progress === "sent-on-silent" || progress === "sent-on-closing" ? "stale-keep-alive" : "reset";
  }
  if (code === "UND_ERR_SOCKET" && !error.message.startsWith("bad "))
    return classifyClose(progress);
  if (isCutShort(error, code)) return "closed-mid-response";
  return "bad-framing";
}
var SOCKET_GONE = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE"]);
var LENGTH_MISMATCH = "UND_ERR_RES_CONTENT_LENGTH_MISMATCH";
function isCutShort(error, code) {
  return code === LENGTH_MISMATCH || error.message.includes("Invalid EOF state");
}
function classifyConnect(code) {
  switch (code) {
    case "ECONNREFUSED":
    // There is no Unix socket at the path.
    case "ENOENT":
      return "connect-refused";
    case CONNECT_TIMEOUT:
    case "ETIMEDOUT":
      return "connect-timeout";
    case "EADDRNOTAVAIL":
      return "ports-exhausted";
    case "EMFILE":
    case "ENFILE":
    case "ENOMEM":
    case "ENOBUFS":
      return "resources-exhausted";
    default:
      return "connect-failed";
  }
}
function classifyClose(progress) {
  switch (progress) {
    case "answering":
      return "closed-mid-response";
    case "sent-on-closing":
      return "stale-keep-alive";
    case "sent-on-fresh":
    case "sent-on-reused":
    case "sent-on-silent":
      return "closed-before-response";
  }
}
function codeOf(error) {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

// src/load/exchange/exchange.ts
function beginExchange(reused, request, intendedAt) {
  const exchange = reused ?? emptyExchange(request);
  exchange.request = request;
  exchange.intendedAt = intendedAt;
  exchange.startedAt = intendedAt;
  exchange.firstByteAt = 0;
  exchange.lastPieceAt = 0;
  exchange.endedAt = 0;
  exchange.connecting = 0;
  exchange.status = 0;
  exchange.bodyBytes = 0;
  exchange.failure = void 0;
  exchange.message = "";
  exchange.resent = false;
  return exchange;
}
function emptyExchange(request) {
  return {
    request,
    intendedAt: 0,
    startedAt: 0,
    firstByteAt: 0,
    lastPieceAt: 0,
    endedAt: 0,
    connecting: 0,
    status: 0,
    bodyBytes: 0,
    failure: void 0,
    message: "",
    resent: false,
    serverSoftware: void 0
  };
}

// src/load/exchange/connection.ts
var isRefused = (socket, { unixSocket }) => unixSocket === void 0 && !socket.destroyed && socket.remoteAddress === void 0;
var TrafficCount = class {
  opened = 0;
  #retired = 0;
  #reported = 0;
  retire(socket) {
    this.#retired += socket?.bytesRead ?? 0;
  }
  take(current) {
    const total = this.#retired + (current?.bytesRead ?? 0);
    const traffic = { bytesReceived: total - this.#reported, opened: this.opened };
    this.#reported = total;
    this.opened = 0;
    return traffic;
  }
};

export {
  checkAnswer,
  KeptBody,
  REQUEST_TIMEOUT,
  describeTimeout,
  CONNECT_TIMEOUT,
  wasIdle,
  progressOnReused,
  classifyFailure,
  LENGTH_MISMATCH,
  classifyClose,
  codeOf,
  beginExchange,
  isRefused,
  TrafficCount
};
