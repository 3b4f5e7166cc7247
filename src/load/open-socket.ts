// Opens one TCP or TLS connection, timed, with a deadline of its own.

import { connect as connectTcp, type Socket } from 'node:net';
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

/** @throws the system's error, or one with the code `CONNECT_TIMEOUT` */
export function openSocket(target: LoadTarget, timeout: Milliseconds): Promise<OpenedSocket> {
  const before = performance.now();
  const socket = target.protocol === 'https:' ? connectSecurely(target) : connectPlainly(target);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(connectTimeout(timeout)), timeout);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', fail);
    socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
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
    servername: target.hostname,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: !target.insecure,
  });
  socket.setNoDelay(true);
  return socket;
}

function connectTimeout(timeout: Milliseconds): Error {
  return Object.assign(new Error(`no connection within ${timeout} ms`), { code: CONNECT_TIMEOUT });
}
