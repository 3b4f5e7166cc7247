// Opens one TCP or TLS connection, timed, with a deadline of its own.

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Milliseconds, milliseconds } from '../units.ts';
import type { LoadTarget } from './load-target.ts';

export interface OpenedSocket {
  readonly socket: Socket;
  /** TCP and TLS handshakes together. */
  readonly took: Milliseconds;
}

/** The code of the error when the handshake did not end in time. */
export const CONNECT_TIMEOUT = 'PERF_GATE_CONNECT_TIMEOUT';

/** @throws the system's error, one with the code `CONNECT_TIMEOUT`, or `signal`'s reason */
export async function openSocket(
  target: LoadTarget,
  timeout: Milliseconds,
  signal: AbortSignal,
): Promise<OpenedSocket> {
  signal.throwIfAborted();
  const before = performance.now();
  const socket = target.protocol === 'https:' ? connectSecurely(target) : connectPlainly(target);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(connectTimeout(timeout)), timeout);
    const abandon = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', abandon);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abandon);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    socket.once('error', fail);
    socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      settle();
      socket.off('error', fail);
      resolve({ socket, took: milliseconds(performance.now() - before) });
    });
  });
}

function connectPlainly(target: LoadTarget): Socket {
  return connectTcp({ host: target.address, port: target.port, noDelay: true });
}

function connectSecurely(target: LoadTarget): Socket {
  const socket = connectTls({
    host: target.address,
    port: target.port,
    ...serverName(target),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: !target.insecure,
  });
  socket.setNoDelay(true);
  return socket;
}

/** RFC 6066 section 3: an address is no server name. Without one, the certificate is checked against it. */
function serverName({ hostname, address }: LoadTarget): { servername?: string } {
  return isIP(hostname) !== 0 || hostname === `[${address}]` ? {} : { servername: hostname };
}

function connectTimeout(timeout: Milliseconds): Error {
  return Object.assign(new Error(`no connection within ${timeout} ms`), { code: CONNECT_TIMEOUT });
}
