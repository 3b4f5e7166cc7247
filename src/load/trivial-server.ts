// A server that does as little as can be: what the load generator costs by itself shows against it.

import { createServer, type Socket } from 'node:net';
import type { LoadTarget } from './target.ts';

const ANSWER = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok',
);
const LOOPBACK = '127.0.0.1';

export interface TrivialServer extends AsyncDisposable {
  readonly target: LoadTarget;
}

/**
 * Answers every read with the same two bytes, in this thread. It takes whatever arrives at once for one
 * request: to be asked by one who sends small ones, and the next when the last is answered.
 * @throws Error of the system where no port can be had
 */
export async function serveTrivially(): Promise<TrivialServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A generator that was stopped resets its connections.
    socket.on('error', () => undefined);
    socket.on('data', () => void socket.write(ANSWER));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    target: { protocol: 'http:', address: LOOPBACK, hostname: LOOPBACK, port, insecure: false },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
