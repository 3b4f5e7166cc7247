// An engine without a network: the test decides what becomes of every request, and when.

import type { Connection, ConnectionOptions, Engine } from '../../src/load/exchange/connection.ts';
import { beginExchange, type Exchange } from '../../src/load/exchange/exchange.ts';
import type { OutgoingRequest } from '../../src/load/exchange/outgoing-request.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import type { FailureClass } from '../../src/record/failure-class.ts';

export class ScriptedConnection implements Connection {
  isOpen = false;
  isClosed = false;
  busySince: number | undefined;
  readonly status = 0;
  /** Requests that it was given, in order. */
  readonly sent: OutgoingRequest[] = [];
  /** When the schedule wanted them. */
  readonly dues: number[] = [];
  readonly #options: ConnectionOptions;
  readonly #onSend: (connection: ScriptedConnection) => void;
  #exchange: Exchange | undefined;

  constructor(options: ConnectionOptions, onSend: (connection: ScriptedConnection) => void) {
    this.#options = options;
    this.#onSend = onSend;
  }

  open(): Promise<void> {
    this.isOpen = true;
    return Promise.resolve();
  }

  send(request: OutgoingRequest, intendedAt: number): void {
    if (this.busySince !== undefined) throw new Error('sent while another request was in flight');
    this.sent.push(request);
    this.dues.push(intendedAt);
    this.#exchange = beginExchange(this.#exchange, request, intendedAt);
    this.busySince = performance.now();
    this.#exchange.startedAt = this.busySince;
    this.#onSend(this);
  }

  /** Ends the request in flight; a success unless a failure is named. */
  end(failure?: FailureClass, changes: Partial<Exchange> = {}): void {
    const exchange = this.#exchange;
    if (!exchange || this.busySince === undefined) throw new Error('nothing is in flight');
    const now = performance.now();
    Object.assign(exchange, { failure, firstByteAt: now, endedAt: now, status: 200 }, changes);
    this.busySince = undefined;
    this.#options.ended(this, exchange);
  }

  expire(): void {
    this.end('timeout');
  }

  takeTraffic() {
    return { bytesReceived: 10, opened: 1 };
  }

  close(): void {
    this.isClosed = true;
  }
}

interface ScriptedEngine extends Engine {
  readonly connections: readonly ScriptedConnection[];
}

/** @param onSend told of every request, once it is in flight; does nothing unless given */
export function scriptedEngine(
  onSend: (connection: ScriptedConnection) => void = () => undefined,
): ScriptedEngine {
  const connections: ScriptedConnection[] = [];
  return {
    name: 'scripted',
    connections,
    createConnection(options) {
      const connection = new ScriptedConnection(options, onSend);
      connections.push(connection);
      return connection;
    },
  };
}

/** Nothing is ever sent there. */
export const target: LoadTarget = {
  protocol: 'http:',
  address: '192.0.2.1',
  hostname: '192.0.2.1',
  port: 9,
  insecure: false,
};

/** The same promise for all who ask. */
export function once(start: () => Promise<void>): () => Promise<void> {
  let started: Promise<void> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}

/** In the next turn of the loop. */
export const soon = (connection: ScriptedConnection): void =>
  void setImmediate(() => connection.end());
