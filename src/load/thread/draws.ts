// The values of a slice on one thread: which numbers its requests are drawn for.

import { GateError } from '../../errors.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import { type Draw, RequestValues } from '../values/drawn-values.ts';
import type { UniqueNumbers } from '../values/unique-numbers.ts';
import type { FlowUser } from './flow-user.ts';

/** What a thread needs to draw values. */
export interface Drawing {
  readonly unique: UniqueNumbers;
  /** Threads draw every `threads`-th number, each from its own on. */
  readonly thread: number;
  readonly threads: number;
}

export class Draws {
  readonly #drawing: Drawing;
  readonly #sent: number[];
  #from: readonly number[] = [];

  constructor(requests: readonly OutgoingRequest[], drawing: Drawing) {
    this.#drawing = drawing;
    this.#sent = requests.map(() => 0);
  }

  /** @param from the first number of each request, by index; absent: 0 */
  beginSlice(from: readonly number[] = []): void {
    this.#from = from;
    this.#sent.fill(0);
  }

  /**
   * Call it before a request is sent, or the first step of a flow: its numbers are those of that step.
   * @param user who goes through the flow
   * @returns `rows-used-up` where there is nothing to draw
   */
  draw(request: OutgoingRequest, user: FlowUser): GateError | undefined {
    const { step, values } = request;
    if (step !== undefined) {
      const exhausted = user.begin(request, () => this.#next(request));
      return refuse(step.flow.name, exhausted);
    }
    if (!(values instanceof RequestValues)) return undefined;
    return refuse(request.name, values.draw(this.#next(request)));
  }

  #next({ index }: OutgoingRequest): Draw {
    const { unique, thread, threads } = this.#drawing;
    const sent = this.#sent[index] ?? 0;
    this.#sent[index] = sent + 1;
    return { number: (this.#from[index] ?? 0) + sent * threads + thread, unique };
  }

  /** How many numbers of each request are used, by index: those that other threads left out, too. */
  get drawn(): readonly number[] {
    return this.#sent.map((sent) => sent * this.#drawing.threads);
  }
}

const refuse = (name: string, exhausted: string | undefined): GateError | undefined =>
  exhausted === undefined ? undefined : rowsUsedUp(name, exhausted);

/** @param name of the request or flow */
export function rowsUsedUp(name: string, table: string): GateError {
  return new GateError({
    code: 'rows-used-up',
    kind: 'input',
    message: `"${name}" has used every row of "${table}", each once.`,
    remedy:
      'Give it more rows: a quick server takes tens of thousands, also to warm up. Or write `order: in-order`, which begins again behind the last.',
  });
}
