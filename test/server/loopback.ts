// A server of the test's own, on a port that the kernel chooses.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Loopback extends Disposable {
  readonly port: number;
  readonly url: string;
}

/** Listens until disposed of. */
export async function serveOnLoopback(listener: RequestListener, port = 0): Promise<Loopback> {
  const server = createServer(listener).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.dispose]: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Looks again and again; a test that waits in vain ends by the runner's own timeout. */
export async function becomesTrue(check: () => boolean): Promise<void> {
  while (!check()) await sleep(10);
}
