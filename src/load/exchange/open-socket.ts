// Opens one TCP, TLS or Unix connection, with its own deadline, and measures how long it took.

import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type Milliseconds, milliseconds } from '../../units.ts';
import { connectOptions, type LoadTarget, serverName } from '../target.ts';
import { CONNECT_TIMEOUT } from './classify-failure.ts';

interface OpenedSocket {
  readonly socket: Socket;
  /** All handshakes together. */
  readonly took: Milliseconds;
}

/** As TLS names it (RFC 7301 section 6). Nothing else is offered. */
type Protocol = 'http/1.1' | 'h2';

/** @throws the system's error, one with the code `CONNECT_TIMEOUT`, or `signal`'s reason */
export async function openSocket(
  target: LoadTarget,
  timeout: Milliseconds,
  signal: AbortSignal,
  protocol: Protocol,
): Promise<OpenedSocket> {
  signal.throwIfAborted();
  const before = performance.now();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(connectTimeout(timeout)), timeout);
  const abandon = () => ending.abort(signal.reason);
  signal.addEventListener('abort', abandon);
  try {
    const socket = await connect(target, protocol, ending.signal);
    return { socket, took: milliseconds(performance.now() - before) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abandon);
  }
}

async function connect(
  target: LoadTarget,
  protocol: Protocol,
  signal: AbortSignal,
): Promise<Socket> {
  if (target.protocol === 'http:') {
    const plain = connectTcp({ ...connectOptions(target), noDelay: true });
    return await established(plain, 'connect', signal);
  }
  const socket = connectTls({
    ...connectOptions(target),
    ...serverName(target),
    ALPNProtocols: [protocol],
    rejectUnauthorized: !target.insecure,
  });
  socket.setNoDelay(true);
  await established(socket, 'secureConnect', signal).catch(explainRefusal);
  if (protocol === 'h2') checkHttp2(socket);
  return socket;
}

/**
 * Waits for a handshake to end.
 * @throws the system's error, or the reason of `signal`
 */
function established<Of extends Socket>(
  socket: Of,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Of> {
  return new Promise((resolve, reject) => {
    const abandon = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', abandon);
    const fail = (error: Error) => {
      signal.removeEventListener('abort', abandon);
      reject(error);
    };
    socket.once('error', fail);
    socket.once(event, () => {
      signal.removeEventListener('abort', abandon);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

/** A server without ALPN agrees to nothing, and would get HTTP/2 without knowing it. */
function checkHttp2(socket: TLSSocket): void {
  if (socket.alpnProtocol === 'h2') return;
  socket.destroy();
  throw new Error(NO_HTTP2);
}

const NO_HTTP2 = 'in the TLS handshake (ALPN) the server did not agree to HTTP/2';

/** RFC 7301 section 3.2: the alert of a server that speaks none of the offered protocols. */
function explainRefusal(error: Error): never {
  throw error.message.includes('no application protocol') ? new Error(NO_HTTP2) : error;
}

function connectTimeout(timeout: Milliseconds): Error {
  return Object.assign(new Error(`no connection within ${timeout} ms`), { code: CONNECT_TIMEOUT });
}
