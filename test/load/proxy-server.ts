// A small HTTP proxy that keeps book of what it is asked.

import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import { portOf } from './raw-server.ts';

export interface ProxyServer extends Disposable {
  readonly plan: { readonly hostname: string; readonly port: number };
  /** Method and target of each request, as they came. */
  readonly asked: readonly string[];
  readonly accepted: number;
}

/** @param refusal status with which it answers every CONNECT */
export async function serveProxy(refusal?: number): Promise<ProxyServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const book = { accepted: 0 };
  const server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`);
    if (!URL.canParse(request.url ?? '')) {
      answer.writeHead(400).end();
      return;
    }
    const { method = 'GET', headers } = request;
    const onward = send(request.url ?? '', { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    book.accepted++;
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const plan = { hostname: '127.0.0.1', port: portOf(server) };
  return Object.assign(book, {
    plan,
    asked,
    [Symbol.dispose]: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
}
