// Sends each request once before the load: what does the server answer, and does it keep connections?

import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureClass } from '../record/failure-class.ts';
import { type Milliseconds, milliseconds } from '../units.ts';
import { createConnectGate } from './exchange/connect-gate.ts';
import type { Connection, Engine } from './exchange/connection.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { OutgoingRequest } from './exchange/outgoing-request.ts';
import type { LoadTarget } from './target.ts';

/** The first answer to one request of the plan. */
export interface FirstAnswer {
  readonly name: string;
  readonly status: number;
  readonly bodyBytes: number;
  /** The `Server` header; '' if there was none. */
  readonly serverSoftware: string;
  /** From the request, or from opening its connection, to its last byte. */
  readonly took: Milliseconds;
  readonly failure: { readonly class: FailureClass; readonly message: string } | undefined;
}

/** Whether the answer began and did not end. */
export const isEndless = ({ status, failure }: FirstAnswer): boolean =>
  status > 0 && failure?.class === 'timeout';

export interface FirstAnswers {
  readonly firstAnswers: readonly FirstAnswer[];
  /**
   * Whether the server keeps its connections open. If it does not, no connection is opened before a
   * request needs it: a gunicorn sync worker blocks on a connection until a request arrives on it.
   */
  readonly isPersistent: boolean;
}

interface FirstAnswersInput {
  readonly target: LoadTarget;
  readonly requests: readonly OutgoingRequest[];
  readonly requestTimeout: Milliseconds;
  /** A stream of bytes that takes longer is given up; absent: at the request timeout. */
  readonly longestStream?: Milliseconds | undefined;
  /** Draws the values of a request that is to be sent. */
  readonly draw?: (request: OutgoingRequest) => void;
}

/** A server that closes connections does so right after its answer. */
const TIME_TO_CLOSE_MS = 30;

/** Between two pieces of a stream. */
const STREAM_GAP_MS = 1_000;

/** Sends each request once, one after the other on one connection. */
export async function fetchFirstAnswers(
  engine: Engine,
  input: FirstAnswersInput,
): Promise<FirstAnswers> {
  const { requests, draw } = input;
  const asker = new Asker(engine, input);
  const firstAnswers: FirstAnswer[] = [];
  let isPersistent = true;
  for (const [index, request] of requests.entries()) {
    draw?.(request);
    firstAnswers.push(await asker.once(request));
    const isFirst = index === 0;
    if (isFirst || index === requests.length - 1) {
      isPersistent &&= await staysOpen(asker.connection);
    }
    // A request must not meet a connection that the server is closing.
    if (!isPersistent) asker.connection.close();
  }
  asker.connection.close();
  return { firstAnswers, isPersistent };
}

/** One connection, and limits for each answer on it. */
class Asker {
  readonly connection: Connection;
  readonly #requestTimeout: Milliseconds;
  readonly #longestStream: Milliseconds;
  #onEnded: (exchange: Exchange) => void = () => undefined;
  #activeAt = 0;

  constructor(
    engine: Engine,
    { target, requestTimeout, longestStream = requestTimeout }: Omit<FirstAnswersInput, 'requests'>,
  ) {
    this.#requestTimeout = requestTimeout;
    this.#longestStream = longestStream;
    this.connection = engine.createConnection({
      target,
      connectTimeout: requestTimeout,
      gate: createConnectGate(),
      onConnected: () => undefined,
      onActivity: () => {
        this.#activeAt = performance.now();
      },
      ended: (_, exchange) => this.#onEnded(exchange),
    });
  }

  async once(request: OutgoingRequest): Promise<FirstAnswer> {
    const sentAt = performance.now();
    const deadlines = [
      setTimeout(() => this.connection.expire(), this.#requestTimeout),
      setTimeout(() => this.#endStream(), this.#longestStream),
    ];
    return await new Promise((resolve) => {
      this.#onEnded = (exchange) => {
        for (const deadline of deadlines) clearTimeout(deadline);
        resolve(answerOf(exchange, milliseconds(performance.now() - sentAt)));
      };
      this.connection.send(request, sentAt);
    });
  }

  #endStream(): void {
    const isStreaming =
      this.connection.status > 0 && performance.now() - this.#activeAt < STREAM_GAP_MS;
    if (isStreaming) this.connection.expire();
  }
}

async function staysOpen(connection: Connection): Promise<boolean> {
  await sleep(TIME_TO_CLOSE_MS);
  return connection.isOpen;
}

function answerOf(exchange: Exchange, took: Milliseconds): FirstAnswer {
  return {
    name: exchange.request.name,
    status: exchange.status,
    bodyBytes: exchange.bodyBytes,
    serverSoftware: exchange.serverSoftware ?? '',
    took,
    failure: exchange.failure && { class: exchange.failure, message: exchange.message },
  };
}
