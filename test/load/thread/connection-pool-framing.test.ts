// The ways HTTP/1.1 can say where an answer ends (RFC 9112 section 6), each a hundred times.

import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import test, { describe } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ENGINES } from '../engines-under-test.ts';
import { OK, serveRaw } from '../raw-server.ts';
import { arrivals, failuresOf, loadOnce, type RequestSketch, resultOf } from '../slice-run.ts';

interface Row {
  readonly words: string;
  readonly answer: string;
  readonly method?: string;
  readonly bodyBytes: number;
  /** The server closes behind its answer. */
  readonly isLast?: boolean;
}

const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

const ROWS: readonly Row[] = [
  { words: 'a declared length', answer: OK, bodyBytes: 3 },
  { words: 'a length of 0', answer: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', bodyBytes: 0 },
  { words: '204, that has no body', answer: 'HTTP/1.1 204 None\r\n\r\n', bodyBytes: 0 },
  { words: '304, that has no body', answer: 'HTTP/1.1 304 Same\r\n\r\n', bodyBytes: 0 },
  {
    words: 'HEAD, whose length is that of the answer to GET',
    method: 'HEAD',
    answer: 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n',
    bodyBytes: 0,
  },
  { words: 'chunks', answer: `${CHUNKED}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`, bodyBytes: 5 },
  {
    words: 'chunks with extensions and trailers',
    answer: `${CHUNKED}3;a=b;c="d"\r\nabc\r\n0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n`,
    bodyBytes: 3,
  },
  { words: 'no chunk but the last', answer: `${CHUNKED}0\r\n\r\n`, bodyBytes: 0 },
  {
    words: '103 Early Hints before the answer',
    answer: `HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${OK}`,
    bodyBytes: 3,
  },
  {
    words: 'a Connection: CLOSE in mixed case and company',
    answer: 'HTTP/1.1 200 OK\r\nCONNECTION: x, ClOsE\r\nContent-Length: 3\r\n\r\nok\n',
    bodyBytes: 3,
    isLast: true,
  },
  {
    words: 'a body that ends with the connection',
    answer: 'HTTP/1.1 200 OK\r\n\r\nuntil the end',
    bodyBytes: 13,
    isLast: true,
  },
  {
    words: 'HTTP/1.0',
    answer: 'HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nok\n',
    bodyBytes: 3,
    isLast: true,
  },
];

const COUNT = 100;

for (const engine of ENGINES)
  describe(engine.name, () => {
    for (const { words, answer, method, bodyBytes, isLast = false } of ROWS) {
      test(`${words}: read to its end and no further`, async () => {
        using server = await serveRaw(({ socket }) => {
          if (isLast) socket.end(answer);
          else socket.write(answer);
        });
        const request: RequestSketch = method === undefined ? {} : { method };
        const phase = await loadOnce(
          { engine, target: server.target, requests: [request] },
          arrivals(COUNT),
        );
        assert.deepEqual(failuresOf(phase), {});
        assert.equal(resultOf(phase).ok, COUNT);
        assert.equal(resultOf(phase).bodyBytes, COUNT * bodyBytes);
        assert.equal(phase.bytesReceived, COUNT * answer.length);
        assert.equal(phase.connectionsOpened, isLast ? COUNT : 4);
        assert.equal(server.requests.length, COUNT);
      });
    }

    test('a 304 may tell the length of the answer that it stands for', async () => {
      const answer = 'HTTP/1.1 304 Same\r\nContent-Length: 500\r\n\r\n';
      using server = await serveRaw(({ socket }) => socket.write(answer));
      const phase = await loadOnce({ engine, target: server.target }, arrivals(COUNT));
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(resultOf(phase).ok, COUNT);
      // undici takes it for a broken answer, and closes.
      assert.equal(phase.connectionsOpened, engine.name === 'wire' ? 4 : COUNT);
    });

    /** Every byte in a segment of its own, as far as the kernel keeps them apart. */
    async function writeByByte(socket: Socket, text: string): Promise<void> {
      for (const byte of Buffer.from(text)) {
        socket.write(Buffer.of(byte));
        await nextTurn();
      }
    }

    test('an answer in pieces of one byte is the same answer', async () => {
      const answer = `${CHUNKED}3;a\r\nabc\r\n1\r\nd\r\n0\r\nX: y\r\n\r\n`;
      using server = await serveRaw(({ socket }) => void writeByByte(socket, answer));
      const expect = { status: [200], body: { kind: 'matches', pattern: /^abcd$/ } } as const;
      const phase = await loadOnce(
        { engine, target: server.target, requests: [{ expect }] },
        arrivals(20),
      );
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(resultOf(phase).bodyBytes, 80);
    });

    test('10 MB come whole', async () => {
      const size = 10_000_000;
      const body = Buffer.alloc(size, 'x');
      using server = await serveRaw(({ socket }) => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`);
        socket.write(body);
      });
      const phase = await loadOnce({ engine, target: server.target, connections: 2 }, arrivals(4));
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(resultOf(phase).bodyBytes, 4 * size);
    });
  });
