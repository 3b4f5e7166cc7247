// What is written in the file and beside it becomes one set of inputs, or every fault at once.

import type { z } from 'zod';
import { type Fault, InputError } from '../../errors.ts';
import {
  type ConfigFile,
  type ConfigText,
  NO_CONFIG_FILE,
  pathName,
  readConfigFile,
} from '../config-file.ts';
import { suggest } from '../read/suggest.ts';
import type { Environment } from '../secrets.ts';
import { FILE_INPUTS, FLAG_INPUTS, INPUTS, type Inputs } from '../table/inputs.ts';
import type { FileReaders } from '../tables.ts';
import { findConflicts, type Rule } from './conflicts.ts';
import { findExpectedValues } from './expect-values.ts';
import {
  asFlags,
  BEFORE_FILE,
  describeIssues,
  faultOf,
  type InputIssue,
  inOrder,
  NO_LINE,
  type PlacedFault,
} from './faults.ts';
import { findFlowFaults } from './flows.ts';
import { findNameFaults } from './names.ts';
import { findPatternFaults } from './patterns.ts';
import { findRequestFaults } from './requests.ts';
import { findSecretFaults } from './secrets.ts';
import { findValueFaults } from './values.ts';

/** What is written beside the file: flags of a command line, or inputs of an action. */
export interface Front {
  /** `true` for a flag without a value. */
  readonly values: Readonly<Record<string, string | true>>;
  /** What may be written here. */
  readonly schema: z.ZodObject;
  /** Stands before a name to say where it was written: `--budget`, `with: budget`. */
  readonly prefix: '--' | 'with: ';
  /** Inputs that are switched off here, whatever the file says. */
  readonly off: ReadonlySet<string>;
  /** What to do about a name that resembles no input. */
  readonly remedyForUnknown: (name: string) => string | undefined;
  /** Found earlier, at places with this prefix; reported with the others. */
  readonly faults: readonly Fault[];
}

/** Flags of a command, none of them switched off. */
export const plainFlags = (values: Front['values'], faults: readonly Fault[] = []): Front => ({
  values,
  schema: FLAG_INPUTS,
  prefix: '--',
  off: new Set(),
  remedyForUnknown: () => undefined,
  faults,
});

interface Circumstances extends FileReaders {
  /** About several inputs at once. */
  readonly rules: readonly Rule[];
  readonly environment: Environment;
}

/** Inputs are read once: zod would compile a function for each schema, which takes longer than reading. */
const ONCE = { jitless: true };

/**
 * What is written beside the file wins over the file, the file over the default.
 * @throws InputError with all faults, in a stable order.
 */
export function readInputs(
  front: Front,
  config: ConfigText | undefined,
  { rules, environment, ...readers }: Circumstances,
): Inputs {
  const file = config === undefined ? NO_CONFIG_FILE : without(front.off, readConfigFile(config));
  const inFront = issuesOf(front.schema, front.values, environment, front.remedyForUnknown);
  const inFile = fileIssues(file, environment, readers);
  const faulty = new Set([...inFront, ...inFile].map(({ path }) => String(path[0])));
  for (const { place } of front.faults) faulty.add(withoutPrefix(front, place));
  // Whoever misspelt `start` did not leave it out.
  for (const name of [...faulty]) for (const meant of meantBy(name)) faulty.add(meant);
  const inputs = readSound({ ...file.values, ...front.values }, faulty);
  const faults = [
    ...front.faults.map((fault) => ({ fault, line: BEFORE_FILE })),
    ...inFront.map((issue) => placeInFront(front, issue)),
    ...file.faults,
    ...inFile.map((issue) => placeInFile(file, issue)),
    ...conflicts(rules, inputs, faulty, { front, file }),
  ];
  if (faults.length > 0) throw new InputError(inOrder(faults));
  return inputs;
}

const meantBy = (name: string): readonly string[] =>
  Object.hasOwn(INPUTS.shape, name) ? [] : suggest(name, Object.keys(INPUTS.shape));

function without(off: ReadonlySet<string>, file: ConfigFile): ConfigFile {
  const kept = Object.entries(file.values).filter(([name]) => !off.has(name));
  return { ...file, values: Object.fromEntries(kept) };
}

function withoutPrefix({ prefix }: Front, place: string): string {
  return place.startsWith(prefix) ? place.slice(prefix.length) : place;
}

function issuesOf(
  schema: z.ZodObject,
  values: unknown,
  environment: Environment,
  remedyForUnknown: Front['remedyForUnknown'] = () => undefined,
): InputIssue[] {
  const { error } = schema.safeParse(values, ONCE);
  const issues =
    error === undefined ? [] : describeIssues(error, { known: schema, values }, remedyForUnknown);
  return [...issues, ...findSecretFaults(values, environment)];
}

function fileIssues(
  { values }: ConfigFile,
  environment: Environment,
  readers: FileReaders,
): InputIssue[] {
  return [
    ...issuesOf(FILE_INPUTS, values, environment),
    ...findNameFaults(values.requests),
    ...findFlowFaults(values.requests),
    ...findRequestFaults(values),
    ...findPatternFaults(values, readers),
    ...findExpectedValues(values),
    ...findValueFaults(values, environment, readers),
  ];
}

/** Leaves out what has a fault, so that the rules can still check the rest. */
function readSound(values: Readonly<Record<string, unknown>>, faulty: ReadonlySet<string>): Inputs {
  return INPUTS.parse(
    Object.fromEntries(Object.entries(values).filter(([name]) => !faulty.has(name))),
    ONCE,
  );
}

interface Sources {
  readonly front: Front;
  readonly file: ConfigFile;
}

function conflicts(
  rules: readonly Rule[],
  inputs: Inputs,
  faulty: ReadonlySet<string>,
  { front, file }: Sources,
): PlacedFault[] {
  if (!file.isReadable) return [];
  const isInFront = (name: string) => Object.hasOwn(front.values, name);
  const isInFile = (name: string) => Object.hasOwn(file.values, name);
  const wrote = (name: string) => isInFront(name) || isInFile(name);
  return findConflicts(rules, { inputs, wrote }, faulty).map((issue) => {
    const name = String(issue.path[0]);
    if (isInFront(name)) return placeRule(front, issue);
    if (isInFile(name)) return placeInFile(file, issue);
    // A missing input that no file may hold, or without a file, is reported where it belongs.
    const belongsInFile = Object.hasOwn(FILE_INPUTS.shape, name) && file !== NO_CONFIG_FILE;
    if (!belongsInFile && Object.hasOwn(front.schema.shape, name)) return placeRule(front, issue);
    return { fault: faultOf(name, issue.problem, issue.remedy), line: NO_LINE };
  });
}

/** The problem of a rule names inputs, and quotes no value. */
function placeRule(front: Front, issue: InputIssue): PlacedFault {
  const problem = front.prefix === '--' ? asFlags(issue.problem) : issue.problem;
  return placeInFront(front, { ...issue, problem });
}

function placeInFront({ prefix }: Front, { path, problem, remedy }: InputIssue): PlacedFault {
  const written = prefix === '--' && remedy !== undefined ? asFlags(remedy) : remedy;
  return { fault: faultOf(prefix + pathName(path), problem, written), line: BEFORE_FILE };
}

function placeInFile(file: ConfigFile, { path, problem, remedy }: InputIssue): PlacedFault {
  const { place, line } = file.place(path);
  return { fault: faultOf(place, problem, remedy), line };
}
