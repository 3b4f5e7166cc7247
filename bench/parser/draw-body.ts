// The body of an answer, framed as its head says.

import type { Chance } from './chance.ts';
import { CHUNK_ENDS, LAST_LINES, SIZE_LINES, TRAILERS } from './oddities.ts';

const PIECES = [
  'ok\n',
  'abc',
  '{"a":1}',
  '0\r\n\r\n',
  '\r\n',
  'HTTP/1.1 200 OK\r\n\r\n',
  '\0\xff\x80',
  '5',
] as const;
const EXTENSIONS = [';a', ';a=b', ';a="b c"', ';a;b=c', ';a="\\""'] as const;

export interface Oddness {
  /** An odd value stands in one of so many places. */
  readonly times: number;
}

export function drawData(chance: Chance): string {
  const size = chance.usually(1, 20, [0, 40, 700, 7_000]);
  const piece = chance.pick(PIECES);
  return piece.repeat(size) + 'x'.repeat(chance.below(4));
}

export function drawChunked(chance: Chance, { times }: Oddness): string {
  const chunks = chance.list(3, () => drawChunk(chance, times));
  const last = chance.usually('0', times, LAST_LINES);
  const trailers = chance.isOnceIn(6) ? chance.list(2, () => drawTrailer(chance, times)) : [];
  const end = chance.usually('\r\n', times, CHUNK_ENDS);
  return `${chunks.join('')}${last}\r\n${trailers.join('')}${end}`;
}

function drawChunk(chance: Chance, times: number): string {
  const end = chance.usually('\r\n', times, CHUNK_ENDS);
  if (chance.isOnceIn(times)) return `${chance.pick(SIZE_LINES)}\r\nabc${end}`;
  const data = drawData(chance) || 'x';
  const digits = data.length.toString(16);
  const size = chance.usually(digits, 8, [digits.toUpperCase(), `0${digits}`, `000${digits}`]);
  return `${size}${chance.usually('', 6, EXTENSIONS)}\r\n${data}${end}`;
}

function drawTrailer(chance: Chance, times: number): string {
  return `${chance.usually(`X-Sum: ${chance.below(1_000)}`, times, TRAILERS)}\r\n`;
}
