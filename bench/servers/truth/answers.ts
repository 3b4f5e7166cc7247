// The answers of the truth server, byte by byte: each way of HTTP/1.1 to say where one ends, and some that are none.

/** Pieces that are written one after the other, each when the one before has left. */
export interface Answer {
  readonly pieces: readonly Buffer[];
  /** What becomes of the connection behind it; `cut`: closed at once, unread bytes and all. */
  readonly afterwards: 'keep' | 'end' | 'cut';
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n';
const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const LARGE = 10_000_000;

const whole = (...pieces: readonly string[]): Answer => ({
  pieces: bytesOf(pieces),
  afterwards: 'keep',
});
const last = (...pieces: readonly string[]): Answer => ({
  pieces: bytesOf(pieces),
  afterwards: 'end',
});
const byByte = (text: string): Answer => whole(...text);

const bytesOf = (pieces: readonly string[]): readonly Buffer[] =>
  pieces.map((piece) => Buffer.from(piece, 'latin1'));

const ANSWERS = {
  ok: whole(OK),
  // An HTTP/1.0 connection persists only with this header (RFC 9112 section 9.3).
  kept: whole('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nok\n'),
  // RFC 9110 section 15.2: any number of interim answers may come before the final one.
  'continue-before': whole(`HTTP/1.1 100 Continue\r\n\r\n${OK}`),
  'hints-before': whole(`HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${OK}`),
  'hints-apart': whole('HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n', OK),
  'interims-before': whole(`HTTP/1.1 102 On It\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n${OK}`),
  'no-content': whole('HTTP/1.1 204 No Content\r\n\r\n'),
  'not-modified': whole('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'),
  // To HEAD: the length is that of the answer to GET (RFC 9110 section 8.6).
  'head-only': whole('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n'),
  empty: whole('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
  chunked: whole(`${CHUNKED}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`),
  'chunked-by-byte': byByte(`${CHUNKED}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`),
  'chunk-extensions': whole(`${CHUNKED}3;a=b;c="d;e"\r\nabc\r\n0;last\r\n\r\n`),
  trailers: whole(`${CHUNKED}3\r\nabc\r\n0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n`),
  'chunked-empty': whole(`${CHUNKED}0\r\n\r\n`),
  large: {
    pieces: [
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${LARGE}\r\n\r\n`),
      Buffer.alloc(LARGE, 'x'),
    ],
    afterwards: 'keep',
  },
  'until-close': last('HTTP/1.1 200 OK\r\n\r\nuntil the end'),
  'until-close-apart': last('HTTP/1.1 200 OK\r\n\r\nuntil', ' the end'),
  close: last('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nok\n'),
  'close-mixed-case': last('HTTP/1.1 200 OK\r\nCONNECTION: Close\r\nContent-Length: 3\r\n\r\nok\n'),
  'close-in-list': last('HTTP/1.1 200 OK\r\nconnection: x, cLoSe\r\nContent-Length: 3\r\n\r\nok\n'),
  // Said to be closing and left open: to close is then the client's part (RFC 9112 section 9.6).
  'close-unfulfilled': whole(
    'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nok\n',
  ),
  'http-1.0': last('HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nok\n'),
  // Nothing in it says that this was the last one on its connection.
  'close-silently': { ...whole(OK), afterwards: 'cut' },
  'not-found': whole('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'),
  unavailable: whole('HTTP/1.1 503 Unavailable\r\nContent-Length: 3\r\n\r\nno\n'),
  'bad-status-line': whole('HTTP/1.1 2x0 OK\r\nContent-Length: 3\r\n\r\nok\n'),
  'bad-chunk': whole(`${CHUNKED}xyz\r\nabc\r\n0\r\n\r\n`),
  'bad-lengths': whole('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nok\n'),
  'cut-in-header': last('HTTP/1.1 200 OK\r\nContent-Le'),
  'cut-in-body': last('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
  'cut-in-chunk': last(`${CHUNKED}5\r\nab`),
  'cut-before-last-chunk': last(`${CHUNKED}2\r\nab\r\n`),
} as const satisfies Readonly<Record<string, Answer>>;

export type AnswerName = keyof typeof ANSWERS | 'split';

/** Whether there is an answer of that name. */
export const isAnswerName = (name: string): name is AnswerName =>
  name === 'split' || Object.hasOwn(ANSWERS, name);

/** The answer to request `number`; `split` is in two pieces, and the next one at the next byte. */
export function answerOf(name: AnswerName, number: number): Answer {
  if (name !== 'split') return ANSWERS[name];
  const at = 1 + (number % (OK.length - 1));
  return whole(OK.slice(0, at), OK.slice(at));
}

/** How many bytes the answer of that name has on the wire, whatever its pieces. */
export const lengthOf = (name: AnswerName): number =>
  answerOf(name, 0).pieces.reduce((sum, { length }) => sum + length, 0);
