// Every oddity by itself, in an answer that is otherwise plain.

import {
  CHUNK_ENDS,
  CODINGS,
  CONNECTIONS,
  FIELDS,
  LAST_LINES,
  LENGTHS,
  LINE_ENDS,
  SIZE_LINES,
  STATUS_LINES,
  TRAILERS,
} from './oddities.ts';
import type { ResponseStream } from './response-stream.ts';

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const LENGTH = 'Content-Length: 3\r\n';
const BODY = '3\r\nabc\r\n0\r\n\r\n';

/** Beside the limit, which is 16 KiB. */
const LONG = [16_300, 16_360, 16_384, 16_500];
const EARLY = 'HTTP/1.1 103 Early Hints\r\n\r\n';

const TEXTS: readonly string[] = [
  ...STATUS_LINES.map((line) => `${line}\r\n${LENGTH}\r\nabc`),
  ...LENGTHS.map((value) => `${OK}Content-Length: ${value}\r\n\r\nabc`),
  ...CODINGS.map((value) => `${OK}Transfer-Encoding: ${value}\r\n\r\n${BODY}`),
  ...CODINGS.map((value) => `HTTP/1.0 200 OK\r\nTransfer-Encoding: ${value}\r\n\r\n${BODY}`),
  ...CONNECTIONS.map((value) => `${OK}${LENGTH}Connection: ${value}\r\n\r\nabc`),
  ...CONNECTIONS.map((value) => `HTTP/1.0 200 OK\r\n${LENGTH}Connection: ${value}\r\n\r\nabc`),
  ...FIELDS.map((line) => `${OK}${line}\r\n${LENGTH}\r\nabc`),
  ...FIELDS.map((line) => `${OK}${LENGTH}${line}\r\n\r\nabc`),
  ...SIZE_LINES.map((line) => `${CHUNKED}${line}\r\nabc\r\n0\r\n\r\n`),
  ...CHUNK_ENDS.map((end) => `${CHUNKED}3\r\nabc${end}0\r\n\r\n`),
  ...LAST_LINES.map((line) => `${CHUNKED}3\r\nabc\r\n${line}\r\n\r\n`),
  ...TRAILERS.map((line) => `${CHUNKED}3\r\nabc\r\n0\r\n${line}\r\n\r\n`),
  ...LINE_ENDS.flatMap((end) => [
    `HTTP/1.1 200 OK${end}${LENGTH}\r\nabc`,
    `${OK}Content-Length: 3${end}\r\nabc`,
    `${OK}${LENGTH}${end}abc`,
    `${CHUNKED}3${end}abc\r\n0\r\n\r\n`,
    `${CHUNKED}3\r\nabc\r\n0${end}\r\n`,
    `${CHUNKED}3\r\nabc\r\n0\r\n${end}`,
    `HTTP/1.1 103 Early Hints${end}\r\n${OK}${LENGTH}\r\nabc`,
  ]),
  `${OK}Transfer-Encoding:\r\nA: b\r\n${LENGTH}\r\nabc`,
  ...LONG.map((size) => `${OK}X: ${'x'.repeat(size)}\r\n${LENGTH}\r\nabc`),
  ...LONG.map((size) => `${CHUNKED}3;a=${'x'.repeat(size)}\r\nabc\r\n0\r\n\r\n`),
  ...LONG.map((size) => `${CHUNKED}3\r\nabc\r\n0\r\nX: ${'x'.repeat(size)}\r\n\r\n`),
  ...LONG.map((size) => `${'\r\n'.repeat(size)}${OK}${LENGTH}\r\nabc`),
  ...[32, 33, 40].map((count) => `${EARLY.repeat(count)}${OK}${LENGTH}\r\nabc`),
];

const METHODS = ['GET', 'HEAD'];

export const NASTY_STREAMS: readonly ResponseStream[] = TEXTS.flatMap((text) =>
  METHODS.flatMap((method) =>
    [true, false].map((closes) => ({ method, bytes: Buffer.from(text, 'latin1'), closes })),
  ),
);
