// The differences between our parser and undici's, with a stream that shows each.

interface ParityDifference {
  /** Its name in bench/parser/rulings.ts, where the section is, too. */
  readonly ruling: string;
  readonly text: string;
  /** GET unless said. */
  readonly method?: string;
  /**
   * What each makes of it, described. `kept` and `closed`: accepts a 200 with 3 bytes of body that ends with the text,
   * and keeps the connection or not.
   */
  readonly undici: string;
  readonly ours: string;
}

const OK = 'HTTP/1.1 200 OK\r\n';
const OLD = 'HTTP/1.0 200 OK\r\n';
const LENGTH = 'Content-Length: 3\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const BODY = '3\r\nabc\r\n0\r\n\r\n';
const EARLY = 'HTTP/1.1 103 Early Hints\r\n\r\n';

const KEPT = 'kept';
const CLOSED = 'closed';

export const DIFFERENCES: readonly ParityDifference[] = [
  {
    ruling: 'a folded value is a value',
    text: `${OK}A: b\r\n c\r\n${LENGTH}\r\nabc`,
    undici: 'reject (Unexpected whitespace after header value)',
    ours: KEPT,
  },
  {
    ruling: 'a folded value is a value',
    text: `${CHUNKED}3\r\nabc\r\n0\r\nA: b\r\n c\r\n\r\n`,
    undici: 'reject (Unexpected whitespace after header value)',
    ours: KEPT,
  },
  {
    ruling: 'a tab is blank space',
    text: `${OK}Transfer-Encoding: chunked\t\r\n\r\n${BODY}`,
    undici: 'waiting 200, body of 13',
    ours: KEPT,
  },
  {
    ruling: 'a tab is blank space',
    text: `${OK}Content-Length: 3\t\r\n\r\nabc`,
    undici: 'reject (Invalid character in Content-Length)',
    ours: KEPT,
  },
  {
    ruling: 'a tab is blank space',
    text: `${OK}${LENGTH}Connection: close\t, x\r\n\r\nabc`,
    undici: KEPT,
    ours: CLOSED,
  },
  {
    ruling: 'empty elements of a list are no elements',
    text: `${OK}Transfer-Encoding: chunked,\r\n\r\n${BODY}`,
    undici: 'waiting 200, body of 13',
    ours: KEPT,
  },
  {
    ruling: 'a length that is repeated is one length',
    text: `${OK}${LENGTH}${LENGTH}\r\nabc`,
    undici: 'reject (Duplicate Content-Length)',
    ours: KEPT,
  },
  {
    ruling: 'a length that is repeated is one length',
    text: `${OK}Content-Length: 3, 3\r\n\r\nabc`,
    undici: 'reject (Invalid character in Content-Length)',
    ours: KEPT,
  },
  {
    ruling: 'a length that is repeated is one length',
    text: `${OK}Content-Length: ,`,
    undici: 'reject (Invalid character in Content-Length)',
    ours: 'waiting 0, body of 0',
  },
  {
    ruling: 'a length that is repeated is one length',
    text: `${OK}${LENGTH}Content-Length: 4`,
    undici: 'reject (Duplicate Content-Length)',
    ours: 'waiting 0, body of 0',
  },
  {
    ruling: 'a length beside a coding is a fault',
    text: `${OK}Transfer-Encoding:\r\nA: b\r\n${LENGTH}\r\nabc`,
    undici: KEPT,
    ours: 'reject (both Content-Length and Transfer-Encoding)',
  },
  {
    ruling: 'lengths end where numbers do',
    text: `${OK}Content-Length: 9007199254740992\r\n\r\nabc`,
    undici: 'waiting 200, body of 3',
    ours: 'reject (Content-Length beyond 2^53 - 1)',
  },
  {
    ruling: 'sizes of chunks end where numbers do',
    text: `${CHUNKED}20000000000000\r\nabc`,
    undici: 'waiting 200, body of 3',
    ours: 'reject (chunk size beyond 2^53 - 1, behind 0 bytes of the body)',
  },
  {
    ruling: '100 Continue is skipped',
    text: `HTTP/1.1 100 Continue\r\n\r\n${OK}${LENGTH}\r\nabc`,
    undici: 'reject (100 Continue that was not asked for)',
    ours: KEPT,
  },
  {
    ruling: 'no body is no body, whatever length is told',
    text: `HTTP/1.1 204 No Content\r\n${LENGTH}\r\n`,
    undici: 'reject (a body of another length than Content-Length says)',
    ours: 'accept 204, body of 0, ends at 46, persistent',
  },
  {
    ruling: 'no body is no body, whatever length is told',
    text: `HTTP/1.1 304 Not Modified\r\n${LENGTH}\r\n`,
    undici: 'reject (a body of another length than Content-Length says)',
    ours: 'accept 304, body of 0, ends at 48, persistent',
  },
  {
    ruling: 'the highest minor version is spoken',
    text: `HTTP/1.2 200 OK\r\n${LENGTH}\r\nabc`,
    undici: 'reject (Invalid HTTP version)',
    ours: KEPT,
  },
  {
    ruling: 'another major version is another syntax',
    text: `HTTP/2.0 200 OK\r\n${LENGTH}\r\nabc`,
    undici: CLOSED,
    ours: 'reject (bad status line: "HTTP/2.0 200 OK")',
  },
  {
    ruling: 'another major version is another syntax',
    text: `HTTP/0.9 200 OK\r\n${LENGTH}\r\nabc`,
    undici: CLOSED,
    ours: 'reject (bad status line: "HTTP/0.9 200 OK")',
  },
  {
    ruling: 'only HTTP is spoken',
    text: `RTSP/1.0 200 OK\r\n${LENGTH}\r\nabc`,
    undici: CLOSED,
    ours: 'reject (bad status line: "RTSP/1.0 200 OK")',
  },
  {
    ruling: 'a lone CR ends no line',
    text: `HTTP/1.1 200 OK\r\r\r\n${LENGTH}\r\nabc`,
    undici: 'waiting 200, body of 24',
    ours: 'reject (bad status line: "HTTP/1.1 200 OK")',
  },
  {
    ruling: 'trailers do not frame',
    text: `${CHUNKED}3\r\nabc\r\n0\r\nContent-Length: 9\r\n\r\n`,
    undici: "reject (Content-Length can't be present with Transfer-Encoding)",
    ours: KEPT,
  },
  {
    ruling: 'chunked has no parameters',
    text: `${OK}Transfer-Encoding: chunked;q=1\r\n\r\n${BODY}`,
    undici: 'waiting 200, body of 13',
    ours: 'reject (chunked with parameters)',
  },
  {
    ruling: 'HTTP/1.0 with a coding closes',
    text: `${OLD}Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n${BODY}`,
    undici: KEPT,
    ours: CLOSED,
  },
  {
    ruling: 'close is the last word',
    text: `${OLD}Connection: keep-alive, close\r\n${LENGTH}\r\nabc`,
    undici: KEPT,
    ours: CLOSED,
  },
  {
    ruling: 'Proxy-Connection says nothing',
    text: `${OK}Proxy-Connection: close\r\n${LENGTH}\r\nabc`,
    undici: CLOSED,
    ours: KEPT,
  },
  {
    ruling: 'Keep-Alive says nothing',
    text: `${OK}Keep-Alive: timeout=0\r\n${LENGTH}\r\nabc`,
    undici: CLOSED,
    ours: KEPT,
  },
  {
    ruling: 'an answer to HEAD ends with its head',
    text: `${OK}\r\n`,
    method: 'HEAD',
    undici: 'accept 200, body of 0, ends at 19, closes',
    ours: 'accept 200, body of 0, ends at 19, persistent',
  },
  {
    ruling: 'blanks around ; and = of a chunk are let pass',
    text: `${CHUNKED}3; a = b\r\nabc\r\n0\r\n\r\n`,
    undici: 'reject (Invalid character in chunk extensions)',
    ours: KEPT,
  },
  {
    ruling: 'blanks around ; and = of a chunk are let pass',
    text: `${CHUNKED}3 `,
    undici: 'reject (Invalid character in chunk size)',
    ours: 'waiting 200, body of 0',
  },
  {
    ruling: 'DEL is no text',
    text: `${CHUNKED}3;a="\x7f"\r\nabc\r\n0\r\n\r\n`,
    undici: KEPT,
    ours: 'reject (bad line before a chunk, behind 0 bytes of the body)',
  },
  {
    ruling: 'a head has its limit',
    text: `${OK}X: ${'x'.repeat(16_360)}\r\n${LENGTH}\r\nabc`,
    undici: KEPT,
    ours: 'reject (head longer than 16 KiB)',
  },
  {
    ruling: 'a trailer section and a line of a chunk have their limits',
    text: `${CHUNKED}3;a=${'x'.repeat(16_384)}\r\nabc\r\n0\r\n\r\n`,
    undici: KEPT,
    ours: 'reject (line before a chunk longer than 16 KiB, behind 0 bytes of the body)',
  },
  {
    ruling: 'a trailer section and a line of a chunk have their limits',
    text: `${CHUNKED}3\r\nabc\r\n0\r\nX: ${'x'.repeat(16_382)}\r\n\r\n`,
    undici: KEPT,
    ours: 'reject (trailers longer than 16 KiB, behind 3 bytes of the body)',
  },
  {
    ruling: 'interim answers have their limit',
    text: `${EARLY.repeat(33)}${OK}${LENGTH}\r\nabc`,
    undici: KEPT,
    ours: 'reject (too many interim answers)',
  },
];
