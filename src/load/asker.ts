// Sends single requests, and looks at what comes: outside the load, where nothing is measured but the time.

import type { CapturedValue } from '../plan/request-plan.ts';
import type { FailureClass } from '../record/failure-class.ts';
import { type Milliseconds, milliseconds } from '../units.ts';
import { AnswerSketch } from './exchange/answer-sketch.ts';
import { createConnectGate } from './exchange/connect-gate.ts';
import type { Connection, Engine } from './exchange/connection.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { OutgoingRequest } from './exchange/outgoing-request.ts';
import type { LoadTarget } from './target.ts';

/** One answer. */
export interface Heard {
  readonly name: string;
  readonly status: number;
  readonly bodyBytes: number;
  /** The `Server` header; '' if there was none. */
  readonly serverSoftware: string;
  /** The `Content-Type` header; '' if there was none. */
  readonly contentType: string;
  /** Where a redirect leads; '' if the answer does not say. */
  readonly location: string;
  /** The beginning of the body as text, more than is shown. */
  readonly bodyStart: string;
  /** From the request, or from opening its connection, to its last byte. */
  readonly took: Milliseconds;
  readonly failure: { readonly class: FailureClass; readonly message: string } | undefined;
}

/** An answer with what was taken from it. */
export interface Caught extends Heard {
  /** See `Exchange.captured`. */
  readonly captured: readonly CapturedValue[];
}

export interface AskerOptions {
  readonly target: LoadTarget;
  readonly requestTimeout: Milliseconds;
  /** A stream of bytes that takes longer is given up; absent: at the request timeout. */
  readonly longestStream?: Milliseconds | undefined;
  /** Whether values are taken from the answers; absent: no. */
  readonly captures?: boolean;
}

/** Between two pieces of a stream. */
const STREAM_GAP_MS = 1_000;

/** One connection, and limits for each answer on it. */
export class Asker {
  readonly connection: Connection;
  /** What the last answer looked like. */
  readonly sketch: AnswerSketch;
  readonly #requestTimeout: Milliseconds;
  readonly #longestStream: Milliseconds;
  #onEnded: (exchange: Exchange) => void = () => undefined;
  #activeAt = 0;

  constructor(
    engine: Engine,
    { target, requestTimeout, longestStream = requestTimeout, captures = false }: AskerOptions,
  ) {
    this.sketch = new AnswerSketch({ captures });
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
      sketch: this.sketch,
    });
  }

  async once(request: OutgoingRequest): Promise<Caught> {
    this.sketch.clear();
    const sentAt = performance.now();
    const deadlines = [
      setTimeout(() => this.connection.expire(), this.#requestTimeout),
      setTimeout(() => this.#endStream(), this.#longestStream),
    ];
    return await new Promise((resolve) => {
      this.#onEnded = (exchange) => {
        for (const deadline of deadlines) clearTimeout(deadline);
        resolve(answerOf(exchange, this.sketch, milliseconds(performance.now() - sentAt)));
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

function answerOf(exchange: Exchange, sketch: AnswerSketch, took: Milliseconds): Caught {
  return {
    name: exchange.request.name,
    status: exchange.status,
    bodyBytes: exchange.bodyBytes,
    serverSoftware: exchange.serverSoftware ?? '',
    contentType: sketch.contentType,
    location: sketch.location,
    bodyStart: sketch.bodyStart(),
    took,
    failure: exchange.failure && { class: exchange.failure, message: exchange.message },
    captured: exchange.captured,
  };
}
