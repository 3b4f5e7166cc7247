// Reads the step's inputs and the job around it, hides their secrets, and opens GitHub for the job.

import { fileReaders } from '../edge/file-readers.ts';
import {
  checkDirectory,
  readBaselineConfig,
  readConfig,
  surroundings,
} from '../edge/read-config.ts';
import { GateError, InputError } from '../errors.ts';
import type { ActionPlan, ActionSettings } from '../plan/action-plan.ts';
import type { ConfigText } from '../plan/config-file.ts';
import { parseAction, type RawAction, readActionInputs } from '../plan/parse-action.ts';
import type { Plan } from '../plan/plan.ts';
import { explainMissing } from './artifacts/explain-upload-error.ts';
import type { Github } from './github.ts';
import { type Job, keepsBaselinesInFiles, storesBaseline } from './job/job.ts';
import { readJob } from './job/read-job.ts';
import type { JobLog } from './job-log.ts';

type GateAction = Extract<ActionPlan, { mode: 'gate' }>;

interface OpenedGithub {
  readonly action: ActionPlan;
  readonly github: Github;
}

/** Absent where it cannot be read: whoever reads the plan says why. */
function textOf(read: () => ConfigText | undefined): string | undefined {
  try {
    return read()?.text;
  } catch {
    return undefined;
  }
}

/** @throws InputError, GateError `event-refused` or `not-in-a-workflow` */
export async function openGithub(log: JobLog, signal: AbortSignal): Promise<OpenedGithub> {
  const around = surroundings();
  const inputs = readActionInputs(around.environment);
  // First of all: an error about another input could quote it.
  log.hide([inputs['github-token'] ?? '']);
  const readFile = (named: string | undefined) => readConfig(named, 'with: config');
  const readers = await fileReaders(
    textOf(() => readFile(inputs.config?.trim() || undefined)),
    around.cwd,
  );
  const parsed = parseAction({ ...around, inputs, ...readers, readConfig: readFile });
  const action = { ...parsed, settings: withinLimits(parsed.settings, around.environment) };
  if (action.mode === 'gate') {
    log.hide(action.plan.secrets);
    checkDirectory(action.plan, inputs.cwd?.trim() ? 'with: cwd' : 'cwd');
  }
  const job = readJob(around.environment, action.mode);
  if (action.mode === 'gate') refuseFutile(job, action);
  const tools = {
    log,
    signal,
    readBasePlan: (candidate: Plan, directory: string, within: string | undefined) =>
      readBasePlan({ ...around, inputs }, candidate, directory, within),
  };
  // Loaded only now, with the packages of GitHub: faulty inputs are reported without them.
  const { Github } = await import('./github.ts');
  return { action, github: new Github(job, action, tools) };
}

/** A run that is measured for later ones, and can leave them nothing. */
function refuseFutile({ artifacts, event }: Job, { plan, settings }: GateAction): void {
  if (artifacts === 'offered' || keepsBaselinesInFiles(plan.outputs)) return;
  if (storesBaseline(event, settings.baselineEvents)) throw explainMissing(artifacts);
}

function withinLimits(
  settings: ActionSettings,
  { GITHUB_RETENTION_DAYS: limit }: Readonly<Record<string, string | undefined>>,
): ActionSettings {
  return { ...settings, retentionDays: allowedRetention(settings.retentionDays, limit) };
}

/**
 * How long an artifact may be kept. The toolkit shortens it as well, but warns on every run.
 * @param asked in days
 * @param limit `GITHUB_RETENTION_DAYS`, the repository's maximum; ignored if it is no number of
 * days
 * @returns days
 */
export function allowedRetention(asked: number, limit: string | undefined): number {
  return limit !== undefined && /^[1-9]\d*$/.test(limit) ? Math.min(asked, Number(limit)) : asked;
}

/**
 * What the baseline's own configuration asks for, with the step's inputs as they are now.
 * @param raw what the candidate's plan was made of
 * @param directory takes the place of the one where the candidate's server runs
 * @returns `undefined`: there is no configuration file, or inputs and file together have faults
 */
export async function readBasePlan(
  raw: Omit<RawAction, 'readConfig'>,
  { server }: Pick<Plan, 'server'>,
  directory: string,
  within?: string,
): Promise<Plan | InputError | undefined> {
  if (server.kind !== 'started') return undefined;
  const named = raw.inputs.config?.trim() || undefined;
  const found = readBaselineConfig(directory, server.cwd, named, within);
  if (found === undefined) return undefined;
  try {
    const readConfig = () => found.config;
    const readers = await fileReaders(found.config.text, found.root, within);
    const action = parseAction({ ...raw, cwd: found.root, ...readers, readConfig });
    if (action.mode !== 'gate') return undefined;
    return action.plan;
  } catch (error) {
    // That version's own gate fails at them.
    if (error instanceof InputError) return error;
    if (error instanceof GateError) return undefined;
    throw error;
  }
}
