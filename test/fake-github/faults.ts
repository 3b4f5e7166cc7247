// Faults that a test orders: for the next requests that fit, instead of an answer.

export interface Fault {
  /** Default: any. */
  readonly method?: string;
  /** What the path without its query must match. */
  readonly path: RegExp;
  /** `reset`: the connection is cut. `hang`: no answer comes until the fake is closed. */
  readonly status: number | 'reset' | 'hang';
  /** Default: 1. */
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: what GitHub says with such a status. JSON, or text as it is. */
  readonly body?: unknown;
}

interface Pending {
  readonly fault: Fault;
  left: number;
}

export class Faults {
  #pending: Pending[] = [];

  failNext(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  take(method: string, path: string): Fault | undefined {
    const found = this.#pending.find(
      ({ fault }) => (fault.method ?? method) === method && fault.path.test(path),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) this.#pending = this.#pending.filter((each) => each !== found);
    return found.fault;
  }

  /** What was ordered and never happened: a test that waits for a fault in vain has a mistake. */
  get pending(): readonly Fault[] {
    return this.#pending.map(({ fault }) => fault);
  }
}

const MESSAGES: Readonly<Record<number, string>> = {
  403: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  404: 'Not Found',
  429: 'API rate limit exceeded',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service unavailable',
};

export function bodyOf(fault: Fault, status: number): unknown {
  if (fault.body !== undefined) return fault.body;
  const message = MESSAGES[status] ?? 'Refused';
  return { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
}
