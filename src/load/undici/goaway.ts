// A server that says it will end the connection still answers what it was asked (RFC 9113 section 6.8).

import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

/** undici keeps its session at its socket, by a symbol of this name. */
const SESSION = 'http2Session';

/**
 * undici takes every GOAWAY for the end of the request in flight. Without its listener Node.js does what is
 * right: it closes the session behind that request, or ends it where the frame tells of an error.
 * @param socket on which undici has begun a session
 * @param onGoaway told that the server ends the connection, in order or not
 */
export function awaitLastAnswer(socket: Socket, onGoaway: () => void): void {
  const key = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === SESSION,
  );
  const session: unknown = key === undefined ? undefined : Reflect.get(socket, key);
  if (isEmitter(session)) session.removeAllListeners('goaway').once('goaway', onGoaway);
}

const isEmitter = (value: unknown): value is EventEmitter => value instanceof EventEmitter;
