// The values of a slice on one thread: which numbers its requests are drawn for.

import { GateError } from '../../errors.ts';
import type { OutgoingRequest } from '../exchange/outgoing-request.ts';
import type { UniqueNumbers } from '../values/unique-numbers.ts';

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
  begin(from: readonly number[] = []): void {
    this.#from = from;
    this.#sent.fill(0);
  }

  /** Call it before the request is sent. @returns `rows-used-up` where there is nothing to draw */
  draw(request: OutgoingRequest): GateError | undefined {
    const { values, index } = request;
    if (values === undefined) return undefined;
    const { unique, thread, threads } = this.#drawing;
    const sent = this.#sent[index] ?? 0;
    this.#sent[index] = sent + 1;
    const number = (this.#from[index] ?? 0) + sent * threads + thread;
    const exhausted = values.draw({ number, unique });
    return exhausted === undefined ? undefined : rowsUsedUp(request.name, exhausted);
  }

  /** How many numbers of each request are used, by index: those that other threads left out, too. */
  get drawn(): readonly number[] {
    return this.#sent.map((sent) => sent * this.#drawing.threads);
  }
}

export function rowsUsedUp(request: string, table: string): GateError {
  return new GateError({
    code: 'rows-used-up',
    kind: 'input',
    message: `The request "${request}" has used every row of "${table}", each once.`,
    remedy:
      'Give it more rows: a quick server takes tens of thousands, also to warm up. Or write `order: in-order`, which begins again behind the last.',
  });
}
