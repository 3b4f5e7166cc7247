// Our parser on a stream in pieces, and a watch on what it promises.

import { ResponseParser } from '../../src/load/wire/response-parser.ts';
import { type Outcome, rejected, unfinished } from './outcome.ts';
import type { ResponseStream } from './response-stream.ts';

/** Space around a piece: what is read there by mistake spoils the outcome. */
const MARGIN = 8;
const SPOILT = 0x37;

class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** The buffer is reused for every piece, as a socket's is, and overwritten behind each read. */
let buffer = Buffer.alloc(65_536);

/**
 * @param cuts offsets at which one piece ends and the next begins
 * @throws whatever the parser throws; BrokenPromise where it contradicts itself
 */
export function readWithWire(
  stream: ResponseStream,
  cuts: readonly number[] = [],
  parser: ResponseParser = new ResponseParser(),
): Outcome {
  const { method, bytes, closes } = stream;
  const body = new BodySeen();
  parser.begin(method, (from, start, end) => body.add(from, start, end));
  let from = 0;
  for (const until of [...cuts, bytes.length]) {
    const isOver = parser.state === 'complete' || parser.state === 'bad';
    if (isOver) break;
    from += readPiece(parser, bytes.subarray(from, until), body);
  }
  if (closes && parser.state !== 'complete' && parser.state !== 'bad') parser.end();
  expect(parser.bodyBytes === body.length || parser.state === 'bad', 'counts the body otherwise');
  return outcomeOf(parser, body, from, closes);
}

/** How much of the piece was read. */
function readPiece(parser: ResponseParser, piece: Buffer, body: BodySeen): number {
  if (buffer.length < piece.length + 2 * MARGIN)
    buffer = Buffer.alloc(2 * piece.length + 2 * MARGIN);
  const until = MARGIN + piece.length;
  buffer.fill(SPOILT, 0, until + MARGIN);
  piece.copy(buffer, MARGIN);
  body.expectWithin(buffer, MARGIN, until);
  const read = parser.read(buffer, MARGIN, until);
  buffer.fill(SPOILT, 0, until + MARGIN);
  const { state } = parser;
  const mayStop = state === 'complete' || state === 'bad';
  expect(Number.isInteger(read) && read >= MARGIN && read <= until, `returns the offset ${read}`);
  expect(mayStop || read === until, `stops at ${read} of ${until} in the state "${state}"`);
  return read - MARGIN;
}

function outcomeOf(parser: ResponseParser, body: BodySeen, read: number, closes: boolean): Outcome {
  const { status, isPersistent, fault } = parser;
  switch (parser.state) {
    case 'complete':
      return { kind: 'accept', status, body: body.bytes, isPersistent, length: read, fault: '' };
    case 'bad':
      expect(/^[ -~\x80-\xff]{1,200}$/.test(fault), `tells the fault ${JSON.stringify(fault)}`);
      return rejected(fault);
    case 'head':
    case 'body':
      return unfinished(closes, status, body.bytes);
  }
}

class BodySeen {
  readonly #pieces: Buffer[] = [];
  #within: Buffer | undefined;
  #from = 0;
  #until = 0;
  length = 0;

  get bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  expectWithin(bytes: Buffer, from: number, until: number): void {
    this.#within = bytes;
    this.#from = from;
    this.#until = until;
  }

  add(bytes: Buffer, from: number, until: number): void {
    const isWithin = bytes === this.#within && from >= this.#from && until <= this.#until;
    expect(isWithin && from <= until, `hands over ${from} to ${until} of what it was not given`);
    this.#pieces.push(Buffer.from(bytes.subarray(from, until)));
    this.length += until - from;
  }
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new BrokenPromise(`the parser ${otherwise}`);
}
