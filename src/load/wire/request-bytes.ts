// A request as it goes over the wire, made once and sent many times.

import { contentLengthOf, namesHost, type OutgoingRequest } from '../exchange/outgoing-request.ts';
import { authorityOf, type LoadTarget } from '../target.ts';

/** Shared by all connections of a pool, because a body may be large. */
const made = new WeakMap<LoadTarget, WeakMap<OutgoingRequest, Buffer>>();

/** Returns the bytes of a request to `target`, the same buffer each time. */
export function requestBytesFor(target: LoadTarget): (request: OutgoingRequest) => Buffer {
  const known = made.get(target) ?? new WeakMap<OutgoingRequest, Buffer>();
  made.set(target, known);
  return (request) => {
    const before = known.get(request);
    if (before) return before;
    const bytes = requestBytes(request, target);
    known.set(request, bytes);
    return bytes;
  };
}

/**
 * Request line, `Host`, the plan's fields, `Content-Length` if there is content, and the content
 * (RFC 9112 sections 2.1 and 3). HTTP/1.1 keeps the connection by default (section 9.3).
 */
export function requestBytes(request: OutgoingRequest, target: LoadTarget): Buffer {
  const { method, path, headers, body } = request;
  const lines = [`${method} ${path} HTTP/1.1`];
  if (!namesHost(request)) lines.push(`Host: ${authorityOf(target)}`);
  for (let index = 0; index + 1 < headers.length; index += 2) {
    lines.push(`${headers[index]}: ${headers[index + 1]}`);
  }
  const length = contentLengthOf(request);
  if (length !== undefined) lines.push(`Content-Length: ${length}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return body === undefined ? head : Buffer.concat([head, body]);
}
