// What driving the load took: whether the generator had headroom, or was the limit itself.

import { type Milliseconds, milliseconds, type Nanoseconds, nanoseconds } from '../units.ts';
import { sum } from './sum.ts';

/**
 * What the generator's threads used in the slices of a phase, each from its first request to the end
 * of its drain. "Busiest" is the busiest thread of each slice.
 */
export interface GeneratorUse {
  /** CPU time of its threads; what else its process did is not in it. */
  readonly cpu: Nanoseconds;
  /** CPU time of the busiest thread. */
  readonly busiest: Nanoseconds;
  /** For how long the busiest had something to do: it ran or waited for a CPU; `undefined` where the kernel does not say. */
  readonly demand: Nanoseconds | undefined;
  /**
   * For how long the busiest thread's event loop was not waiting for something to happen. At a fixed
   * rate it turns while it waits for an instant: there this is no work.
   */
  readonly loop: Milliseconds;
  /** The longest silence of each slice that no wait for a CPU explains, added up. */
  readonly stalled: Milliseconds;
  readonly longestStall: Milliseconds;
  /** Pauses for collecting garbage, of all threads. */
  readonly pauses: number;
  /** How long they took in the thread that paused longest, beyond what it waited for a CPU. */
  readonly paused: Milliseconds;
  readonly longestPause: Milliseconds;
}

/** Slices one after the other; `undefined` of none, and where one is not known. */
export function addUses(slices: readonly (GeneratorUse | undefined)[]): GeneratorUse | undefined {
  return merge(slices, sum);
}

/** One slice as several threads saw it, side by side. */
export function besideUses(
  threads: readonly (GeneratorUse | undefined)[],
): GeneratorUse | undefined {
  return merge(threads, highest);
}

type Uses = readonly GeneratorUse[];

/** @param fold how what is said of one thread, the busiest, is put together */
function merge(
  parts: readonly (GeneratorUse | undefined)[],
  fold: (uses: Uses, value: (use: GeneratorUse) => number) => number,
): GeneratorUse | undefined {
  const uses = parts.filter((part) => part !== undefined);
  if (uses.length === 0 || uses.length < parts.length) return undefined;
  const isCounted = uses.every(({ demand }) => demand !== undefined);
  return {
    cpu: nanoseconds(sum(uses, ({ cpu }) => cpu)),
    busiest: nanoseconds(fold(uses, ({ busiest }) => busiest)),
    demand: isCounted ? nanoseconds(fold(uses, ({ demand }) => demand ?? 0)) : undefined,
    loop: milliseconds(fold(uses, ({ loop }) => loop)),
    stalled: milliseconds(fold(uses, ({ stalled }) => stalled)),
    longestStall: milliseconds(highest(uses, ({ longestStall }) => longestStall)),
    pauses: sum(uses, ({ pauses }) => pauses),
    paused: milliseconds(fold(uses, ({ paused }) => paused)),
    longestPause: milliseconds(highest(uses, ({ longestPause }) => longestPause)),
  };
}

const highest = (uses: Uses, value: (use: GeneratorUse) => number): number =>
  uses.reduce((most, use) => Math.max(most, value(use)), 0);
