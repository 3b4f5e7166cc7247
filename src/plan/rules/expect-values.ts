// Finds placeholders in what an answer must hold, where nothing takes their place.

import { rawRequests } from '../read/raw-requests.ts';
import { isMapping, type Path, shown } from '../read/reading.ts';
import { findPlaceholders } from '../values/find-placeholders.ts';
import type { InputIssue } from './faults.ts';

/** On raw values, so that they are reported together with all other faults. */
export const findExpectedValues = (
  values: Readonly<Record<string, unknown>>,
): readonly InputIssue[] =>
  rawRequests(values).flatMap(({ at, written }) =>
    isMapping(written.expect) ? refuseIn(written.expect, [...at, 'expect']) : [],
  );

/** Patterns have braces of their own. */
const PATTERNS: ReadonlySet<unknown> = new Set(['body-matches', 'matches']);

function refuseIn(value: unknown, at: Path): readonly InputIssue[] {
  if (typeof value === 'string') return PATTERNS.has(at.at(-1)) ? [] : refuseText(value, at);
  if (Array.isArray(value)) return value.flatMap((item, index) => refuseIn(item, [...at, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => refuseIn(item, [...at, key]));
}

function refuseText(text: string, at: Path): readonly InputIssue[] {
  // Text that only looks like one is most likely the answer's own.
  const found = findPlaceholders(text).find(
    (piece) => piece.kind === 'placeholder' && piece.written.kind !== 'mistaken',
  );
  if (found?.kind !== 'placeholder') return [];
  const problem = `${shown(found.source)} is not filled in here: an answer is compared with what stands in the file.`;
  const remedy = `Expect what is always the same, or only that it is there: \`{ exists: true }\`. \`{${found.source}}\` is the text itself.`;
  return [{ path: at, problem, remedy }];
}
