// What we ask of GitHub, and what we take from its answers: nothing else sees a client of its.

import type { RepositoryName } from '../job/job.ts';
import { actionsApi } from './actions-api.ts';
import { asker } from './ask.ts';
import { discussionApi } from './discussion-api.ts';
import { historyApi } from './history-api.ts';
import { type OctokitSettings, openOctokit } from './open-octokit.ts';

export type { Artifact, Comment, Commit, IssueEvent, Pull, WorkflowRun } from './shapes.ts';

/**
 * One repository, as one token sees it. What can be asked twice is tried again after faults of
 * GitHub's; a new comment is not. Every method throws a `GateError` with a code of
 * `explainApiError`, `github-unexpected` for an answer of another shape, or the reason of the signal.
 */
export type Api = ReturnType<typeof openApi>;

export interface ApiSettings extends OctokitSettings {
  readonly repository: RepositoryName;
}

export function openApi(settings: ApiSettings) {
  const octokit = openOctokit(settings);
  const repo = { owner: settings.repository.owner, repo: settings.repository.name };
  const ask = asker(settings.signal);
  return {
    ...actionsApi(octokit, repo, ask),
    ...historyApi(octokit, repo, ask),
    ...discussionApi(octokit, repo, ask),
  };
}
