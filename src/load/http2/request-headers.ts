// The header fields of a request as node:http2 takes them, made once and sent many times.

import type { OutgoingHttpHeaders } from 'node:http2';
import { contentLengthOf, type OutgoingRequest } from '../exchange/outgoing-request.ts';
import { authorityOf, type LoadTarget } from '../target.ts';

/** Shared by all connections of a pool. */
const made = new WeakMap<LoadTarget, WeakMap<OutgoingRequest, OutgoingHttpHeaders>>();

/** Returns the fields of a request to `target`, the same object each time. */
export function requestHeadersFor(
  target: LoadTarget,
): (request: OutgoingRequest) => OutgoingHttpHeaders {
  const known = made.get(target) ?? new WeakMap<OutgoingRequest, OutgoingHttpHeaders>();
  made.set(target, known);
  return (request) => {
    const before = known.get(request);
    if (before) return before;
    const headers = requestHeaders(request, target);
    known.set(request, headers);
    return headers;
  };
}

/** Names are in lower case, and begin with the control data (RFC 9113 section 8.3.1). */
export function requestHeaders(request: OutgoingRequest, target: LoadTarget): OutgoingHttpHeaders {
  const { method, path } = request;
  const fields = new Map<string, string>([
    [':authority', authorityOf(target)],
    [':method', method],
    [':path', path],
    [':scheme', target.protocol.slice(0, -1)],
  ]);
  for (let index = 0; index + 1 < request.headers.length; index += 2) {
    const written = request.headers[index]?.toLowerCase() ?? '';
    // RFC 9113 section 8.3.1: the host is control data.
    const name = written === 'host' ? ':authority' : written;
    const value = request.headers[index + 1] ?? '';
    const before = written === 'host' ? undefined : fields.get(name);
    // RFC 9110 section 5.3; cookies have a separator of their own (RFC 9113 section 8.2.3).
    const separator = name === 'cookie' ? '; ' : ', ';
    fields.set(name, before === undefined ? value : `${before}${separator}${value}`);
  }
  const length = contentLengthOf(request);
  if (length !== undefined) fields.set('content-length', String(length));
  return Object.fromEntries(fields);
}
