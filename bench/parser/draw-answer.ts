// A whole exchange: interim answers, the final one, and what may lie behind it.

import type { Chance } from './chance.ts';
import { drawChunked, drawData, type Oddness } from './draw-body.ts';
import { drawFields, drawStatusLine, type Framing } from './draw-head.ts';
import type { ResponseStream } from './response-stream.ts';

const METHODS = ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const;
const INTERIM = [
  'HTTP/1.1 103 Early Hints',
  'HTTP/1.1 102 Processing',
  'HTTP/1.1 100 Continue',
] as const;
const INTERIM_LINES = [
  '',
  'Link: </a.css>\r\n',
  'Content-Length: 5\r\n',
  'Connection: close\r\n',
] as const;
const BEHIND = [
  'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  '\r\n',
  'x',
  '\0',
  'HTTP/1.1 ',
] as const;

export function drawAnswer(chance: Chance, odd: Oddness): ResponseStream {
  const framing = chance.pick<Framing>(['length', 'length', 'chunked', 'chunked', 'close']);
  const text = [
    chance.usually('', 40, ['\r\n', '\r\n\r\n', '\n']),
    ...(chance.isOnceIn(8) ? chance.list(3, () => drawInterim(chance)) : []),
    drawFinal(chance, framing, odd),
    chance.usually('', 6, BEHIND),
  ].join('');
  return {
    method: chance.usually('GET', 5, METHODS),
    bytes: Buffer.from(text, 'latin1'),
    closes: chance.isOnceIn(framing === 'close' ? 1.2 : 2),
  };
}

function drawFinal(chance: Chance, framing: Framing, odd: Oddness): string {
  const body = framing === 'chunked' ? drawChunked(chance, odd) : drawData(chance);
  const head = drawStatusLine(chance, odd);
  return `${head}\r\n${drawFields(chance, framing, body.length, odd)}\r\n${body}`;
}

function drawInterim(chance: Chance): string {
  const line = chance.usually(INTERIM[0], 2, INTERIM);
  return `${line}\r\n${chance.usually(INTERIM_LINES[0], 2, INTERIM_LINES)}\r\n`;
}
