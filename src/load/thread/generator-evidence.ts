// Whether the load generator itself was held up during a slice: evidence from outside the server.

import { type Milliseconds, milliseconds } from '../../units.ts';

export interface GeneratorEvidence {
  /** Longest any generator thread waited for a CPU during the slice; `undefined` where the kernel does not say. */
  readonly delay: Milliseconds | undefined;
  /** Longest silence of a thread's loop while it should have been awake. */
  readonly gap: Milliseconds;
}

/** Of several threads the worst counts: each drives its share of the same slice. */
export function worstEvidence(threads: readonly GeneratorEvidence[]): GeneratorEvidence {
  const delays = threads.flatMap(({ delay }) => delay ?? []);
  return {
    // One silent thread may have been the one that waited.
    delay: delays.length < threads.length ? undefined : milliseconds(Math.max(0, ...delays)),
    gap: milliseconds(Math.max(0, ...threads.map(({ gap }) => gap))),
  };
}
