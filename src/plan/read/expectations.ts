// Reads what is expected of the fields of an answer, and of its body as JSON.

import type { HeaderCheck, JsonCheck } from '../plan.ts';
import { isToken, readPattern } from './http.ts';
import {
  accept,
  acceptUnless,
  isMapping,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { isScalar } from './text.ts';

const MOST_CHECKS = 100;

export function readHeaderChecks(raw: unknown): Reading<readonly HeaderCheck[]> {
  const names = new Set<string>();
  return readEach(raw, 'Write `content-type: text/html` lines below it.', (written, value) => {
    const name = written.toLowerCase();
    if (names.has(name)) return refuse(`the header ${shown(written)} is there twice.`);
    names.add(name);
    return readHeaderCheck(written, value);
  });
}

function readHeaderCheck(written: string, raw: unknown): Reading<HeaderCheck> {
  if (!isToken(written)) return refuse(`${shown(written)} is not a header name.`);
  const name = written.toLowerCase();
  if (isScalar(raw)) return accept({ name, value: { kind: 'is', text: String(raw).trim() } });
  if (!isMapping(raw) || Object.keys(raw).join() !== 'matches') {
    const problem = `${shown(raw)} is neither text nor a pattern.`;
    return refuse(problem, 'Write the value, or `{ matches: "^text/" }`.');
  }
  const pattern = readPattern(raw.matches);
  return pattern.kind === 'accepted'
    ? accept({ name, value: { kind: 'matches', pattern: pattern.value } })
    : {
        ...pattern,
        refusals: [refusalAt(['matches'], pattern.refusals[0].problem, pattern.refusals[0].remedy)],
      };
}

/** RFC 6901 section 3: `~` is followed by 0 or 1. */
const POINTER = /^(?:\/(?:[^~]|~[01])*)?$/;

export const isPointer = (text: string): boolean => POINTER.test(text);

export function readJsonChecks(raw: unknown): Reading<readonly JsonCheck[]> {
  return readEach(raw, 'Write `/items/0/id: 7` lines below it.', readJsonCheck);
}

function readJsonCheck(pointer: string, raw: unknown): Reading<JsonCheck> {
  if (!isPointer(pointer)) {
    const problem = `${shown(pointer)} is no JSON pointer.`;
    return refuse(problem, 'Write `/items/0/id`; `~1` is a slash in a name, and `~0` is `~`.');
  }
  if (holdsInexact(raw)) {
    const problem = 'it holds a number that has more digits than can be compared.';
    return refuse(problem, 'Check that it is there: `{ exists: true }`.');
  }
  if (!isMapping(raw) || Object.keys(raw).join() !== 'exists')
    return accept({ pointer, expected: { kind: 'is', value: raw } });
  const { exists } = raw;
  if (typeof exists === 'boolean') return accept({ pointer, expected: { kind: 'exists', exists } });
  return refuse(`${shown(exists)} is neither true nor false.`, 'Write `{ exists: true }`.');
}

/** As what is read, another number may have become the same one. */
function holdsInexact(value: unknown): boolean {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value);
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInexact);
}

/** Each entry of a mapping, and all of their faults at once. @param remedy for what is none, or is empty */
export function readEach<T>(
  raw: unknown,
  remedy: string,
  read: (name: string, value: unknown) => Reading<T>,
): Reading<readonly T[]> {
  if (!isMapping(raw)) return refuse(`${shown(raw)} is not a mapping.`, remedy);
  const entries = Object.entries(raw);
  if (entries.length === 0) return refuse('it is empty.', remedy);
  if (entries.length > MOST_CHECKS) return refuse(`there are more than ${MOST_CHECKS} entries.`);
  const refusals: Refusal[] = [];
  const values = entries.flatMap(([name, value]): readonly T[] => {
    const reading = read(name, value);
    if (reading.kind === 'accepted') return [reading.value];
    refusals.push(...reading.refusals.map((one) => ({ ...one, path: [name, ...one.path] })));
    return [];
  });
  return acceptUnless(refusals, values);
}
