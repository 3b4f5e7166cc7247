// What the load generator knows of values: who draws which numbers, and how far each request has come.

import type { SentRequest } from '../plan/request-plan.ts';
import {
  type OutgoingRequest,
  type PlannedRequest,
  plannedRequests,
} from './exchange/outgoing-request.ts';
import { drawablesOf, readyToSend } from './ready-to-send.ts';
import { rowsUsedUp } from './thread/draws.ts';
import { FlowUser } from './thread/flow-user.ts';
import type { DrawingMessage } from './thread/worker-messages.ts';
import { RequestValues } from './values/drawn-values.ts';
import { mixText } from './values/mix.ts';
import { type ServerNumbers, TurnNumbers } from './values/turn-numbers.ts';
import { firstNumber, UniqueNumbers } from './values/unique-numbers.ts';

/** Requests that are sent by the main thread, and what draws their values. */
interface OwnRequests {
  readonly requests: readonly OutgoingRequest[];
  /** Also begins a flow: call it for its first step. */
  readonly draw: (request: OutgoingRequest, before: number) => void;
  /** Who goes through flows, one at a time. */
  readonly user: FlowUser;
}

export class GeneratorValues {
  readonly #seed: number;
  readonly #threads: number;
  readonly #first: number;
  readonly #own: UniqueNumbers;
  readonly #turns = new TurnNumbers();

  /** @param seed of the plan */
  constructor(seed: string, threads: number) {
    this.#seed = mixText(seed);
    this.#threads = threads;
    this.#first = firstNumber(Date.now());
    // The main thread sends the first request of each name, and draws unique numbers of its own for them.
    this.#own = new UniqueNumbers({ first: this.#first, stride: threads + 1 });
  }

  drawingOf(thread: number): DrawingMessage {
    const unique = { first: this.#first + thread + 1, stride: this.#threads + 1 };
    return { seed: this.#seed, thread, threads: this.#threads, unique };
  }

  /** How many numbers of a name are used, by the version that used more. */
  usedOf(name: string): number {
    return this.#turns.usedOf(name);
  }

  /** A request that is sent once, outside the mix. @throws GateError `rows-used-up` */
  single(request: SentRequest, turn: string): OutgoingRequest {
    // Its numbers are its own, whatever requests of the mix are called.
    const apart = { ...request, name: `${request.name} (once)` };
    const { requests, draw } = this.ofServer(plannedRequests([apart])).ownRequests(turn);
    const [planned] = requests;
    if (planned === undefined) throw new RangeError('a request that was not planned');
    draw(planned, 0);
    return { ...planned, name: request.name };
  }

  /** Those that one server is sent. */
  ofServer(planned: readonly PlannedRequest[]): ServerValues {
    return new ServerValues(planned, this.#turns.ofServer(), this.#seed, this.#own);
  }
}

/** How far the requests of one server have come. */
export class ServerValues {
  readonly #planned: readonly PlannedRequest[];
  readonly #numbers: ServerNumbers;
  readonly #names: readonly string[];
  readonly #seed: number;
  readonly #own: UniqueNumbers;

  constructor(
    planned: readonly PlannedRequest[],
    numbers: ServerNumbers,
    seed: number,
    own: UniqueNumbers,
  ) {
    this.#planned = planned;
    this.#numbers = numbers;
    this.#seed = seed;
    this.#own = own;
    const isDrawn = planned.some(({ template }) => template !== undefined);
    this.#names = isDrawn ? planned.map(({ name }) => name) : [];
  }

  /** Each is to be sent once. @throws GateError `rows-used-up` */
  ownRequests(turn: string): OwnRequests {
    const from = this.startOf(turn);
    for (const { name, index, step, template } of this.#planned) {
      // A flow draws for all its steps, by the numbers of the first.
      const number = from[index - (step?.position ?? 0)] ?? 0;
      const exhausted = template?.tables.find(
        ({ order, rows }) => order === 'once' && number >= rows,
      );
      if (exhausted !== undefined) throw rowsUsedUp(step?.flow.name ?? name, exhausted.name);
    }
    const requests = this.#planned.map((planned) => readyToSend(planned, this.#seed));
    const user = new FlowUser(drawablesOf(this.#planned, this.#seed));
    const used = requests.map(() => 1);
    const draw = (request: OutgoingRequest, before: number): void => {
      const { index, values, step } = request;
      const next = () => ({ number: (from[index] ?? 0) + before, unique: this.#own });
      if (step !== undefined) user.begin(request, next);
      else if (values instanceof RequestValues) values.draw(next());
      used[index] = before + 1;
      this.note(from, used);
    };
    return { requests, draw, user };
  }

  /** The first number of each request, by index; none where nothing is drawn. */
  startOf(turn: string): readonly number[] {
    return this.#numbers.startOf(turn, this.#names);
  }

  /** @param from see `startOf` @param drawn how many of each were drawn since then */
  note(from: readonly number[], drawn: readonly number[]): void {
    this.#numbers.note(this.#names, from, drawn);
  }
}
