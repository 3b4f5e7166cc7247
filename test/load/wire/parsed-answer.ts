// Reads an answer with the parser under test, in pieces of any size.

import { type ParserState, ResponseParser } from '../../../src/load/wire/response-parser.ts';

interface ParsedAnswer {
  readonly state: ParserState;
  readonly status: number;
  readonly body: string;
  readonly bodyBytes: number;
  readonly isPersistent: boolean;
  /** Without what it quotes, which depends on the pieces. */
  readonly fault: string;
  /** What was not consumed. */
  readonly rest: string;
}

export interface Reading {
  readonly method?: string;
  /** The peer closes behind the last byte. */
  readonly closes?: boolean;
  /** How long the pieces are, in turn; all in one where there are none. */
  readonly pieces?: readonly number[];
}

/** @param text one character per byte */
export function parseAnswer(
  text: string,
  reading: Reading = {},
  parser = new ResponseParser(),
): ParsedAnswer {
  const { method = 'GET', closes = false, pieces = [] } = reading;
  const body: string[] = [];
  parser.begin(method, (bytes, from, until) => {
    body.push(bytes.toString('latin1', from, until));
  });
  const consumed = feed(parser, Buffer.from(text, 'latin1'), pieces);
  if (closes) parser.end();
  return {
    state: parser.state,
    status: parser.status,
    body: body.join(''),
    bodyBytes: parser.bodyBytes,
    isPersistent: parser.isPersistent,
    fault: parser.state === 'bad' ? (parser.fault.split(': ')[0] ?? '') : '',
    rest: parser.state === 'complete' ? text.slice(consumed) : '',
  };
}

/**
 * Every piece comes in the same buffer, somewhere in it, and between others' bytes.
 * @returns how many bytes were consumed
 */
function feed(parser: ResponseParser, bytes: Buffer, pieces: readonly number[]): number {
  const buffer = Buffer.alloc(bytes.length + 16);
  let consumed = 0;
  for (let turn = 0; consumed < bytes.length; turn++) {
    const length = pieces[turn % pieces.length] ?? bytes.length;
    const from = turn % 7;
    buffer.fill('#');
    const until = from + bytes.copy(buffer, from, consumed, consumed + length);
    const behind = parser.read(buffer, from, until);
    consumed += behind - from;
    if (parser.state === 'complete' || parser.state === 'bad') break;
    if (behind !== until) throw new Error(`stopped ${until - behind} bytes early: ${parser.state}`);
  }
  return consumed;
}
