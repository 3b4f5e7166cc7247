// Sums of what the generator's threads used: whether the generator had headroom or was the limit itself.

import { milliseconds, nanoseconds } from '../units.ts';
import type { GeneratorUse } from './run-record.ts';
import { sum } from './sum.ts';

/** Slices one after another; `undefined` for no slices, and where one is unknown. */
export function addUses(slices: readonly (GeneratorUse | undefined)[]): GeneratorUse | undefined {
  return merge(slices, sum);
}

/** One slice on several threads at once; `undefined` as for `addUses`. */
export function besideUses(
  threads: readonly (GeneratorUse | undefined)[],
): GeneratorUse | undefined {
  return merge(threads, highest);
}

type Uses = readonly GeneratorUse[];

/** @param fold how to combine what belongs to the busiest thread alone */
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
