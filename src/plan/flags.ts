// Reads the command line: a command, its operands and its flags, with every fault.
// Not `parseArgs` of node:util: it knows no flag whose value may be left out, and `--json` is one.

import type { Fault } from '../errors.ts';
import { shown } from './read/reading.ts';
import { asFlags, belongsTo, didYouMean, faultOf } from './rules/faults.ts';
import { remedyForRemoved } from './rules/removed.ts';
import { suggest } from './rules/suggest.ts';
import { factsOf } from './table/described.ts';
import { FLAG_INPUTS, INPUTS } from './table/inputs.ts';

export const COMMANDS = [
  'run',
  'compare',
  'noise',
  'validate',
  'report',
  'history',
  'demo',
] as const;
export type Command = (typeof COMMANDS)[number];

const ALL_FLAGS: readonly string[] = Object.keys(FLAG_INPUTS.shape);
const OUTPUT_FLAGS = ['json', 'markdown', 'html', 'details'];

const OTHER_VERSION = ['compare', 'base', 'base-dir', 'base-start', 'baseline-env'];
const COUNTED_BY_NOISE = { append: 'It counts runs of `perf-gate noise`: use that.' };

/** Flags that a command refuses, because they belong to another or its name says it already. */
const REFUSED_BY: Readonly<Partial<Record<Command, Readonly<Record<string, string>>>>> = {
  run: {
    ...refuse(OTHER_VERSION, 'It measures one version: use `perf-gate compare`.'),
    ...COUNTED_BY_NOISE,
  },
  compare: {
    ...COUNTED_BY_NOISE,
    compare: 'It always runs both versions: leave it out, or use `perf-gate run`.',
    'missing-baseline': 'It always has a version to compare with: leave it out.',
    baseline: 'It does not use stored numbers: use `perf-gate run`.',
  },
  noise: {
    ...refuse(OTHER_VERSION, 'It runs this version on both sides: use `perf-gate compare`.'),
    ...refuse(
      ['baseline', 'save', 'missing-baseline'],
      'It neither uses nor makes stored numbers: use `perf-gate run`.',
    ),
    ...refuse(
      ['on-inconclusive', 'on-invalid', 'markdown', 'html', 'details'],
      'It judges nothing: use `perf-gate compare`.',
    ),
  },
};

function refuse(names: readonly string[], remedy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, remedy]));
}

const allBut = (refused: Readonly<Record<string, string>> = {}): readonly string[] =>
  ALL_FLAGS.filter((name) => !Object.hasOwn(refused, name));

/** Short enough to watch: on a busy machine the whole demonstration still ends within half a minute. */
export const DEMO_BUDGET = '27s';

/** What each command accepts beside `--help`. */
export const FLAGS_OF: Readonly<Record<Command, readonly string[]>> = {
  run: allBut(REFUSED_BY.run),
  compare: allBut(REFUSED_BY.compare),
  noise: allBut(REFUSED_BY.noise),
  validate: ALL_FLAGS,
  report: ['baseline', ...OUTPUT_FLAGS],
  history: ['config', 'name', 'json'],
  demo: ['budget', 'seed', ...OUTPUT_FLAGS, 'quiet'],
};

/** Words after the command: the files to show. */
const OPERANDS_OF: Readonly<Record<Command, readonly string[]>> = {
  run: [],
  compare: [],
  noise: [],
  validate: [],
  report: ['RECORD'],
  history: ['FILE'],
  demo: [],
};

export interface CommandLine {
  /** `undefined`: none was given, or one that does not exist (then it is a fault). */
  readonly command: Command | undefined;
  readonly positionals: readonly string[];
  readonly flags: Readonly<Record<string, string | true>>;
  readonly help: boolean;
  readonly version: boolean;
  readonly faults: readonly Fault[];
}

/** `argv` without the program: `process.argv.slice(2)`. */
export function readFlags(argv: readonly string[]): CommandLine {
  const { words, given } = splitWords(argv);
  const [first, ...positionals] = words;
  const command = COMMANDS.find((name) => name === first);
  const help = given.some(({ name }) => name === 'help');
  const version = given.some(({ name }) => name === 'version');
  const inputs = given.filter(({ name }) => name !== 'help' && name !== 'version');
  const faults = [
    ...(first === undefined || command !== undefined ? [] : [unknownCommand(first)]),
    ...(command === undefined || help ? [] : operandFaults(command, positionals)),
    ...inputs.flatMap((flag) => flagFaults(flag, command ?? 'run')),
    ...repeatFaults(inputs),
  ];
  return { command, positionals, flags: flagValues(inputs), help, version, faults };
}

interface GivenFlag {
  readonly name: string;
  /** `undefined`: written without one. */
  readonly value: string | undefined;
}

const KIND_OF = new Map(factsOf(FLAG_INPUTS).map(({ name, kind }) => [name, kind]));

/** Kinds that mean something without a value. */
const mayStandAlone = (name: string): boolean =>
  KIND_OF.get(name) === 'boolean' || KIND_OF.get(name) === 'destination';

function splitWords(argv: readonly string[]) {
  const words: string[] = [];
  const given: GivenFlag[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    // POSIX.1-2017, XBD section 12.2, guideline 10: after `--` everything is an operand.
    if (word === '--') return { words: [...words, ...argv.slice(index + 1)], given };
    const flag = splitFlag(word);
    if (flag === undefined) words.push(word);
    else if (flag.value === undefined && takesNext(flag.name, argv[index + 1])) {
      index++;
      given.push({ name: flag.name, value: argv[index] });
    } else given.push(flag);
  }
  return { words, given };
}

const SHORT_FLAGS: ReadonlyMap<string, string> = new Map([
  ['-h', 'help'],
  ['-V', 'version'],
]);

/** `--name=value`, `--name`, or one of two letters; `-` alone is an operand. */
function splitFlag(word: string): GivenFlag | undefined {
  const long = /^--([^=]+)(?:=(.*))?$/s.exec(word);
  if (long !== null) return { name: long[1] ?? '', value: long[2] };
  const name = SHORT_FLAGS.get(word) ?? (/^-./.test(word) ? word : undefined);
  return name === undefined ? undefined : { name, value: undefined };
}

/** Also of inputs that are not flags, so that the value after one is not a second fault. */
const KIND_OF_ANY = new Map(factsOf(INPUTS).map(({ name, kind }) => [name, kind]));

/** A switch never takes the next word; a misspelt flag does if the flag that was meant does. */
function takesNext(name: string, next: string | undefined): next is string {
  const kind = KIND_OF_ANY.get(name) ?? KIND_OF.get(suggest(name, ALL_FLAGS)[0] ?? '');
  const takesValue = kind === undefined ? remedyForRemoved(name) !== undefined : kind !== 'boolean';
  if (next === undefined || !takesValue) return false;
  return !next.startsWith('--');
}

function flagFaults({ name, value }: GivenFlag, command: Command): Fault[] {
  const place = name.startsWith('-') ? name : `--${name}`;
  if (ALL_FLAGS.includes(name) && !FLAGS_OF[command].includes(name)) {
    const remedy = REFUSED_BY[command]?.[name] ?? `See \`${command} --help\`.`;
    return [faultOf(place, `\`${command}\` does not take it.`, remedy)];
  }
  const removed = remedyForRemoved(name);
  if (removed !== undefined)
    return [faultOf(place, 'it is no longer an option.', asFlags(removed))];
  if (!KIND_OF.has(name)) {
    const remedy = belongsTo(name) ?? didYouMean(name, FLAGS_OF[command], '--');
    return [faultOf(place, 'there is no such flag.', remedy)];
  }
  if (value !== undefined || mayStandAlone(name)) return [];
  return [faultOf(place, 'its value is missing.', `Write \`--${name} VALUE\`.`)];
}

/** Only environment variables may be repeated; for other flags, one value would silently win. */
function repeatFaults(given: readonly GivenFlag[]): Fault[] {
  const names = given.map(({ name }) => name).filter((name) => KIND_OF.get(name) !== 'env-map');
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) =>
    faultOf(`--${name}`, 'it is given more than once.', 'Keep one.'),
  );
}

/** Leaves out flags with faults, which are reported already. */
function flagValues(given: readonly GivenFlag[]): Record<string, string | true> {
  const values = new Map<string, string | true>();
  for (const { name, value } of given) {
    const before = values.get(name);
    if (!KIND_OF.has(name) || (value === undefined && !mayStandAlone(name))) continue;
    const isMore = KIND_OF.get(name) === 'env-map' && before !== undefined;
    values.set(name, isMore ? `${before}\n${value}` : (value ?? true));
  }
  return Object.fromEntries(values);
}

function unknownCommand(word: string): Fault {
  const remedy = didYouMean(word, COMMANDS) ?? `Commands are ${COMMANDS.join(', ')}.`;
  return faultOf(shown(word), 'there is no such command.', remedy);
}

function operandFaults(command: Command, positionals: readonly string[]): Fault[] {
  const expected = OPERANDS_OF[command];
  const missing = expected.slice(positionals.length);
  const excess = positionals.slice(expected.length);
  return [
    ...missing.map((name) => faultOf(command, `${name} is missing.`, usageRemedy(command))),
    ...excess.map((word) =>
      faultOf(command, `${shown(word)} is one word too many.`, usageRemedy(command)),
    ),
  ];
}

const usageRemedy = (command: Command): string =>
  `Write \`${['perf-gate', command, ...OPERANDS_OF[command]].join(' ')}\`.`;
