// Faults of the input: zod's issues in our words, and all of them in a stable order.

import type { z } from 'zod';
import type { Fault } from '../../errors.ts';
import { type Path, shown } from '../read/reading.ts';
import { exampleFor, suggest } from '../read/suggest.ts';
import { alternatives } from '../read/text.ts';
import { belongsWhere, factsOf } from '../table/described.ts';
import { FLAG_INPUTS, INPUTS } from '../table/inputs.ts';
import { MOST_REQUESTS } from '../table/request.ts';
import { keysOf, misplacedKey, objectAt, type Parsed } from './keys.ts';
import { remedyForRemoved } from './removed.ts';

/** One thing wrong with a value, at a path below the flags, the action's inputs or the file. */
export interface InputIssue {
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string | undefined;
}

/**
 * @param parsed for suggesting what was meant
 * @param otherwise what to do about a name that resembles none
 */
export function describeIssues(
  error: z.ZodError,
  parsed: Parsed,
  otherwise: (name: string) => string | undefined,
): InputIssue[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf(issue.path);
    if (issue.code !== 'unrecognized_keys') return [{ path, ...inOurWords(issue) }];
    return issue.keys.map((key) => {
      const found = describeUnknown(path, key, parsed);
      return { ...found, remedy: found.remedy ?? otherwise(key) };
    });
  });
}

function pathOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

const remedyForMapping = (path: readonly PropertyKey[]): string =>
  path.at(-1) === 'expect' ? 'Write `expect: { status: 200 }`.' : 'Write `key: value` lines.';

const remedyForEmpty = (path: readonly PropertyKey[]): string =>
  path.at(-1) === 'steps' ? 'Write a step.' : 'Leave the key out, or write an entry.';

/** zod checks only the structure; our own kinds read the values, and refuse them. */
function inOurWords(issue: z.core.$ZodIssue): Omit<InputIssue, 'path'> {
  switch (issue.code) {
    case 'custom':
      return { problem: issue.message, remedy: remedyOf(issue.params) };
    case 'invalid_type':
      return issue.expected === 'array'
        ? { problem: 'it is not a list.', remedy: 'Begin each entry with `- `.' }
        : { problem: 'it is not a mapping.', remedy: remedyForMapping(issue.path) };
    case 'too_small':
      return { problem: 'the list is empty.', remedy: remedyForEmpty(issue.path) };
    case 'too_big':
      return { problem: `there are more than ${MOST_REQUESTS} entries.`, remedy: undefined };
    default:
      return { problem: `${issue.message}.`, remedy: undefined };
  }
}

function remedyOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const remedy = params?.remedy;
  return typeof remedy === 'string' ? remedy : undefined;
}

function describeUnknown(parent: Path, key: string, parsed: Parsed): InputIssue {
  const removed = parent.length > 0 ? undefined : remedyForRemoved(key);
  if (removed !== undefined) {
    return { path: [key], problem: 'it is no longer an option.', remedy: removed };
  }
  const path = [...parent, key];
  const problem = `${shown(key)} is not known here.`;
  const object = objectAt(parent, parsed);
  const misplaced = misplacedKey(key, object);
  if (misplaced !== undefined) return { path, problem, ...misplaced };
  const remedy = belongsElsewhere(parent, key) ?? didYouMean(key, keysOf(object));
  return { path, problem, remedy };
}

/** An input that exists, but not here. */
function belongsElsewhere(parent: Path, key: string): string | undefined {
  return parent.length > 0 ? undefined : belongsTo(key);
}

const WHERE_OF = new Map(factsOf(INPUTS).map(({ name, where }) => [name, where]));

/** Where to write an input that is not allowed everywhere. */
export function belongsTo(name: string): string | undefined {
  return belongsWhere(name, WHERE_OF.get(name) ?? 'everywhere');
}

/** @param prefix how the word is written: `--` for flags. */
export function didYouMean(
  word: string,
  known: readonly string[],
  prefix = '',
): string | undefined {
  const example = exampleFor(word, known);
  if (example !== undefined) return prefix === '--' ? asFlags(example) : example;
  const meant = suggest(word, known).map((name) => prefix + name);
  return meant.length === 0 ? undefined : `Did you mean ${alternatives(meant)}?`;
}

export interface PlacedFault {
  readonly fault: Fault;
  /** Line in the file; see the two constants for the rest. */
  readonly line: number;
}

/** What is written beside the file comes before its first line. */
export const BEFORE_FILE = 0;
/** A fault without a line comes last. */
export const NO_LINE = Number.POSITIVE_INFINITY;

/** Flags or the action's inputs first, then the file from top to bottom, then what concerns both. */
export function inOrder(faults: readonly PlacedFault[]): readonly Fault[] {
  return [...faults]
    .sort((one, other) => compareLines(one.line, other.line))
    .map(({ fault }) => fault);
}

/** Not a difference: infinity minus infinity is not a number. */
function compareLines(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function faultOf(place: string, problem: string, remedy: string | undefined): Fault {
  return remedy === undefined ? { place, problem } : { place, problem, remedy };
}

const FLAG_KINDS = new Map(factsOf(FLAG_INPUTS).map(({ name, kind }) => [name, kind]));

/** Inputs in a text about the file, as flags: `start: node server.js` → `--start 'node server.js'`. */
export const asFlags = (text: string): string =>
  text.replace(/`([a-z][a-z0-9-]*)(?:: ([^`]+))?`/g, (code, name: string, value?: string) => {
    const kind = FLAG_KINDS.get(name);
    if (kind === undefined) return code;
    const isSwitch = kind === 'boolean' && value === 'true';
    return value === undefined || isSwitch ? `\`--${name}\`` : `\`--${name} ${quoted(value)}\``;
  });

/** For a shell. */
function quoted(value: string): string {
  const bare = value.replace(/^"(.*)"$/, '$1');
  return /^[\w./:%@-]+$/.test(bare) ? bare : `'${bare}'`;
}
