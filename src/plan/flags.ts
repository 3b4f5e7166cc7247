// Reads the command line: a command, its operands and its flags, with every fault.
// Not `parseArgs` of node:util: it knows no flag whose value may be left out, and `--json` is one.

import type { Fault } from '../errors.ts';
import {
  ALL_FLAGS,
  COMMANDS,
  type Command,
  FLAGS_OF,
  OPERANDS_OF,
  REFUSED_BY,
} from './commands.ts';
import { shown } from './read/reading.ts';
import { suggest } from './read/suggest.ts';
import { asFlags, belongsTo, didYouMean, faultOf } from './rules/faults.ts';
import { remedyForRemoved } from './rules/removed.ts';
import { factsOf } from './table/described.ts';
import { FLAG_INPUTS, INPUTS } from './table/inputs.ts';

export interface CommandLine {
  /** `undefined`: none was given, or one that does not exist (then it is a fault). */
  readonly command: Command | undefined;
  readonly positionals: readonly string[];
  /** A command line of another program, given after `--`: `curl` and its words. Mostly empty. */
  readonly foreign: readonly string[];
  readonly flags: Readonly<Record<string, string | true>>;
  readonly help: boolean;
  readonly version: boolean;
  readonly faults: readonly Fault[];
}

/** `argv` without the program: `process.argv.slice(2)`. */
export function readFlags(argv: readonly string[]): CommandLine {
  const { words, given, behind } = splitWords(argv);
  const [question, [first, ...operands]] = takeQuestion([...words, ...behind]);
  const asks = (name: string): boolean =>
    question === name || given.some((flag) => flag.name === name);
  const [help, version] = [asks('help'), asks('version')];
  const command = COMMANDS.find(isWord(first));
  const inputs = given.filter(({ name }) => !QUESTIONS.includes(name));
  const foreign = command === 'import-requests' && behind[0] === 'curl' ? behind : [];
  const positionals = operands.slice(0, operands.length - foreign.length);
  const read = { command, positionals, foreign, flags: flagValues(inputs), help, version };
  if (command !== undefined) {
    if (command === 'import-requests' && positionals[0] === 'curl' && !help && argv.length > 2)
      return { ...read, faults: [CURL_BEFORE_DASHES] };
    const ofWords = help ? [] : operandFaults({ command, positionals, foreign }, inputs);
    return { ...read, faults: [...ofWords, ...flagFaults(inputs, command)] };
  }
  // What an unknown command takes is not known, so nothing after it is judged.
  if (first !== undefined) return { ...read, faults: [unknownCommand(first)] };
  const isAsked = help || version || inputs.length === 0;
  return { ...read, faults: isAsked ? [] : [NO_COMMAND] };
}

const isWord = (word: string | undefined) => (other: string) => other === word;

const NO_COMMAND = faultOf(
  'perf-gate',
  'no command is given.',
  'Write it first: `perf-gate run`, `perf-gate compare`.',
);

/** Its flags would be taken for ours. */
const CURL_BEFORE_DASHES = faultOf(
  'import-requests',
  'a command line of `curl` has no `--` before it.',
  'Write `perf-gate import-requests -- curl …`; a file of this name is `./curl`.',
);

/** `perf-gate help run` asks what `perf-gate run --help` asks. */
const QUESTIONS: readonly string[] = ['help', 'version'];

function takeQuestion(words: readonly string[]): [string | undefined, readonly string[]] {
  const question = QUESTIONS.find(isWord(words[0]));
  return [question, question === undefined ? words : words.slice(1)];
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
    if (word === '--') return { words, given, behind: argv.slice(index + 1) };
    const flag = splitFlag(word);
    if (flag === undefined) words.push(word);
    else if (flag.value === undefined && takesNext(flag.name, argv[index + 1])) {
      index++;
      given.push({ name: flag.name, value: argv[index] });
    } else given.push(flag);
  }
  return { words, given, behind: [] };
}

const SHORT_FLAGS: ReadonlyMap<string, string> = new Map([
  ['-h', 'help'],
  ['-v', 'version'],
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

/**
 * A switch never takes the next word; a misspelt flag does if the flag that was meant does, and so does
 * one that resembles none: a word is more likely its value than one too many.
 */
function takesNext(name: string, next: string | undefined): next is string {
  if (next === undefined || next.startsWith('--') || QUESTIONS.includes(name)) return false;
  const kind = KIND_OF_ANY.get(name) ?? KIND_OF.get(suggest(name, ALL_FLAGS)[0] ?? '');
  if (kind !== undefined) return kind !== 'boolean';
  return remedyForRemoved(name) !== undefined || !COMMANDS.some(isWord(next));
}

function flagFaults(given: readonly GivenFlag[], command: Command): Fault[] {
  return [...given.flatMap((flag) => faultsOfOne(flag, command)), ...repeatFaults(given)];
}

function faultsOfOne({ name, value }: GivenFlag, command: Command): Fault[] {
  const place = name.startsWith('-') ? name : `--${name}`;
  if (ALL_FLAGS.includes(name) && !FLAGS_OF[command].includes(name)) {
    const remedy = REFUSED_BY[command]?.[name] ?? `See \`perf-gate ${command} --help\`.`;
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

interface Operands extends Pick<CommandLine, 'positionals' | 'foreign'> {
  readonly command: Command;
}

function operandFaults(
  { command, positionals, foreign }: Operands,
  given: readonly GivenFlag[],
): Fault[] {
  // Whether a word after an unknown flag is its value cannot be known.
  if (given.some(({ name }) => !KIND_OF.has(name))) return [];
  const expected = foreign.length > 0 ? [] : OPERANDS_OF[command];
  const missing = expected.slice(positionals.length);
  const takesMore = expected.at(-1)?.endsWith('…') === true;
  const excess = takesMore ? [] : positionals.slice(expected.length);
  return [
    ...missing.map((name) =>
      faultOf(command, `${name.replace('…', '')} is missing.`, usageRemedy(command)),
    ),
    ...(lacksBase(command, excess, given) ?? excess.map((word) => oneTooMany(command, word))),
  ];
}

/** `perf-gate compare main` means what it compares with. */
function lacksBase(
  command: Command,
  [word, ...others]: readonly string[],
  given: readonly GivenFlag[],
): readonly Fault[] | undefined {
  const isOne = command === 'compare' && others.length === 0;
  if (!isOne || !word || given.some(({ name }) => name.startsWith('base'))) return undefined;
  const written = shown(word).slice(1, -1);
  return [
    faultOf('--base', `it is missing before ${shown(word)}.`, `Write \`--base ${written}\`.`),
  ];
}

const oneTooMany = (command: Command, word: string): Fault =>
  faultOf(command, `${shown(word)} is one word too many.`, usageRemedy(command));

function usageRemedy(command: Command): string {
  const usage = ['perf-gate', command, ...OPERANDS_OF[command]].join(' ');
  return OPERANDS_OF[command].length > 0
    ? `Write \`${usage}\`.`
    : `A value follows its flag, in quotes if it has spaces: see \`${usage} --help\`.`;
}
