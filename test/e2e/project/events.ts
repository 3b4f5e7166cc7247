// Payloads of events, as far as GitHub's documentation and the action speak of them.

import type { Pull, Repository, Run } from '../../fake-github/fake-github.ts';
import type { JsonObject } from '../../workflow-runner/json.ts';

export interface ProjectEvent {
  readonly name: string;
  readonly payload: JsonObject;
  /** The commit that the run tests. */
  readonly sha: string;
  readonly ref: string;
  /** As the API gives it for the run. */
  readonly headSha: string;
  readonly headBranch: string;
}

const fullNameOf = ({ owner, name }: Repository): string => `${owner.login}/${name}`;

const repositoryOf = (repository: Repository): JsonObject => ({
  id: repository.id,
  name: repository.name,
  full_name: fullNameOf(repository),
  fork: repository.parent !== undefined,
  default_branch: repository.defaultBranch,
  owner: { login: repository.owner.login },
});

export function pushEvent(repository: Repository, branch: string, sha: string): ProjectEvent {
  const ref = `refs/heads/${branch}`;
  const payload = { ref, after: sha, deleted: false, repository: repositoryOf(repository) };
  return { name: 'push', payload, sha, ref, headSha: sha, headBranch: branch };
}

export function tagEvent(repository: Repository, tag: string, sha: string): ProjectEvent {
  const ref = `refs/tags/${tag}`;
  const payload = { ref, after: sha, deleted: false, repository: repositoryOf(repository) };
  return { name: 'push', payload, sha, ref, headSha: sha, headBranch: tag };
}

/** A new comment on a pull request; the workflow of the default branch runs. */
export function issueCommentEvent({ repository, number }: Pull, sha: string): ProjectEvent {
  const { defaultBranch } = repository;
  const payload = {
    action: 'created',
    issue: { number, pull_request: {} },
    comment: { body: '/perf' },
    repository: repositoryOf(repository),
  };
  const ref = `refs/heads/${defaultBranch}`;
  return { name: 'issue_comment', payload, sha, ref, headSha: sha, headBranch: defaultBranch };
}

export function dispatchEvent(
  repository: Repository,
  sha: string,
  inputs: JsonObject,
): ProjectEvent {
  const ref = `refs/heads/${repository.defaultBranch}`;
  const payload = { ref, inputs, repository: repositoryOf(repository) };
  return {
    name: 'workflow_dispatch',
    payload,
    sha,
    ref,
    headSha: sha,
    headBranch: repository.defaultBranch,
  };
}

export function scheduleEvent(repository: Repository, sha: string): ProjectEvent {
  const ref = `refs/heads/${repository.defaultBranch}`;
  const payload = { schedule: '17 3 * * *', repository: repositoryOf(repository) };
  return {
    name: 'schedule',
    payload,
    sha,
    ref,
    headSha: sha,
    headBranch: repository.defaultBranch,
  };
}

/** `name`: `pull_request_target` has the same payload and tests the base. */
export function pullEvent(pull: Pull, merge: string, name = 'pull_request'): ProjectEvent {
  const { repository, number, head, base } = pull;
  const payload = {
    action: 'synchronize',
    number,
    repository: repositoryOf(repository),
    pull_request: {
      number,
      state: 'open',
      title: pull.title,
      user: { login: pull.user.login },
      head: {
        ref: head.ref,
        sha: head.sha,
        label: `${head.repository?.owner.login}:${head.ref}`,
        repo: head.repository === null ? null : repositoryOf(head.repository),
      },
      base: { ref: base.ref, sha: base.sha, repo: repositoryOf(repository) },
    },
  };
  const ref = `refs/pull/${number}/merge`;
  return { name, payload, sha: merge, ref, headSha: head.sha, headBranch: head.ref };
}

export function mergeGroupEvent(
  repository: Repository,
  { number, base }: Pick<Pull, 'number' | 'base'>,
  sha: string,
): ProjectEvent {
  const branch = `gh-readonly-queue/${base.ref}/pr-${number}-${base.sha}`;
  const ref = `refs/heads/${branch}`;
  const payload = {
    action: 'checks_requested',
    repository: repositoryOf(repository),
    merge_group: {
      head_sha: sha,
      head_ref: ref,
      base_sha: base.sha,
      base_ref: `refs/heads/${base.ref}`,
    },
  };
  return { name: 'merge_group', payload, sha, ref, headSha: sha, headBranch: branch };
}

/** The event of a run that follows another, with its claims about that run, true or not. */
export function workflowRunEvent(repository: Repository, run: Run, sha: string): ProjectEvent {
  const ref = `refs/heads/${repository.defaultBranch}`;
  const payload = {
    action: 'completed',
    repository: repositoryOf(repository),
    workflow_run: {
      id: run.id,
      event: run.event,
      head_branch: run.headBranch,
      head_sha: run.headSha,
      head_repository: run.headRepository === null ? null : repositoryOf(run.headRepository),
      actor: { login: run.actor.login },
      pull_requests: [],
    },
  };
  return {
    name: 'workflow_run',
    payload,
    sha,
    ref,
    headSha: sha,
    headBranch: repository.defaultBranch,
  };
}
