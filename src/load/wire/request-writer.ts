// Requests of which something differs each time, as bytes: what stands still was made once.

import { contentLengthOf, namesHost, type OutgoingRequest } from '../exchange/outgoing-request.ts';
import { authorityOf, type LoadTarget } from '../target.ts';
import { decimalLength, writeDecimal } from '../values/decimal.ts';
import type { Values } from '../values/drawn-values.ts';
import type { Slot } from '../values/template-message.ts';
import { requestBytesFor } from './request-bytes.ts';

/** Bytes, or the index of a value. */
type Piece = Buffer | number;

/** Stands for the digits of the length. */
const LENGTH = -1;

interface Layout {
  readonly head: readonly Piece[];
  readonly body: readonly Piece[];
}

/** Shared by all connections of a pool. */
const made = new WeakMap<LoadTarget, WeakMap<OutgoingRequest, Layout>>();

const SMALLEST_BUFFER = 1_024;
/** A file in the content may be large, and each connection has a buffer. */
const MOST_SPARE = 65_536;

/** One for each connection: the bytes of a request must last until it was answered. */
export class RequestWriter {
  readonly #target: LoadTarget;
  readonly #constant: (request: OutgoingRequest) => Buffer;
  readonly #layouts: WeakMap<OutgoingRequest, Layout>;
  #buffer: Buffer = Buffer.alloc(0);
  #last: Written | undefined;

  constructor(target: LoadTarget) {
    this.#target = target;
    this.#constant = requestBytesFor(target);
    this.#layouts = made.get(target) ?? new WeakMap();
    made.set(target, this.#layouts);
  }

  /** With the values that were drawn last; they hold until the next call. */
  bytesOf(request: OutgoingRequest): Buffer {
    const { values } = request;
    if (values === undefined) return this.#constant(request);
    const last = this.#last;
    return last !== undefined && last.request === request && patch(last, values)
      ? last.bytes
      : this.#write(request, values);
  }

  #write(request: OutgoingRequest, values: Values): Buffer {
    const layout = this.#layouts.get(request) ?? this.#layOut(request, values);
    const length = lengthOf(layout.body, values, 0);
    const total = lengthOf(layout.head, values, length) + length;
    if (this.#buffer.length < total) {
      this.#buffer = Buffer.allocUnsafe(
        total + Math.max(SMALLEST_BUFFER, Math.min(total, MOST_SPARE)),
      );
    }
    const bytes = this.#buffer.subarray(0, total);
    const spots: Spot[] = [];
    const end = put(layout.head, values, { into: bytes, at: 0, length, spots });
    put(layout.body, values, { into: bytes, at: end, length, spots });
    this.#last = { request, bytes, spots };
    return bytes;
  }

  #layOut(request: OutgoingRequest, values: Values): Layout {
    const layout = layoutOf(request, values, this.#target);
    this.#layouts.set(request, layout);
    return layout;
  }
}

/** Where a value stands. */
interface Spot {
  readonly value: number;
  readonly at: number;
  readonly length: number;
}

interface Written {
  readonly request: OutgoingRequest;
  readonly bytes: Buffer;
  readonly spots: readonly Spot[];
}

/** Most values are as long as those before them: then all else stays. @returns whether they are */
function patch({ bytes, spots }: Written, values: Values): boolean {
  for (const { value, at, length } of spots) {
    const from = values.from[value] ?? 0;
    if ((values.until[value] ?? 0) - from !== length) return false;
    const source = values.bytes[value] ?? bytes;
    for (let index = 0; index < length; index++) bytes[at + index] = source[from + index] ?? 0;
  }
  return true;
}

/** As `requestBytes` writes it (RFC 9112 sections 2.1 and 3). */
function layoutOf(request: OutgoingRequest, { template }: Values, target: LoadTarget): Layout {
  const { method, headers, body } = request;
  const head: Piece[] = [textOf(`${method} `), ...piecesOf(template.path)];
  head.push(textOf(' HTTP/1.1\r\n'));
  if (!namesHost(request)) head.push(textOf(`Host: ${authorityOf(target)}\r\n`));
  template.headers.forEach((slots, index) => {
    head.push(textOf(`${headers[2 * index]}: `), ...piecesOf(slots), textOf('\r\n'));
  });
  const ofBody = template.body === undefined ? constant(body) : piecesOf(template.body);
  if (template.body !== undefined || contentLengthOf(request) !== undefined) {
    head.push(textOf('Content-Length: '), LENGTH, textOf('\r\n'));
  }
  head.push(textOf('\r\n'));
  return { head: joined(head), body: ofBody };
}

const textOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const constant = (body: Buffer | undefined): readonly Piece[] => (body === undefined ? [] : [body]);

const piecesOf = (slots: readonly Slot[]): readonly Piece[] =>
  slots.map((slot) => (slot.kind === 'text' ? Buffer.from(slot.bytes) : slot.source));

/** Copying costs by the piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece !== 'number' && typeof last === 'object') {
      result[result.length - 1] = Buffer.concat([last, piece]);
    } else result.push(piece);
  }
  return result;
}

/** In bytes. @param length what stands in `Content-Length` */
function lengthOf(pieces: readonly Piece[], { from, until }: Values, length: number): number {
  let sum = 0;
  for (const piece of pieces) {
    if (typeof piece !== 'number') sum += piece.length;
    else if (piece === LENGTH) sum += decimalLength(length);
    else sum += (until[piece] ?? 0) - (from[piece] ?? 0);
  }
  return sum;
}

interface Destination {
  readonly into: Buffer;
  readonly at: number;
  /** What stands in `Content-Length`. */
  readonly length: number;
  /** Where values were put is added. */
  readonly spots: Spot[];
}

/** @returns the place behind what was written */
function put(
  pieces: readonly Piece[],
  { bytes, from, until }: Values,
  { into, at, length, spots }: Destination,
): number {
  let end = at;
  for (const piece of pieces) {
    if (typeof piece !== 'number') end += piece.copy(into, end);
    else if (piece === LENGTH) end = writeDecimal(length, into, end);
    else {
      const [first, last] = [from[piece] ?? 0, until[piece] ?? 0];
      spots.push({ value: piece, at: end, length: last - first });
      into.set(bytes[piece]?.subarray(first, last) ?? [], end);
      end += last - first;
    }
  }
  return end;
}
