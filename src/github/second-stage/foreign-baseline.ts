// Checks whether the baseline that a fork's report names is a trusted one.

import { GateError } from '../../errors.ts';
import type { ActionSettings } from '../../plan/action-plan.ts';
import type { ReportSource } from '../../report/gate-report.ts';
import type { Api, Pull, WorkflowRun } from '../api/api.ts';
import { isTrusted, pathOf } from '../baselines/trusted-run.ts';
import type { Job } from '../job/job.ts';

interface ForeignBaseline {
  /** The run that was claimed to hold it. */
  readonly runId: number | undefined;
  /** The run that claims it. */
  readonly by: WorkflowRun;
  readonly pull: Pull;
}

/**
 * The run as GitHub describes it, when it is one whose baselines are trusted: of the same workflow,
 * on the base branch of the pull request.
 * @throws GateError where GitHub cannot be asked
 */
export async function confirmForeignBaseline(
  api: Pick<Api, 'getRun'>,
  { runId, by, pull }: ForeignBaseline,
  {
    job,
    settings,
  }: { readonly job: Job; readonly settings: Pick<ActionSettings, 'baselineEvents'> },
): Promise<ReportSource | undefined> {
  if (runId === undefined) return undefined;
  const run = await api.getRun(runId).catch(undefinedIfNone);
  const { id: repositoryId, owner, name } = job.repository;
  const source = {
    repositoryId,
    path: pathOf(by),
    branch: pull.base.ref,
    events: settings.baselineEvents,
  };
  if (run === undefined || !isTrusted(run, source)) return undefined;
  const runUrl = `${job.serverUrl}/${owner}/${name}/actions/runs/${run.id}`;
  return { runId: run.id, runUrl, commit: run.headSha, createdAt: run.createdAt };
}

function undefinedIfNone(error: unknown): undefined {
  if (error instanceof GateError && error.code === 'github-not-found') return undefined;
  throw error;
}
