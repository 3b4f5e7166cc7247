// A request with the values that were drawn for it, as texts: for engines that take no bytes.

import type { Values } from '../values/drawn-values.ts';
import type { Slot } from '../values/template-message.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/** The request itself where nothing of it differs. */
export function withTexts(request: OutgoingRequest): OutgoingRequest {
  const { values, headers } = request;
  if (values === undefined) return request;
  const { template } = values;
  return {
    ...request,
    path: bytesIn(template.path, values).toString('latin1'),
    headers: template.headers.flatMap((slots, index) => [
      headers[2 * index] ?? '',
      bytesIn(slots, values).toString('latin1'),
    ]),
    body: template.body === undefined ? request.body : bytesIn(template.body, values),
    values: undefined,
  };
}

const bytesIn = (slots: readonly Slot[], { bytes, from, until }: Values): Buffer =>
  Buffer.concat(
    slots.map((slot) =>
      slot.kind === 'text'
        ? slot.bytes
        : (bytes[slot.source]?.subarray(from[slot.source], until[slot.source]) ?? Buffer.alloc(0)),
    ),
  );
