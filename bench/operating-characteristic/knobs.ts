// What is turned on in one arm's server, and how that reaches it.

/** Whole numbers, as in bench/servers/read-knobs.ts; what is left out is off. */
export interface KnobSettings {
  readonly burn?: number;
  readonly tail?: number;
  readonly stall?: number;
  /** MiB. */
  readonly ballast?: number;
  /** Bytes a request. */
  readonly leak?: number;
  /** Failures in 10 000 requests. */
  readonly errors?: number;
}

const NAMES = ['burn', 'tail', 'stall', 'ballast', 'leak', 'errors'] as const;
const DIGITS = 10;

/**
 * The environment of an arm. Every knob is there and as long as any other value of it: a longer
 * environment moves the stack, and by that alone some programs get faster or slower (Mytkowicz 2009).
 */
export function environmentOf(work: number, knobs: KnobSettings): Record<string, string> {
  const settings = NAMES.map((name) => [name, knobs[name] ?? 0] as const);
  return Object.fromEntries(
    [['work', work] as const, ...settings].map(([name, value]) => [
      `BENCH_${name.toUpperCase()}`,
      `${Math.round(value)}`.padStart(DIGITS, '0'),
    ]),
  );
}
