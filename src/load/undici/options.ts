// Options for undici's client and for its requests.

import type { Dispatcher } from 'undici';
import { minutes } from '../../units.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';

/** ConnectionPool ends overdue requests and keeps idle connections, so undici must not. */
export const CLIENT_OPTIONS = {
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: minutes(10),
  keepAliveMaxTimeout: minutes(10),
  keepAliveTimeoutThreshold: 0,
  // With 1, undici waits a whole turn of the event loop before it reuses a socket. With 2, a request
  // dispatched from within `onComplete` is written at once, and still only one is in flight.
  pipelining: 2,
} as const;

const known = new WeakMap<OutgoingRequest, Dispatcher.DispatchOptions>();

/** One options object per request of the plan, reused every time that it is sent. */
export function dispatchOptionsOf(request: OutgoingRequest): Dispatcher.DispatchOptions {
  const options = known.get(request) ?? makeOptions(request);
  known.set(request, options);
  return options;
}

const makeOptions = (request: OutgoingRequest): Dispatcher.DispatchOptions => ({
  path: request.path,
  method: request.method,
  headers: [...request.headers],
  body: request.body ?? null,
  // Only so that undici writes it before the previous request has left its queue (see `pipelining`).
  // `OutgoingRequest.idempotent` decides whether it may be sent twice.
  idempotent: true,
  blocking: false,
  // Without this undici closes the connection after every HEAD.
  reset: false,
});

/** @param headers name, value, name, value … @returns '' if there is none */
export function serverHeader(headers: readonly Buffer[]): string {
  for (let index = 0; index + 1 < headers.length; index += 2) {
    if (headers[index]?.toString('latin1').toLowerCase() === 'server') {
      return headers[index + 1]?.toString('latin1') ?? '';
    }
  }
  return '';
}

/** @param headers name, value, name, value … */
export const fieldsOf = (headers: readonly Buffer[]): readonly (readonly [string, string])[] =>
  headers.flatMap((name, index) =>
    index % 2 === 0
      ? [[name.toString('latin1'), headers[index + 1]?.toString('latin1') ?? ''] as const]
      : [],
  );
