// The first requests to a server: one of each, to learn what it answers and whether it keeps connections.

import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureClass } from '../record/failure-class.ts';
import type { Milliseconds } from '../units.ts';
import { createConnectGate } from './exchange/connect-gate.ts';
import type { Connection, Engine } from './exchange/connection.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { OutgoingRequest } from './exchange/outgoing-request.ts';
import type { LoadTarget } from './target.ts';

/** What one request of the plan was answered with, the first time. */
export interface FirstAnswer {
  readonly name: string;
  readonly status: number;
  readonly bodyBytes: number;
  /** The `Server` header; empty where there was none. */
  readonly serverSoftware: string;
  readonly failure: { readonly class: FailureClass; readonly message: string } | undefined;
}

export interface Greeting {
  readonly answers: readonly FirstAnswer[];
  /**
   * Whether the server keeps its connections open. One that does not gets none ahead of need: a
   * gunicorn sync worker that accepts a silent connection blocks until somebody speaks on it.
   */
  readonly isPersistent: boolean;
}

/** A server that closes does so right behind its answer. */
const TIME_TO_CLOSE_MS = 30;

export async function greet(
  engine: Engine,
  target: LoadTarget,
  requests: readonly OutgoingRequest[],
  requestTimeout: Milliseconds,
): Promise<Greeting> {
  let ended: (exchange: Exchange) => void = () => undefined;
  const connection = engine.createConnection({
    target,
    connectTimeout: requestTimeout,
    gate: createConnectGate(),
    onConnected: () => undefined,
    onActivity: () => undefined,
    ended: (_, exchange) => ended(exchange),
  });
  const exchangeOnce = (request: OutgoingRequest): Promise<FirstAnswer> =>
    new Promise((resolve) => {
      const deadline = setTimeout(() => connection.expire(), requestTimeout);
      ended = (exchange) => {
        clearTimeout(deadline);
        resolve(answerOf(exchange));
      };
      connection.send(request, performance.now());
    });
  const answers: FirstAnswer[] = [];
  for (const request of requests) answers.push(await exchangeOnce(request));
  const isPersistent = await staysOpen(connection);
  connection.close();
  return { answers, isPersistent };
}

async function staysOpen(connection: Connection): Promise<boolean> {
  await sleep(TIME_TO_CLOSE_MS);
  return connection.isOpen;
}

function answerOf(exchange: Exchange): FirstAnswer {
  return {
    name: exchange.request.name,
    status: exchange.status,
    bodyBytes: exchange.bodyBytes,
    serverSoftware: exchange.serverSoftware ?? '',
    failure: exchange.failure && { class: exchange.failure, message: exchange.message },
  };
}
