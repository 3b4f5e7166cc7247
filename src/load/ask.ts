// Asks a server for one path on a connection of its own, with the engine that loads it.

import type { FailureClass } from '../record/failure-class.ts';
import type { Milliseconds } from '../units.ts';
import { createConnectGate } from './exchange/connect-gate.ts';
import type { Connection, Engine } from './exchange/connection.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { OutgoingRequest } from './exchange/outgoing-request.ts';
import type { LoadTarget } from './target.ts';

interface Question {
  readonly engine: Engine;
  readonly target: LoadTarget;
  readonly path: string;
  /** For a connection. */
  readonly patience: Milliseconds;
  /** Gives the question up. */
  readonly signal: AbortSignal;
}

/** What came back. */
export type Heard =
  /** The head of an answer: the body may be large, or have no end. */
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly failure: FailureClass; readonly message: string }
  /** The question was given up: where there was a connection, the server took it and said nothing. */
  | { readonly kind: 'silence'; readonly isConnected: boolean };

/** Sends a GET without fields of the plan. Nothing of it is left when this returns. */
export async function ask(question: Question): Promise<Heard> {
  const { engine, target, path, patience, signal } = question;
  if (signal.aborted) return { kind: 'silence', isConnected: false };
  let onHeard: (heard: Heard) => void = () => undefined;
  const connection: Connection = engine.createConnection({
    target,
    connectTimeout: patience,
    gate: createConnectGate(),
    onConnected: () => undefined,
    onActivity: () => {
      if (connection.status > 0) onHeard({ kind: 'answered', status: connection.status });
    },
    ended: (_, exchange) => onHeard(heardIn(exchange)),
  });
  const giveUp = () => onHeard({ kind: 'silence', isConnected: connection.isOpen });
  signal.addEventListener('abort', giveUp);
  const deadline = setTimeout(() => {
    if (!connection.isOpen) connection.expire();
  }, patience);
  const heard = await new Promise<Heard>((resolve) => {
    onHeard = resolve;
    connection.send(requestFor(path), performance.now());
  });
  clearTimeout(deadline);
  signal.removeEventListener('abort', giveUp);
  connection.close();
  return heard;
}

/** What fails behind the head of an answer is for the load to find. */
function heardIn({ failure, message, status }: Exchange): Heard {
  if (status > 0 || failure === undefined) return { kind: 'answered', status };
  return { kind: 'failed', failure, message };
}

const requestFor = (path: string): OutgoingRequest => ({
  index: 0,
  name: path,
  weight: 1,
  method: 'GET',
  path,
  headers: [],
  body: undefined,
  expect: { status: undefined, body: undefined },
  idempotent: true,
});
