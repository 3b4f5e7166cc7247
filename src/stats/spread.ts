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

/** Error of a mean, and how well it is known. */
export interface StandardError {
  readonly error: LogRatio;
  /** For Student's t; positive, not always whole. */
  readonly degreesOfFreedom: number;
}

/** Error of the mean of independent effects; `undefined` for a single one. */
export function standardErrorOf(effects: NonEmpty<LogRatio>): StandardError | undefined {
  const spread = standardDeviationOf(effects);
  if (spread === undefined) return undefined;
  const { length } = effects;
  return { error: logRatio(spread / Math.sqrt(length)), degreesOfFreedom: length - 1 };
}

/**
 * Error of a sum of independent means, with the degrees of freedom of Satterthwaite (An approximate
 * distribution of estimates of variance components, 1946).
 */
export function sumErrors(parts: NonEmpty<StandardError>): StandardError {
  const [first] = parts;
  const variance = parts.reduce((sum, { error }) => sum + error ** 2, 0);
  const squares = parts.reduce((sum, part) => sum + part.error ** 4 / part.degreesOfFreedom, 0);
  return {
    error: logRatio(Math.sqrt(variance)),
    degreesOfFreedom: squares > 0 ? variance ** 2 / squares : first.degreesOfFreedom,
  };
}

/** The same items with a type that knows of the first; `undefined` if there is none. */
export function nonEmpty<T>(items: readonly T[]): NonEmpty<T> | undefined {
  const [first, ...rest] = items;
  return first === undefined ? undefined : [first, ...rest];
}

export function mapNonEmpty<T, U>([first, ...rest]: NonEmpty<T>, map: (item: T) => U): NonEmpty<U> {
  return [map(first), ...rest.map(map)];
}
