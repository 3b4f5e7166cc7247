import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/load/target.ts
import { isIP } from "node:net";
var connectOptions = ({ unixSocket, address, port }) => unixSocket === void 0 ? { host: address, port } : { path: unixSocket };
function serverName({ hostname, address }) {
  return isIP(hostname) !== 0 || hostname === `[${address}]` ? {} : { servername: hostname };
}
var originOf = ({ protocol, hostname, port }) => `${protocol}//${hostname}:${port}`;
var DEFAULT_PORTS = { "http:": 80, "https:": 443 };
var defaultPortOf = (protocol) => DEFAULT_PORTS[protocol];
function authorityOf({ protocol, hostname, port }) {
  return port === defaultPortOf(protocol) ? hostname : `${hostname}:${port}`;
}
var LOOPBACKS = ["127.0.0.1", "::1"];
function addressesOf(hostname) {
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(literal) === 0 ? LOOPBACKS : [literal];
}

export {
  connectOptions,
  serverName,
  originOf,
  defaultPortOf,
  authorityOf,
  addressesOf
};
