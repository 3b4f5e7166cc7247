// What parsers make of a file that somebody else wrote, bounded before and after it is parsed.
//
// Each entry is checked by itself, and the first wrong one ends it: a schema for the whole file would collect
// an error for each of a million entries.

import { MOST_PACKAGES } from '../locked.ts';

export type Entries = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws TypeError where it is not an object */
export function objectAt(value: unknown, what: string): Entries {
  if (!isObject(value)) throw new TypeError(`${what} is not an object`);
  return value;
}

/** @throws RangeError where they are too many to be packages of a project */
export function bounded<Entry>(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length > MOST_PACKAGES) throw new RangeError('it has too many packages');
  return entries;
}

/** The parser of JSON takes 20 s for a million keys. The largest lockfiles have 200,000 lines. */
const MOST_VALUES = 300_000;

/**
 * To be asked before a text is parsed.
 * @param marks global: what stands at each value, also where it is part of a string
 * @throws RangeError where they are too many
 */
export function refuseManyValues(text: string, marks: RegExp): void {
  let values = 0;
  for (const _mark of text.matchAll(marks)) {
    values += 1;
    if (values > MOST_VALUES) throw new RangeError(`it has more than ${MOST_VALUES} values`);
  }
}
