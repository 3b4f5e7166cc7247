// Entry for the action: a step's inputs and the file become one ActionPlan, or all faults at once.

import type { ActionPlan, ActionSettings } from './action-plan.ts';
import { buildPlan, type Surroundings } from './build/build-plan.ts';
import { actionProgram, writtenInputs } from './build/write-inputs.ts';
import type { ConfigText } from './config-file.ts';
import { ACTION_RULES, REPORT_FILE_RULES } from './rules/action.ts';
import { MODE_RULES, writtenMode } from './rules/compare.ts';
import { ONE_REPORT_PER_FILE, PLAN_RULES } from './rules/conflicts.ts';
import { type Front, readInputs } from './rules/read-inputs.ts';
import { refuseWindows } from './rules/refuse-windows.ts';
import { TRANSPORT_RULES } from './rules/transport.ts';
import { type Environment, longestFirst, secretParts } from './secrets.ts';
import { GITHUB_INPUTS } from './table/github.ts';
import { ACTION_INPUTS, type Inputs } from './table/inputs.ts';
import { readersIn } from './tables.ts';

export interface RawAction extends Surroundings {
  /** By name, from `readActionInputs`; an empty one counts as not given. */
  readonly inputs: Readonly<Record<string, string>>;
  /**
   * Called only in `mode: gate`: the second stage has no checkout, and would not trust one.
   * @param named the input `config`
   */
  readonly readConfig: (named: string | undefined) => ConfigText | undefined;
  /** As `process.platform`. */
  readonly platform: string;
}

/**
 * Order of precedence: input, then file, then default.
 * @throws InputError with all faults of inputs and file, in a stable order; whatever `readConfig` throws.
 * @throws GateError `platform-unsupported`.
 */
export function parseAction(raw: RawAction): ActionPlan {
  const given = givenInputs(raw.inputs);
  return given.mode === 'report' ? parseReport(given, raw) : parseGate(given, raw);
}

type Given = Readonly<Record<string, string>>;

function parseGate(given: Given, raw: RawAction): ActionPlan {
  refuseWindows(raw.platform);
  const rules = [
    ...PLAN_RULES,
    ONE_REPORT_PER_FILE,
    ...TRANSPORT_RULES,
    ...MODE_RULES,
    ...ACTION_RULES,
    ...REPORT_FILE_RULES,
  ];
  const inputs = readInputs(frontOf(given), raw.readConfig(given.config), {
    rules,
    environment: raw.environment,
    ...readersIn(raw),
  });
  const settings = settingsOf(inputs);
  const plan = buildPlan(inputs, writtenMode(inputs), raw);
  const secrets = longestFirst([...plan.secrets, ...secretParts(settings.token)]);
  const written = writtenInputs(actionProgram(raw.environment), given, raw.cwd);
  return { mode: 'gate', plan: { ...plan, written, secrets }, settings };
}

/** Ignores the inputs about measuring, so that both stages can have the same `with:`. */
function parseReport(given: Given, { environment }: RawAction): ActionPlan {
  const isOfPlan = (name: string) =>
    Object.hasOwn(ACTION_INPUTS.shape, name) && !Object.hasOwn(GITHUB_INPUTS, name);
  const others = Object.entries(given).filter(([name]) => !isOfPlan(name));
  const front = frontOf(Object.fromEntries(others));
  const inputs = readInputs(front, undefined, { rules: ACTION_RULES, environment });
  return { mode: 'report', settings: settingsOf(inputs) };
}

/** Trims whitespace, which block texts of YAML leave around a value, as the runner's toolkit does. */
function givenInputs(inputs: Given): Given {
  const trimmed = Object.entries(inputs).map(([name, value]) => [name, value.trim()] as const);
  // An empty token is a fault: the secret that should hold it is not set.
  const isGiven = (name: string, value: string) => value !== '' || name === 'github-token';
  return Object.fromEntries(trimmed.filter(([name, value]) => isGiven(name, value)));
}

const frontOf = (values: Given): Front => ({
  values,
  schema: ACTION_INPUTS,
  prefix: 'with: ',
  // An empty input of the action counts as not given.
  off: new Set(),
  // The runner hands inputs over as variables, and passes on those of the job.
  remedyForUnknown: (name) =>
    `Remove it from \`with:\`. If it is not there, \`${PREFIX}${name.toUpperCase()}\` is a variable of the job: rename that.`,
  faults: [],
});

function settingsOf(inputs: Inputs): ActionSettings {
  return {
    token: inputs['github-token'],
    comment: inputs.comment,
    watch: inputs.watch,
    acceptLabel: inputs['accept-label'],
    retentionDays: inputs['retention-days'],
    baselineEvents: inputs['baseline-events'],
    // The run that is waited for measures no longer than that.
    baselineWait: inputs.budget,
    accept: inputs.accept,
  };
}

const PREFIX = 'INPUT_';

/**
 * All inputs of the step by name; those that were not given are empty texts. The runner writes `budget` as
 * `INPUT_BUDGET` and keeps hyphens (actions/runner, `Handler.AddInputsToEnvironment`).
 */
export function readActionInputs(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && name.startsWith(PREFIX)
        ? [[name.slice(PREFIX.length).toLowerCase(), value]]
        : [],
    ),
  );
}
