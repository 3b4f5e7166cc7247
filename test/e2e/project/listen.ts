// Servers of the test process, on loopback.

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** @returns the port: a free one by default */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function stop(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

/** A port that no server listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await stop(server);
  return port;
}
