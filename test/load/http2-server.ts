// A server that speaks HTTP/2 and nothing else, and keeps book of its streams.

import { once } from 'node:events';
import {
  createSecureServer,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { LoadTarget } from '../../src/load/target.ts';
import { CERTIFICATE, KEY, portOf } from './raw-server.ts';

export interface Http2Request {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly stream: ServerHttp2Stream;
  /** Counted from 1, over all connections. */
  readonly number: number;
}

interface Http2Server extends Disposable {
  readonly target: LoadTarget;
  readonly requests: readonly Http2Request[];
  /** Connections accepted so far. */
  readonly accepted: number;
  /** The most streams that were open at once on one connection. */
  readonly mostAtOnce: number;
}

interface Http2ServerOptions {
  /** Over TLS, with ALPN; else with prior knowledge. */
  readonly secure?: boolean;
  readonly unixSocket?: string;
}

/** Listens until disposed of. */
export async function serveHttp2(
  answer: (request: Http2Request) => void,
  { secure = false, unixSocket }: Http2ServerOptions = {},
): Promise<Http2Server> {
  const book = new Book(answer);
  const server = secure ? createSecureServer({ cert: CERTIFICATE, key: KEY }) : createServer();
  server.on('session', (session) => book.accept(session));
  server.on('sessionError', () => undefined);
  if (unixSocket === undefined) server.listen(0, '127.0.0.1');
  else server.listen(unixSocket);
  await once(server, 'listening');
  return Object.assign(book, {
    target: {
      protocol: secure ? ('https:' as const) : ('http:' as const),
      address: '127.0.0.1',
      hostname: '127.0.0.1',
      port: unixSocket === undefined ? portOf(server) : 80,
      insecure: secure,
      unixSocket,
    },
    [Symbol.dispose]: () => {
      book.hangUp();
      server.close();
    },
  });
}

export const answerOk = ({ stream }: Http2Request): void => {
  stream.respond({ ':status': 200, server: 'two' });
  stream.end('ok\n');
};

class Book {
  readonly requests: Http2Request[] = [];
  accepted = 0;
  mostAtOnce = 0;
  readonly #answer: (request: Http2Request) => void;
  readonly #sessions = new Set<ServerHttp2Session>();

  constructor(answer: (request: Http2Request) => void) {
    this.#answer = answer;
  }

  accept(session: ServerHttp2Session): void {
    this.accepted++;
    this.#sessions.add(session);
    let open = 0;
    session.on('error', () => undefined);
    session.on('close', () => this.#sessions.delete(session));
    session.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
      open++;
      this.mostAtOnce = Math.max(this.mostAtOnce, open);
      stream.on('error', () => undefined);
      stream.on('close', () => open--);
      let body = '';
      stream.setEncoding('latin1').on('data', (piece) => {
        body += piece;
      });
      stream.on('end', () => this.#take({ headers, body, stream }));
    });
  }

  hangUp(): void {
    for (const session of this.#sessions) session.destroy();
  }

  #take(request: Omit<Http2Request, 'number'>): void {
    const numbered = { ...request, number: this.requests.length + 1 };
    this.requests.push(numbered);
    this.#answer(numbered);
  }
}
