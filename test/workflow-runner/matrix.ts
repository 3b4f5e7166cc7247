// The combinations of a `strategy.matrix`.
// https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstrategymatrixinclude

import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from './json.ts';
import { RunnerError } from './runner-error.ts';

/** One empty combination where there is no matrix. */
export function expandMatrix(matrix: Json | undefined): readonly JsonObject[] {
  if (matrix === undefined) return [{}];
  if (!isObject(matrix)) throw new RunnerError('strategy.matrix is no mapping');
  const { include = [], exclude = [], ...axes } = matrix;
  const excluded = objects(exclude);
  const originals = product(axes).filter((one) => !excluded.some((not) => isPartOf(not, one)));
  return withIncluded(originals, Object.keys(axes), objects(include));
}

function product(axes: JsonObject): readonly JsonObject[] {
  const entries = Object.entries(axes);
  if (entries.length === 0) return [];
  return entries.reduce<readonly JsonObject[]>(
    (combinations, [key, values]) =>
      combinations.flatMap((one) => list(values).map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}

/**
 * An entry is added to every combination of which it overwrites no original value; it becomes one of
 * its own where there is none. What an earlier entry added may be overwritten.
 */
function withIncluded(
  originals: readonly JsonObject[],
  axes: readonly string[],
  included: readonly JsonObject[],
): readonly JsonObject[] {
  let extended = originals;
  const own: JsonObject[] = [];
  for (const entry of included) {
    const fits = (index: number) =>
      axes.every((axis) => agrees(entry, originals[index] ?? {}, axis));
    if (originals.some((_, index) => fits(index))) {
      extended = extended.map((one, index) => (fits(index) ? { ...one, ...entry } : one));
    } else {
      own.push(entry);
    }
  }
  return [...extended, ...own];
}

const agrees = (entry: JsonObject, original: JsonObject, axis: string): boolean =>
  !(axis in entry) || isDeepStrictEqual(entry[axis], original[axis]);

const isPartOf = (part: JsonObject, whole: JsonObject): boolean =>
  Object.entries(part).every(([key, value]) => isDeepStrictEqual(value, whole[key]));

function list(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new RunnerError('an axis of a matrix is no list');
  return value;
}

const objects = (value: Json): readonly JsonObject[] => list(value).filter(isObject);

/** What GitHub puts behind the name of a job with a matrix: ` (24, ubuntu)`. */
export function matrixSuffix(combination: JsonObject): string {
  const values = Object.values(combination).filter((value) => typeof value !== 'object');
  return values.length === 0 ? '' : ` (${values.join(', ')})`;
}
