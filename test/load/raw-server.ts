// A server that answers byte by byte what a test wants, and keeps book of what it was sent.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { LoadTarget } from '../../src/load/target.ts';

/** One request as it came, and the socket to answer it on. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** Start line and fields, as sent. */
  readonly head: string;
  readonly body: string;
  readonly socket: Socket;
  /** Counted from 1, over all connections. */
  readonly number: number;
  /** Counted from 1, on this connection. */
  readonly turn: number;
}

interface RawServer extends Disposable {
  readonly target: LoadTarget;
  readonly requests: readonly RawRequest[];
  /** Connections accepted so far. */
  readonly accepted: number;
  /** Connections that are open now. */
  readonly open: number;
}

interface RawServerOptions {
  /** Address to listen on. */
  readonly address?: string;
  /** The host name that the load generator gets. */
  readonly hostname?: string;
  /** Speaks TLS with a certificate of its own making, for `localhost`. */
  readonly secure?: boolean;
}

/** Listens until disposed of. */
export async function serveRaw(
  answer: (request: RawRequest) => void,
  options: RawServerOptions = {},
): Promise<RawServer> {
  const { address = '127.0.0.1', hostname = address, secure = false } = options;
  const book = new Book(answer);
  const server = createServer(secure, (socket) => book.accept(socket));
  server.listen(0, address);
  await once(server, 'listening');
  return Object.assign(book, {
    target: {
      protocol: secure ? ('https:' as const) : ('http:' as const),
      address,
      hostname,
      port: portOf(server),
      insecure: secure,
    },
    [Symbol.dispose]: () => {
      book.hangUp();
      server.close();
    },
  });
}

/** The certificate that a secure raw server shows: good for `localhost` and nothing else. */
export const CERTIFICATE = readFileSync(join(import.meta.dirname, '../fixtures/tls/localhost.pem'));
export const KEY = readFileSync(join(import.meta.dirname, '../fixtures/tls/key.pem'));

function createServer(secure: boolean, onSocket: (socket: Socket) => void): Server {
  return secure
    ? createTlsServer({ cert: CERTIFICATE, key: KEY }, onSocket)
    : createPlainServer(onSocket);
}

export function portOf(server: Server): number {
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

class Book {
  readonly requests: RawRequest[] = [];
  accepted = 0;
  readonly #answer: (request: RawRequest) => void;
  readonly #sockets = new Set<Socket>();

  constructor(answer: (request: RawRequest) => void) {
    this.#answer = answer;
  }

  get open(): number {
    return this.#sockets.size;
  }

  accept(socket: Socket): void {
    this.accepted++;
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    let unread = '';
    let turn = 0;
    socket.setEncoding('latin1').on('data', (chunk) => {
      unread += chunk;
      for (let request = cutRequest(unread); request; request = cutRequest(unread)) {
        unread = unread.slice(request.length);
        this.#take({ ...request, socket, turn: ++turn });
      }
    });
  }

  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #take({
    head,
    body,
    socket,
    turn,
  }: Omit<CutRequest, 'length'> & Pick<RawRequest, 'socket' | 'turn'>) {
    const [method = '', path = ''] = head.split(' ');
    const request = { method, path, head, body, socket, turn, number: this.requests.length + 1 };
    this.requests.push(request);
    this.#answer(request);
  }
}

interface CutRequest {
  readonly head: string;
  readonly body: string;
  readonly length: number;
}

/** The first request of the text; `undefined` while it is not all there. */
function cutRequest(text: string): CutRequest | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const from = end + '\r\n\r\n'.length;
  const size = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (text.length < from + size) return undefined;
  return { head, body: text.slice(from, from + size), length: from + size };
}

/** A complete answer that keeps the connection. */
export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n';

export const answerOk = ({ socket }: RawRequest): void => void socket.write(OK);
