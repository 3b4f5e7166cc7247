// Entry for the command: raw flags and a raw file become one Plan, or all faults of both at once.

import type { Fault } from '../errors.ts';
import { buildPlan, type Surroundings } from './build/build-plan.ts';
import { INSTALLED, writtenInputs } from './build/write-inputs.ts';
import type { Command } from './commands.ts';
import type { ConfigText } from './config-file.ts';
import type { Plan } from './plan.ts';
import { commandMode, compareRules } from './rules/compare.ts';
import {
  OF_START,
  ONE_REPORT_ON_STDOUT,
  ONE_REPORT_PER_FILE,
  PLAN_RULES,
  type Rule,
} from './rules/conflicts.ts';
import { type Front, readInputs } from './rules/read-inputs.ts';
import { refuseWindows } from './rules/refuse-windows.ts';
import { TRANSPORT_RULES } from './rules/transport.ts';
import { FLAG_INPUTS, type Inputs } from './table/inputs.ts';
import { readersIn } from './tables.ts';

export interface RawInputs extends Surroundings {
  /** Absent: `run`. */
  readonly command?: Command;
  /** Flags by name; `true` for one without a value. */
  readonly flags: Readonly<Record<string, string | true>>;
  readonly config?: ConfigText;
  /** As `process.platform`. */
  readonly platform: string;
  /** Found while the flags were read; reported with the others. */
  readonly flagFaults?: readonly Fault[];
}

/**
 * Order of precedence: flag, then file, then default.
 * @throws InputError with all faults, in a stable order.
 * @throws GateError `platform-unsupported`.
 */
export function parsePlan(raw: RawInputs): Plan {
  refuseWindows(raw.platform);
  const { command = 'run', environment } = raw;
  const inputs = readInputs(flagFront(raw), raw.config, {
    rules: rulesOf(command),
    environment,
    ...readersIn(raw),
  });
  const written = writtenInputs(INSTALLED, raw.flags, raw.cwd);
  const used = usedBy(command, inputs, raw.flags);
  return { ...buildPlan(used, commandMode(command, inputs), raw), written };
}

/** What the file names for other commands is left out. */
function usedBy(command: Command, inputs: Inputs, flags: RawInputs['flags']): Inputs {
  if (command === 'compare') return { ...inputs, baseline: undefined };
  // A record has its own past: another file is compared with only where this command names it.
  if (command === 'report' && flags.baseline === undefined)
    return { ...inputs, baseline: undefined };
  if (command !== 'noise' && command !== 'history') return inputs;
  // Its JSON is not that of a report, and must not take its place.
  const json = flags.json === undefined ? undefined : inputs.json;
  const none = { baseline: undefined, save: undefined, markdown: undefined, html: undefined };
  return { ...inputs, ...none, json, 'baseline-env': undefined };
}

/** These measure nothing: only the tolerances matter, not whether the plan could be carried out. */
function rulesOf(command: Command): readonly Rule[] {
  const ofReports = [ONE_REPORT_PER_FILE, ONE_REPORT_ON_STDOUT];
  return command === 'report' || command === 'history'
    ? ofReports
    : [...PLAN_RULES, ...TRANSPORT_RULES, ...ofReports, ...compareRules(command)];
}

function flagFront({ flags, flagFaults = [] }: RawInputs): Front {
  const isOff = (name: string): boolean => CAN_BE_OFF.has(name) && flags[name] === '';
  const given = Object.entries(flags).filter(([name]) => !isOff(name));
  return {
    values: Object.fromEntries(given),
    schema: FLAG_INPUTS,
    prefix: '--',
    faults: flagFaults,
    remedyForUnknown: () => undefined,
    off: new Set([...Object.keys(flags).filter(isOff), ...(isOff('start') ? OF_START : [])]),
  };
}

/** `--build ''` means no build, whatever the file says; `--start ''`, that the server runs already. */
const CAN_BE_OFF: ReadonlySet<string> = new Set([
  'start',
  'build',
  'ready-command',
  'before-block',
  'after-block',
]);
