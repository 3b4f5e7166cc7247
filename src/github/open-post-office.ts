// From the step's inputs and the job around it to a post office that is open, its secrets hidden first.

import { readConfig, surroundings } from '../edge/read-config.ts';
import type { ActionPlan, ActionSettings } from '../plan/action-plan.ts';
import { parseAction, readActionInputs } from '../plan/parse-action.ts';
import type { Plan } from '../plan/plan.ts';
import { allowedRetention } from './job/allowed-retention.ts';
import { readBasePlan } from './job/read-base-plan.ts';
import { readJob } from './job/read-job.ts';
import type { JobLog } from './job-log.ts';
import { PostOffice } from './post-office.ts';

export interface OpenedOffice {
  readonly action: ActionPlan;
  readonly office: PostOffice;
}

/** @throws InputError, GateError `event-refused` or `not-in-a-workflow` */
export function openPostOffice(log: JobLog, signal: AbortSignal): OpenedOffice {
  const around = surroundings();
  const inputs = readActionInputs(around.environment);
  // Before anything is read that may have a fault, which would quote it.
  log.hide([inputs['github-token'] ?? '']);
  const readFile = (named: string | undefined) => readConfig(named, 'with: config');
  const parsed = parseAction({ ...around, inputs, readConfig: readFile });
  const action = { ...parsed, settings: withinLimits(parsed.settings, around.environment) };
  if (action.mode === 'gate') log.hide(action.plan.secrets);
  const job = readJob(around.environment, action.mode);
  const tools = {
    log,
    signal,
    readBasePlan: (candidate: Plan, directory: string, within: string | undefined) =>
      readBasePlan({ ...around, inputs }, candidate, directory, within),
  };
  return { action, office: new PostOffice(job, action, tools) };
}

function withinLimits(
  settings: ActionSettings,
  { GITHUB_RETENTION_DAYS: limit }: Readonly<Record<string, string | undefined>>,
): ActionSettings {
  return { ...settings, retentionDays: allowedRetention(settings.retentionDays, limit) };
}
