// Finds patterns that might be matched for ever.

import { readPattern } from '../read/http.ts';
import { type RawRequest, rawRequests } from '../read/raw-requests.ts';
import { isMapping, type Path } from '../read/reading.ts';
import type { FileReaders } from '../tables.ts';
import type { InputIssue } from './faults.ts';

/** On raw values, so that they are reported together with all other faults. */
export function findPatternFaults(
  values: Readonly<Record<string, unknown>>,
  { isBounded }: Pick<FileReaders, 'isBounded'>,
): readonly InputIssue[] {
  if (isBounded === undefined) return [];
  return rawRequests(values).flatMap(({ at, written }) =>
    patternsIn(written).flatMap(({ path, raw }) => {
      const pattern = readPattern(raw);
      // Of what is no pattern at all, its reader speaks.
      if (pattern.kind === 'refused' || isBounded(pattern.value)) return [];
      return [{ path: [...at, ...path], problem: SLOW, remedy: REMEDY }];
    }),
  );
}

const SLOW = 'the pattern cannot be matched in a time that grows with the body alone.';
const REMEDY =
  'Write it without look-ahead, look-behind and back-references, and repeat nothing more than 1000 times.';

interface FoundPattern {
  readonly path: Path;
  readonly raw: unknown;
}

function patternsIn({ expect, capture }: RawRequest['written']): readonly FoundPattern[] {
  return [
    ...(isMapping(expect)
      ? [
          ...found(expect, 'body-matches', ['expect']),
          ...matchesIn(expect.headers, ['expect', 'headers']),
        ]
      : []),
    ...matchesIn(capture, ['capture']),
  ];
}

/** `matches` of each member. */
const matchesIn = (members: unknown, at: Path): readonly FoundPattern[] =>
  isMapping(members)
    ? Object.entries(members).flatMap(([name, member]) =>
        isMapping(member) ? found(member, 'matches', [...at, name]) : [],
      )
    : [];

const found = (
  mapping: Readonly<Record<string, unknown>>,
  key: string,
  at: Path,
): readonly FoundPattern[] =>
  Object.hasOwn(mapping, key) ? [{ path: [...at, key], raw: mapping[key] }] : [];
