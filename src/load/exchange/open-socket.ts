// Opens one TCP, TLS or Unix connection, timed, with a deadline of its own.

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type Milliseconds, milliseconds } from '../../units.ts';
import type { LoadTarget } from '../target.ts';
import { established } from './established.ts';
import { openTunnel } from './open-tunnel.ts';

export interface OpenedSocket {
  readonly socket: Socket;
  /** All handshakes together. */
  readonly took: Milliseconds;
}

/** What is spoken on the connection, and whom it goes through. */
export interface Way {
  /** As TLS names it (RFC 7301 section 6): nothing else is offered. */
  readonly protocol: 'http/1.1' | 'h2';
  /** Where connections go in place of the target. */
  readonly proxy: { readonly address: string; readonly port: number } | undefined;
  /** Whether the proxy only passes bytes on; else it is handed the requests. */
  readonly tunnels: boolean;
}

const DIRECT: Way = { protocol: 'http/1.1', proxy: undefined, tunnels: false };

/** The code of the error when the handshake did not end in time. */
export const CONNECT_TIMEOUT = 'PERF_GATE_CONNECT_TIMEOUT';

/** @throws the system's error, one with the code `CONNECT_TIMEOUT`, or `signal`'s reason */
export async function openSocket(
  target: LoadTarget,
  timeout: Milliseconds,
  signal: AbortSignal,
  way: Way = DIRECT,
): Promise<OpenedSocket> {
  signal.throwIfAborted();
  const before = performance.now();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(connectTimeout(timeout)), timeout);
  const abandon = () => ending.abort(signal.reason);
  signal.addEventListener('abort', abandon);
  try {
    const socket = await connect(target, way, ending.signal);
    return { socket, took: milliseconds(performance.now() - before) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abandon);
  }
}

async function connect(target: LoadTarget, way: Way, signal: AbortSignal): Promise<Socket> {
  if (target.protocol === 'http:') return await connectPlainly(target, way, signal);
  const below = way.tunnels ? await connectPlainly(target, way, signal) : undefined;
  return await connectSecurely(target, way, below, signal);
}

async function connectPlainly(
  target: LoadTarget,
  { proxy, tunnels }: Way,
  signal: AbortSignal,
): Promise<Socket> {
  const where = proxy ? { host: proxy.address, port: proxy.port } : placeOf(target);
  const socket = await established(connectTcp({ ...where, noDelay: true }), 'connect', signal);
  if (tunnels) await openTunnel(socket, target, signal);
  return socket;
}

/** @param below what it is spoken on; absent: a connection of its own */
async function connectSecurely(
  target: LoadTarget,
  { protocol }: Way,
  below: Socket | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connectTls({
    ...(below === undefined ? placeOf(target) : { socket: below, host: target.address }),
    ...serverName(target),
    ALPNProtocols: [protocol],
    rejectUnauthorized: !target.insecure,
  });
  socket.setNoDelay(true);
  await established(socket, 'secureConnect', signal).catch(explainRefusal);
  if (protocol === 'h2') checkHttp2(socket);
  return socket;
}

/** As `connect` of Node.js wants it. */
export const placeOf = ({ unixSocket, address, port }: LoadTarget) =>
  unixSocket === undefined ? { host: address, port } : { path: unixSocket };

/** A server that knows no ALPN agrees to nothing, and would be spoken to in a language it does not know. */
function checkHttp2(socket: TLSSocket): void {
  if (socket.alpnProtocol === 'h2') return;
  socket.destroy();
  throw new Error(NO_HTTP2);
}

const NO_HTTP2 = 'in the TLS handshake (ALPN) the server did not agree to HTTP/2';

/** RFC 7301 section 3.2: the alert of a server that speaks nothing of what was offered. */
function explainRefusal(error: Error): never {
  throw error.message.includes('no application protocol') ? new Error(NO_HTTP2) : error;
}

/** RFC 6066 section 3: an address is no server name. Without one, the certificate is checked against it. */
export function serverName({ hostname, address }: LoadTarget): { servername?: string } {
  return isIP(hostname) !== 0 || hostname === `[${address}]` ? {} : { servername: hostname };
}

function connectTimeout(timeout: Milliseconds): Error {
  return Object.assign(new Error(`no connection within ${timeout} ms`), { code: CONNECT_TIMEOUT });
}
