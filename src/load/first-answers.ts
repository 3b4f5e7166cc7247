// Sends each request once before the load: what does the server answer, and does it keep connections?

import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, milliseconds } from '../units.ts';
import { Asker, type AskerOptions, type Heard } from './asker.ts';
import type { Connection, Engine } from './exchange/connection.ts';
import type { OutgoingRequest } from './exchange/outgoing-request.ts';

/** The first answer to one request of the plan, or a later one where it was asked for again. */
export interface FirstAnswer extends Heard {
  /** How often the request was sent; this is the answer to the last one. */
  readonly tries: number;
  /** From sending the first of these to sending the last. */
  readonly waited: Milliseconds;
  /** Whether an earlier one got what it expects: then this is a first answer of its own. */
  readonly isRepetition: boolean;
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

interface FirstAnswersInput extends AskerOptions {
  readonly requests: readonly OutgoingRequest[];
  /** Draws the values of a request that is to be sent. `before`: how many of its name got what they expect. */
  readonly draw?: (request: OutgoingRequest, before: number) => void;
  /** Absent: every first answer stands. */
  readonly again?: AskAgain | undefined;
}

/** Decides which answers are asked for again. */
export interface AskAgain {
  /**
   * Told of every answer.
   * @returns how long to wait before the request is sent again; `undefined`: the answer stands
   */
  pauseAfter(
    answer: FirstAnswer,
    request: Pick<OutgoingRequest, 'idempotent'>,
  ): Milliseconds | undefined;
  /** Ends all waiting: every answer stands. */
  readonly signal: AbortSignal;
}

const NEVER_AGAIN: AskAgain = {
  pauseAfter: () => undefined,
  signal: new AbortController().signal,
};

/** A server that closes connections does so right after its answer. */
const TIME_TO_CLOSE_MS = 30;

/** Sends each request, one after the other on one connection, and some of them again. */
export async function fetchFirstAnswers(
  engine: Engine,
  input: FirstAnswersInput,
): Promise<FirstAnswers> {
  const { requests, draw, again = NEVER_AGAIN } = input;
  const asked = requests.map((request) => new Asked(request));
  const edges = [asked.at(0), asked.at(-1)];
  const asker = new Asker(engine, input);
  const ask = async (one: Asked): Promise<void> => {
    draw?.(one.request, one.successes);
    const answer = await asker.once(one.request);
    one.take(answer, again);
    if (edges.includes(one)) one.staysOpen = await staysOpen(asker.connection);
    // A request must not meet a connection that the server is closing.
    if (asked.some((other) => !other.staysOpen)) asker.connection.close();
  };
  for (const one of asked) await ask(one);
  for (let next = nextOf(asked); next !== undefined; next = nextOf(asked)) {
    await pauseUntil(next.dueAt, again.signal);
    if (again.signal.aborted) break;
    await ask(next);
  }
  asker.connection.close();
  return {
    firstAnswers: asked.flatMap(({ answer }) => answer ?? []),
    isPersistent: asked.every((one) => one.staysOpen),
  };
}

/** One request of the plan, and what came for it. */
class Asked {
  readonly request: OutgoingRequest;
  answer: FirstAnswer | undefined;
  /** When it is sent again; infinite: never. */
  dueAt = 0;
  /** Whether the connection stayed open behind its answer, as far as anybody looked. */
  staysOpen = true;
  successes = 0;
  #tries = 0;
  #firstSentAt = 0;

  constructor(request: OutgoingRequest) {
    this.request = request;
  }

  take(heard: Heard, again: AskAgain): void {
    if (this.answer?.failure === undefined) this.#tries = 0;
    this.#tries++;
    const sentAt = performance.now() - heard.took;
    if (this.#tries === 1) this.#firstSentAt = sentAt;
    const waited = milliseconds(sentAt - this.#firstSentAt);
    const isRepetition = this.successes > 0;
    this.answer = { ...heard, tries: this.#tries, waited, isRepetition };
    if (heard.failure === undefined) this.successes++;
    const pause = again.pauseAfter(this.answer, this.request);
    this.dueAt = performance.now() + (pause ?? Number.POSITIVE_INFINITY);
  }
}

/** The request that is to be sent again next; `undefined`: every answer stands. */
function nextOf(asked: readonly Asked[]): Asked | undefined {
  const due = asked.filter(({ dueAt }) => Number.isFinite(dueAt));
  return due.toSorted((one, other) => one.dueAt - other.dueAt).at(0);
}

const pauseUntil = (at: number, signal: AbortSignal): Promise<void> =>
  sleep(Math.max(0, at - performance.now()), undefined, { signal }).catch(() => undefined);

async function staysOpen(connection: Connection): Promise<boolean> {
  await sleep(TIME_TO_CLOSE_MS);
  return connection.isOpen;
}
