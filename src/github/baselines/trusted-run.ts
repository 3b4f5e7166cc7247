// Which runs' baselines are trusted. Forks share the artifact names of the repository, and a run for a
// fork's branch called `main` matches a search for `main`: so every field is checked again here.

import type { BaselineEvent } from '../../plan/action-plan.ts';
import type { Api, WorkflowRun } from '../api/api.ts';
import type { Job } from '../job/job.ts';

/** What a trusted run must match. */
export interface TrustedSource {
  readonly repositoryId: number;
  readonly workflowId: number;
  /** `.github/workflows/perf.yml`. */
  readonly path: string;
  /** The base branch, by its short name. */
  readonly branch: string;
  readonly events: readonly BaselineEvent[];
}

/** Runs of our own workflow on this branch, of this repository. */
export async function trustedSource(
  api: Api,
  job: Job,
  branch: string,
  events: readonly BaselineEvent[],
): Promise<TrustedSource> {
  const own = await api.getRun(job.run.id);
  return {
    repositoryId: job.repository.id,
    workflowId: own.workflowId,
    path: pathOf(own),
    branch,
    events,
  };
}

export function isTrusted(run: WorkflowRun, source: TrustedSource): boolean {
  return (
    source.events.some((event) => event === run.event) &&
    run.headBranch === source.branch &&
    run.repositoryId === source.repositoryId &&
    run.headRepository?.id === source.repositoryId &&
    run.workflowId === source.workflowId &&
    pathOf(run) === source.path
  );
}

/**
 * The newest trusted runs, newest first, whatever their conclusion: one that failed for a loss
 * holds a baseline too. The server's filters have been known to return nothing where there is
 * something, so then all runs are listed.
 */
export async function listTrustedRuns(
  api: Api,
  source: TrustedSource,
): Promise<readonly WorkflowRun[]> {
  const { workflowId, branch, events } = source;
  const listed: WorkflowRun[] = [];
  for (const event of events) listed.push(...(await api.listRuns({ workflowId, branch, event })));
  const filtered = trustedOf(listed, source);
  return filtered.length > 0 ? filtered : trustedOf(await api.listRuns({ workflowId }), source);
}

function trustedOf(runs: readonly WorkflowRun[], source: TrustedSource): readonly WorkflowRun[] {
  return runs.filter((run) => isTrusted(run, source)).sort((one, other) => other.id - one.id);
}

/** Some answers have the ref behind the path: `.github/workflows/perf.yml@refs/heads/main`. */
export const pathOf = ({ path }: Pick<WorkflowRun, 'path'>): string =>
  path.split('@', 1)[0] ?? path;
