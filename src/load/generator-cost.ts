// What a request costs the load generator on this machine: the yardstick for its cost in a run.

import { createServer, type Socket } from 'node:net';
import type { RequestPlan } from '../plan/plan.ts';
import type { PhaseResult } from '../record/run-record.ts';
import {
  type Microseconds,
  microseconds,
  milliseconds,
  NANOSECONDS_PER_MICROSECOND,
  ratio,
} from '../units.ts';
import type { LoadGenerator, SliceLoad } from './load-generator.ts';
import type { LoadTarget } from './target.ts';

/** The cheapest slice counts: code is slow at first, and other programs make requests dearer. */
const SLICES = 8;
const SLICE: SliceLoad = {
  shape: { kind: 'closed' },
  settle: milliseconds(0),
  window: milliseconds(40),
};

const ASK: RequestPlan = {
  name: 'calibration',
  method: 'GET',
  path: '/',
  headers: [],
  body: undefined,
  weight: 1,
  expect: { status: undefined, body: undefined },
  tolerances: { p99: ratio(0) },
  limits: { p99: undefined },
};

/**
 * CPU time of the generator's threads per request to a server that does next to nothing, over as many
 * connections as the run will have; `undefined` for an engine that cannot speak to that server.
 * @throws GateError when the generator failed
 */
export async function measureGeneratorCost(
  generator: LoadGenerator,
): Promise<Microseconds | undefined> {
  // The server speaks only HTTP/1.1.
  if (generator.engine === 'http2') return undefined;
  await using server = await serveTrivially();
  await using load = await generator.aimAt(server.target, [ASK]);
  const costs: Microseconds[] = [];
  for (let slice = 0; slice < SLICES; slice++) {
    costs.push(...costOf((await load.run(SLICE)).result));
  }
  return costs.length === 0 ? undefined : microseconds(Math.min(...costs));
}

/** Divides by all requests that were sent, because the CPU time covers all of them. */
function costOf({ generatorUse, requests }: PhaseResult): readonly Microseconds[] {
  const sent = [...requests.values()].reduce((sum, result) => sum + result.sent, 0);
  if (generatorUse === undefined || sent === 0) return [];
  return [microseconds(generatorUse.cpu / NANOSECONDS_PER_MICROSECOND / sent)];
}

const ANSWER = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok',
);
const LOOPBACK = '127.0.0.1';

interface TrivialServer extends AsyncDisposable {
  readonly target: LoadTarget;
}

/**
 * Answers with the same two bytes, in this thread. It takes every read for one request, so requests must
 * be small and sent one after the other.
 * @throws Error of the system when it gets no port
 */
export async function serveTrivially(): Promise<TrivialServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A stopped generator resets its connections.
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
