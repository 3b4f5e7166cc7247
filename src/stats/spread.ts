// Mean and standard deviation of a handful of effects, and arrays that are known not to be empty.

import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';

/** Arithmetic mean; not a number where there is none. */
export const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Arithmetic mean; of log ratios it is the logarithm of their geometric mean. */
export function meanOf(effects: NonEmpty<LogRatio>): LogRatio {
  return logRatio(average(effects));
}

/**
 * Plain standard deviation, `undefined` for a single effect. Not a robust one: a machine that was slow
 * for a whole run must widen the bounds, and a median deviation would hide it.
 */
export function standardDeviationOf(effects: NonEmpty<LogRatio>): LogRatio | undefined {
  if (effects.length < 2) return undefined;
  const mean = meanOf(effects);
  const squares = effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0);
  return logRatio(Math.sqrt(squares / (effects.length - 1)));
}

/** The same items with a type that knows of the first; `undefined` if there is none. */
export function nonEmpty<T>(items: readonly T[]): NonEmpty<T> | undefined {
  const [first, ...rest] = items;
  return first === undefined ? undefined : [first, ...rest];
}

export function mapNonEmpty<T, U>([first, ...rest]: NonEmpty<T>, map: (item: T) => U): NonEmpty<U> {
  return [map(first), ...rest.map(map)];
}
