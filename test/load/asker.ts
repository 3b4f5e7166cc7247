import assert from 'node:assert/strict';
import type { ConnectGate } from '../../src/load/exchange/connect-gate.ts';
import { createConnectGate } from '../../src/load/exchange/connect-gate.ts';
import type { Connection, Engine } from '../../src/load/exchange/connection.ts';
import type { Exchange } from '../../src/load/exchange/exchange.ts';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import { minutes } from '../../src/units.ts';
import { makeRequest, type RequestSketch } from './slice-run.ts';

/** One connection, asked for one thing after the other. */
export class Asker implements Disposable {
  readonly connection: Connection;
  readonly ended: Exchange[] = [];
  #onEnded: (exchange: Exchange) => void = () => undefined;

  constructor(engine: Engine, target: LoadTarget, gate: ConnectGate = createConnectGate()) {
    this.connection = engine.createConnection({
      target,
      connectTimeout: minutes(5),
      gate,
      onConnected: () => undefined,
      onActivity: () => undefined,
      ended: (_, exchange) => {
        this.ended.push({ ...exchange });
        this.#onEnded(exchange);
      },
    });
  }

  /** Resolves with a copy of what became of it. */
  ask(sketch: RequestSketch = {}): Promise<Exchange> {
    const [request] = plannedRequests([makeRequest(sketch)]);
    assert.ok(request);
    return new Promise((resolve) => {
      this.#onEnded = (exchange) => resolve({ ...exchange });
      this.connection.send(request, performance.now());
    });
  }

  [Symbol.dispose](): void {
    this.connection.close();
  }
}
