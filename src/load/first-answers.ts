// Sends each request once before the load: what does the server answer, and does it keep connections?

import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, milliseconds } from '../units.ts';
import { Asker, type AskerOptions, type Caught, type Heard } from './asker.ts';
import { CANNOT_BE_CAPTURED } from './exchange/check-answer.ts';
import type { Connection, Engine } from './exchange/connection.ts';
import { beginsUnit, type OutgoingRequest } from './exchange/outgoing-request.ts';
import type { FlowUser } from './thread/flow-user.ts';

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

/** Whether a step of a flow found nothing to capture in it. */
export const lacksCapture = ({ failure }: FirstAnswer): boolean =>
  failure?.message.includes(CANNOT_BE_CAPTURED) === true;

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
  /** Who goes through flows; `draw` begins one for him. */
  readonly user?: FlowUser;
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

/** Sends each request and flow, one after the other on one connection, and some of them again. */
export async function fetchFirstAnswers(
  engine: Engine,
  input: FirstAnswersInput,
): Promise<FirstAnswers> {
  const { requests, draw, user, again = NEVER_AGAIN } = input;
  const asked = requests.map((request) => new Asked(request));
  const edges = [asked.at(0), asked.at(-1)];
  const asker = new Asker(engine, input);
  const askOne = async (one: Asked): Promise<void> => {
    const heard = await asker.once(one.request);
    one.take(hidden(heard, one.request, user), again);
    if (edges.includes(one)) one.staysOpen = await staysOpen(asker.connection);
    // A request must not meet a connection that the server is closing.
    if (asked.some((other) => !other.staysOpen)) asker.connection.close();
  };
  const ask = async (unit: AskedUnit): Promise<void> => {
    const [first, ...behind] = unit.steps;
    draw?.(first.request, first.successes);
    await askOne(first);
    let last = first;
    for (const one of behind) {
      if (last.isFailed) break;
      user?.makeReady(one.request);
      await askOne(one);
      last = one;
    }
  };
  const units = unitsOf(asked);
  for (const unit of units) await ask(unit);
  for (let next = nextOf(units); next !== undefined; next = nextOf(units)) {
    await pauseUntil(next.dueAt, again.signal);
    if (again.signal.aborted) break;
    await ask(next);
  }
  asker.connection.close();
  return {
    firstAnswers: units.flatMap(({ answers }) => answers),
    isPersistent: asked.every((one) => one.staysOpen),
  };
}

/** An answer as it may be shown; what a step captured from it is taken. */
function hidden(caught: Caught, { step }: OutgoingRequest, user: FlowUser | undefined): Heard {
  const { captured, ...heard } = caught;
  if (step === undefined || user === undefined) return heard;
  if (heard.failure === undefined) user.take(captured, step);
  const hide = (text: string): string => user.hide(text, step);
  const { failure } = heard;
  return {
    ...heard,
    location: hide(heard.location),
    bodyStart: hide(heard.bodyStart),
    failure: failure && { ...failure, message: hide(failure.message) },
  };
}

/** One request of the plan, and what came for it. */
class Asked {
  readonly request: OutgoingRequest;
  answer: FirstAnswer | undefined;
  /** When it is sent again; infinite: never, or as part of its flow. */
  dueAt = Number.POSITIVE_INFINITY;
  /** Whether the connection stayed open behind its answer, as far as anybody looked. */
  staysOpen = true;
  successes = 0;
  #tries = 0;
  #firstSentAt = 0;

  constructor(request: OutgoingRequest) {
    this.request = request;
  }

  /** Whether the newest answer was none that is expected. */
  get isFailed(): boolean {
    return this.answer?.failure !== undefined;
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

/** A request, or the steps of a flow. */
class AskedUnit {
  readonly steps: readonly [Asked, ...Asked[]];

  constructor(steps: readonly [Asked, ...Asked[]]) {
    this.steps = steps;
  }

  /** The newest, up to that of a step that failed: nothing behind it was sent. */
  get answers(): readonly FirstAnswer[] {
    const failed = this.steps.findIndex(({ isFailed }) => isFailed);
    const sent = failed < 0 ? this.steps : this.steps.slice(0, failed + 1);
    return sent.flatMap(({ answer }) => answer ?? []);
  }

  /** When it is sent again, from the first step on; infinite: never. What failed for good is not sent again. */
  get dueAt(): number {
    const failed = this.steps.find(({ isFailed }) => isFailed);
    return failed?.dueAt ?? Math.min(...this.steps.map(({ dueAt }) => dueAt));
  }
}

function unitsOf(asked: readonly Asked[]): readonly AskedUnit[] {
  const firsts = asked.filter(({ request }) => beginsUnit(request));
  return firsts.map((first) => {
    const { flow } = first.request.step ?? {};
    const isBehind = ({ request }: Asked): boolean =>
      flow !== undefined && !beginsUnit(request) && request.step?.flow.index === flow.index;
    return new AskedUnit([first, ...asked.filter(isBehind)]);
  });
}

/** What is to be sent again next; `undefined`: every answer stands. */
function nextOf(units: readonly AskedUnit[]): AskedUnit | undefined {
  const due = units.filter(({ dueAt }) => Number.isFinite(dueAt));
  return due.toSorted((one, other) => one.dueAt - other.dueAt).at(0);
}

const pauseUntil = (at: number, signal: AbortSignal): Promise<void> =>
  sleep(Math.max(0, at - performance.now()), undefined, { signal }).catch(() => undefined);

async function staysOpen(connection: Connection): Promise<boolean> {
  await sleep(TIME_TO_CLOSE_MS);
  return connection.isOpen;
}
