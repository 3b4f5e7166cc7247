// Reads words: texts, names, commands, paths, choices, switches and where output goes.

import type { ProfilePlan } from '../plan.ts';
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

export const LONGEST_NAME = 200;
/** Linux refuses longer paths (PATH_MAX, limits.h). */
const LONGEST_PATH = 4_096;
/** Linux refuses longer single arguments (MAX_ARG_STRLEN, execve(2)). */
const LONGEST_COMMAND = 131_071;

/** Text that is not empty: YAML turns `name: 1.10` into the number 1.1 before we see it. */
export function readText(raw: unknown, longest: number = LONGEST_NAME): Reading<string> {
  if (typeof raw === 'number' || typeof raw === 'boolean') {
    return refuse(`${shown(raw)} is not text.`, 'Put it in quotes, as it is written.');
  }
  if (typeof raw !== 'string' || raw.trim() === '') {
    return refuse(`${shown(raw)} is not text.`, 'Give it a value, or leave it out.');
  }
  if (raw.length > longest) return refuse(`it has ${raw.length} characters, more than ${longest}.`);
  return accept(raw);
}

/** One line that is shown to people: no line breaks, no control characters. */
export function readLabel(raw: unknown): Reading<string> {
  const reading = readText(raw);
  if (reading.kind === 'refused' || !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(reading.value))
    return reading;
  return refuse(`${shown(raw)} holds control characters.`, 'Use letters, digits and punctuation.');
}

export function readCommand(raw: unknown): Reading<string> {
  return withoutNul(readText(raw, LONGEST_COMMAND));
}

/** How a loss is profiled. A command that writes nothing where it is looked for is a mistake. */
export function readProfile(raw: unknown): Reading<ProfilePlan> {
  if (raw === 'auto' || raw === 'none') return accept({ kind: raw });
  const reading = readCommand(raw);
  if (reading.kind === 'refused') {
    return refuse(reading.refusals[0].problem, 'Write `auto`, `none` or a command.');
  }
  if (reading.value.includes('{out}')) return accept({ kind: 'command', command: reading.value });
  return refuse(
    `${shown(raw)} has no \`{out}\`.`,
    'Write `auto`, `none`, or a command that writes its profile to `{out}`.',
  );
}

export function readPath(raw: unknown): Reading<string> {
  return withoutNul(readText(raw, LONGEST_PATH));
}

/** A NUL ends a C string: the system would see a different path or command than we show. */
function withoutNul(reading: Reading<string>): Reading<string> {
  if (reading.kind === 'refused' || !reading.value.includes('\0')) return reading;
  return refuse('it holds a NUL character.');
}

export function readChoice<const Choice extends string>(
  raw: unknown,
  choices: readonly Choice[],
): Reading<Choice> {
  const choice = choices.find((one) => one === raw);
  if (choice !== undefined) return accept(choice);
  return refuse(`${shown(raw)} is not a choice.`, `Write ${alternatives(choices)}.`);
}

/** `a`, `b` or `c` */
export function alternatives(choices: readonly string[]): string {
  const written = choices.map((one) => `\`${one}\``);
  const last = written.pop() ?? '';
  return written.length === 0 ? last : `${written.join(', ')} or ${last}`;
}

export function readBoolean(raw: unknown): Reading<boolean> {
  if (raw === true || raw === 'true') return accept(true);
  if (raw === false || raw === 'false') return accept(false);
  return refuse(`${shown(raw)} is neither true nor false.`, 'Write `true` or `false`.');
}

/** A path that may be relative, or standard output; `buildPlan` makes it a `Destination`. */
export type RawDestination =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdout' };

/** A file; `-`, or a flag without a value, is standard output. */
export function readDestination(raw: unknown): Reading<RawDestination> {
  if (raw === true || raw === '-') return accept({ kind: 'stdout' });
  const reading = readPath(raw);
  if (reading.kind === 'accepted') return accept({ kind: 'file', path: reading.value });
  return refuse(reading.refusals[0].problem, 'Name a file, or write `-` for standard output.');
}

/** Portable names of environment variables (POSIX.1-2017, XBD section 8.1), in either case. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A mapping in the file; `NAME=value` lines as a flag. Values may still hold `${env:…}`. */
export function readEnvMap(raw: unknown): Reading<Readonly<Record<string, string>>> {
  const entries =
    typeof raw === 'string' ? raw.split('\n').filter(isFilled).map(splitLine) : entriesOf(raw);
  if (entries === undefined) {
    return refuse(`${shown(raw)} is not a mapping.`, 'Write `NAME: value` lines below it.');
  }
  const refusals = entries.flatMap(([name, value]) => refuseVariable(name, value));
  return acceptUnless(
    refusals,
    Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
  );
}

const isFilled = (line: string): boolean => line.trim() !== '';

function entriesOf(raw: unknown): [string, unknown][] | undefined {
  return isMapping(raw) ? Object.entries(raw) : undefined;
}

function splitLine(line: string): [string, unknown] {
  const at = line.indexOf('=');
  return at < 0 ? [line, undefined] : [line.slice(0, at), line.slice(at + 1)];
}

function refuseVariable(name: string, value: unknown): Refusal[] {
  if (value === undefined) {
    return [refusalAt([], `${shown(name)} sets nothing.`, 'Write `NAME=value`, one on each line.')];
  }
  if (!VARIABLE.test(name)) {
    return [
      refusalAt([name], `${shown(name)} is not a variable name.`, 'Use letters, digits and `_`.'),
    ];
  }
  if (!isScalar(value)) {
    return [refusalAt([name], `${shown(value)} is not text.`, 'Put it in quotes; `""` is empty.')];
  }
  return String(value).includes('\0') ? [refusalAt([name], 'it holds a NUL character.')] : [];
}

/** YAML reads `1` and `true` as number and boolean; `String` gives the text back. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
