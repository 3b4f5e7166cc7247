// The door: raw flags and a raw file become one Plan, or every fault of both at once.

import { type Fault, GateError, InputError } from '../errors.ts';
import { buildPlan, type Surroundings } from './build-plan.ts';
import {
  type ConfigFile,
  type ConfigText,
  NO_CONFIG_FILE,
  pathName,
  readConfigFile,
} from './config-file.ts';
import { findConflicts, findNameFaults } from './conflicts.ts';
import { FILE_INPUTS, FLAG_INPUTS, INPUTS, type Inputs } from './inputs.ts';
import { describeIssues, type InputIssue } from './issue-faults.ts';
import { FLAG_LINE, faultOf, inOrder, NO_LINE, type PlacedFault } from './placed-fault.ts';
import type { Plan } from './plan.ts';
import { findSecretFaults } from './secret-faults.ts';

export interface RawInputs extends Surroundings {
  /** Flags or action inputs by name; `true` for a flag without a value. */
  readonly flags: Readonly<Record<string, string | true>>;
  readonly config?: ConfigText;
  /** As `process.platform`. */
  readonly platform: string;
  /** Found already while the flags were read: they join the others. */
  readonly flagFaults?: readonly Fault[];
}

/**
 * Order of precedence: flag, then file, then default.
 * @throws InputError with all faults, in a stable order.
 * @throws GateError `platform-unsupported`.
 */
export function parsePlan(raw: RawInputs): Plan {
  refuseWindows(raw.platform);
  const file = raw.config === undefined ? NO_CONFIG_FILE : readConfigFile(raw.config);
  const inFlags = flagIssues(raw);
  const inFile = fileIssues(file, raw);
  const faulty = new Set([...inFlags, ...inFile].map(({ path }) => String(path[0])));
  for (const { place } of raw.flagFaults ?? []) faulty.add(place.replace(/^--/, ''));
  const inputs = readSound({ ...file.values, ...raw.flags }, faulty);
  const faults = [
    ...(raw.flagFaults ?? []).map((fault) => ({ fault, line: FLAG_LINE })),
    ...inFlags.map(placeInFlags),
    ...file.faults,
    ...inFile.map((issue) => placeInFile(file, issue)),
    ...conflicts(inputs, faulty, file, raw),
  ];
  if (faults.length > 0) throw new InputError(inOrder(faults));
  return buildPlan(inputs, raw);
}

function refuseWindows(platform: string): void {
  if (platform !== 'win32') return;
  throw new GateError({
    code: 'platform-unsupported',
    kind: 'gate',
    message: 'perf-gate does not run on Windows: it needs `sh`, process groups and signals.',
    remedy: 'Run it on Linux (`runs-on: ubuntu-latest`), on macOS, or in WSL.',
  });
}

function flagIssues({ flags, environment }: RawInputs): InputIssue[] {
  const { error } = FLAG_INPUTS.safeParse(flags);
  const issues = error === undefined ? [] : describeIssues(error, FLAG_INPUTS);
  return [...issues, ...findSecretFaults(flags, environment)];
}

function fileIssues({ values }: ConfigFile, { environment }: RawInputs): InputIssue[] {
  const { error } = FILE_INPUTS.safeParse(values);
  const issues = error === undefined ? [] : describeIssues(error, FILE_INPUTS);
  return [...issues, ...findNameFaults(values.requests), ...findSecretFaults(values, environment)];
}

/** Whatever has a fault is left out, so that the rest can still be held against the rules. */
function readSound(values: Readonly<Record<string, unknown>>, faulty: ReadonlySet<string>): Inputs {
  return INPUTS.parse(
    Object.fromEntries(Object.entries(values).filter(([name]) => !faulty.has(name))),
  );
}

function conflicts(
  inputs: Inputs,
  faulty: ReadonlySet<string>,
  file: ConfigFile,
  { flags }: RawInputs,
): PlacedFault[] {
  if (!file.isReadable) return [];
  const wrote = (name: string) => Object.hasOwn(flags, name) || Object.hasOwn(file.values, name);
  return findConflicts({ inputs, wrote }, faulty).map((issue) => {
    const name = String(issue.path[0]);
    if (Object.hasOwn(flags, name)) return placeInFlags(issue);
    if (Object.hasOwn(file.values, name)) return placeInFile(file, issue);
    return { fault: faultOf(name, issue.problem, issue.remedy), line: NO_LINE };
  });
}

function placeInFlags({ path, problem, remedy }: InputIssue): PlacedFault {
  return { fault: faultOf(`--${pathName(path)}`, problem, remedy), line: FLAG_LINE };
}

function placeInFile(file: ConfigFile, { path, problem, remedy }: InputIssue): PlacedFault {
  const { place, line } = file.place(path);
  return { fault: faultOf(place, problem, remedy), line };
}
