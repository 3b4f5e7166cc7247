// The users of a pool, one for each connection, and their steps.

import type { Connection } from '../exchange/connection.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { OutgoingRequest, OutgoingStep } from '../exchange/outgoing-request.ts';
import { type FlowDrawable, type FlowEnd, FlowUser } from './flow-user.ts';

interface FlowsOptions {
  readonly requests: readonly OutgoingRequest[];
  /** By the index of the flow. */
  readonly drawables: readonly FlowDrawable[];
}

/** @param due when the step was due: right after the answer before it, or after the time to think */
type SendStep = (connection: Connection, step: OutgoingRequest, due: number) => void;

export class FlowUsers {
  readonly #requests: readonly OutgoingRequest[];
  readonly #users: ReadonlyMap<Connection, FlowUser>;
  readonly #thinking = new Map<Connection, NodeJS.Timeout>();
  readonly #send: SendStep;

  constructor(
    connections: readonly Connection[],
    { requests, drawables }: FlowsOptions,
    send: SendStep,
  ) {
    this.#requests = requests;
    this.#users = new Map(connections.map((one) => [one, new FlowUser(drawables)]));
    this.#send = send;
  }

  userOf(connection: Connection): FlowUser {
    const user = this.#users.get(connection);
    if (user === undefined) throw new RangeError('a connection of another pool');
    return user;
  }

  /** See `FlowUser.note`. */
  note(connection: Connection, exchange: Exchange, step: OutgoingStep): FlowEnd | undefined {
    return this.userOf(connection).note(exchange, step);
  }

  /** Sends the step behind the one that was answered: now, or after the time to think. */
  goOn(connection: Connection, { request, endedAt }: Exchange): void {
    const next = this.#requests[request.index + 1];
    if (next?.step === undefined) throw new RangeError('a flow without its next step');
    const send = (due: number): void => {
      this.#thinking.delete(connection);
      this.userOf(connection).makeReady(next);
      this.#send(connection, next, due);
    };
    const { thinkTime } = next.step;
    if (thinkTime === 0) send(endedAt);
    else
      this.#thinking.set(
        connection,
        setTimeout(() => send(performance.now()), thinkTime),
      );
  }

  /** Nobody waits for the flow that this connection may be in. */
  stop(connection: Connection): void {
    clearTimeout(this.#thinking.get(connection));
    this.#thinking.delete(connection);
  }
}
