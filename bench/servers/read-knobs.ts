// What makes a server of the benches slower, as its environment says; all numbers whole, 0 is off.

export interface Knobs {
  /** Iterations of the loop that every request costs anyway. */
  readonly work: number;
  /** Iterations on top: the injected cost. */
  readonly burn: number;
  /** Microseconds that one request in fifty waits before it is answered. */
  readonly tail: number;
  /** Milliseconds in which nothing is answered, once a second. */
  readonly stall: number;
  /** Bytes held from the start. */
  readonly ballast: number;
  /** Bytes that each request leaves behind. */
  readonly leak: number;
  /** Share of requests answered with 500. */
  readonly errors: number;
}

const MEBIBYTE = 1_048_576;
const TEN_THOUSAND = 10_000;

export function readKnobs(environment: Readonly<Record<string, string | undefined>>): Knobs {
  const read = (name: string): number => Number(environment[`BENCH_${name}`] ?? 0);
  return {
    work: read('WORK'),
    burn: read('BURN'),
    tail: read('TAIL'),
    stall: read('STALL'),
    ballast: read('BALLAST') * MEBIBYTE,
    leak: read('LEAK'),
    errors: read('ERRORS') / TEN_THOUSAND,
  };
}
