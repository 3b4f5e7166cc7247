import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  CONNECT_TIMEOUT
} from "./chunk-FAMT3XTV.js";
import {
  connectOptions,
  serverName
} from "./chunk-J6KTTBNF.js";
import {
  milliseconds
} from "./chunk-D2O6BJGM.js";

// src/load/exchange/with-texts.ts
function withTexts(request) {
  const { values, headers } = request;
  if (values === void 0) return request;
  const { template } = values;
  return {
    ...request,
    path: bytesIn(template.path, values).toString("latin1"),
    headers: template.headers.flatMap((slots, index) => [
      headers[2 * index] ?? "",
      bytesIn(slots, values).toString("latin1")
    ]),
    body: template.body === void 0 ? request.body : bytesIn(template.body, values),
    values: void 0
  };
}
var bytesIn = (slots, { bytes, from, until }) => Buffer.concat(
  slots.map(
    (slot) => slot.kind === "text" ? slot.bytes : bytes[slot.source]?.subarray(from[slot.source], until[slot.source]) ?? Buffer.alloc(0)
  )
);

// src/load/exchange/open-socket.ts
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

export {
  withTexts,
  openSocket
};
