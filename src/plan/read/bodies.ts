// Reads what a request carries as fields: each field is text, or a list of texts.

import {
  acceptUnless,
  isMapping,
  type Path,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { isScalar } from './text.ts';

/** In characters. */
export const LONGEST_BODY = 1_048_576;

/** One field as it was written; a list makes several of one name. */
export interface RawField {
  readonly name: string;
  /** May hold placeholders and `${env:NAME}`. */
  readonly text: string;
  /** Where it stands, below the mapping. */
  readonly path: Path;
}

export function readForm(raw: unknown): Reading<readonly RawField[]> {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, 'Write `name: value` lines below it.');
  }
  const refusals: Refusal[] = [];
  const fields = itemsOf(raw).flatMap(({ name, item, path }): RawField[] => {
    if (isScalar(item)) return [{ name, text: String(item), path }];
    refusals.push(refusalAt(path, `${shown(item)} is not text.`, TEXT));
    return [];
  });
  return acceptUnless([...refusals, ...refuseLong(fields)], fields);
}

const TEXT = 'Put text in quotes; `""` is empty.';

interface Item {
  readonly name: string;
  readonly item: unknown;
  readonly path: Path;
}

/** Each value of a mapping, and each of a list in it. */
export function itemsOf(raw: Readonly<Record<string, unknown>>): readonly Item[] {
  return Object.entries(raw).flatMap(([name, value]): readonly Item[] =>
    Array.isArray(value)
      ? value.map((item: unknown, index) => ({ name, item, path: [name, index] }))
      : [{ name, item: value, path: [name] }],
  );
}

/** Aliases can make more of a file than it holds. */
export function refuseLong(fields: readonly Pick<RawField, 'name' | 'text'>[]): readonly Refusal[] {
  const length = fields.reduce((sum, { name, text }) => sum + name.length + text.length, 0);
  if (length <= LONGEST_BODY) return [];
  return [refusalAt([], `it has ${length} characters, more than ${LONGEST_BODY}.`)];
}
