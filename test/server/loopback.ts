// A server of the test's own, on a port that the kernel chooses.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

interface Loopback extends Disposable {
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

/** A minute. What takes longer will not come, and a test must not wait for ever. */
const MOST_LOOKS = 6_000;

/** Checks again and again. */
export async function becomesTrue(check: () => boolean): Promise<void> {
  for (let looks = 0; !check(); looks++) {
    if (looks === MOST_LOOKS) throw new Error(`for a minute and more it was not true: ${check}`);
    await sleep(10);
  }
}
