// Which runs' baselines are trusted. Forks share the artifact names of the repository, and a run for a
// fork's branch called `main` matches a search for `main`: so every field is checked again here.

import { basename } from 'node:path';
import type { BaselineEvent } from '../../plan/action-plan.ts';
import type { Api, WorkflowRun } from '../api/api.ts';
import type { Job } from '../job/job.ts';

/** What a trusted run must match. */
export interface TrustedSource {
  readonly repositoryId: number;
  /** `.github/workflows/perf.yml`. */
  readonly path: string;
  /** The base branch, by its short name. */
  readonly branch: string;
  readonly events: readonly BaselineEvent[];
}

/** The same, with what to ask GitHub for. */
export interface AskedSource extends TrustedSource {
  /** The workflow's ID, or the name of its file. */
  readonly workflow: number | string;
}

/** Runs of our own workflow on this branch, of this repository. */
export async function trustedSource(
  api: Api,
  job: Job,
  branch: string,
  events: readonly BaselineEvent[],
): Promise<AskedSource> {
  const source = { repositoryId: job.repository.id, branch, events };
  const { workflowPath: path } = job;
  if (path !== undefined) return { ...source, path, workflow: basename(path) };
  const own = await api.getRun(job.run.id);
  return { ...source, path: pathOf(own), workflow: own.workflowId };
}

export function isTrusted(run: WorkflowRun, source: TrustedSource): boolean {
  return (
    source.events.some((event) => event === run.event) &&
    run.headBranch === source.branch &&
    run.repositoryId === source.repositoryId &&
    run.headRepository?.id === source.repositoryId &&
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
  source: AskedSource,
): Promise<readonly WorkflowRun[]> {
  const { workflow, branch, events } = source;
  const listed: WorkflowRun[] = [];
  for (const event of events) listed.push(...(await api.listRuns({ workflow, branch, event })));
  const filtered = trustedOf(listed, source);
  return filtered.length > 0 ? filtered : trustedOf(await api.listRuns({ workflow }), source);
}

function trustedOf(runs: readonly WorkflowRun[], source: TrustedSource): readonly WorkflowRun[] {
  return runs.filter((run) => isTrusted(run, source)).sort((one, other) => other.id - one.id);
}

/** Some answers have the ref behind the path: `.github/workflows/perf.yml@refs/heads/main`. */
export const pathOf = ({ path }: Pick<WorkflowRun, 'path'>): string =>
  path.split('@', 1)[0] ?? path;
