// Workflows and runs as the API shows them.

import { currentAttempt, type GithubState } from '../github-state.ts';
import type { Pull, Run, RunAttempt, Workflow } from '../state.ts';
import { accountJson, nodeId, timeOf } from './account-json.ts';
import { htmlUrl, minimalRepositoryJson, repositoryUrl } from './repository-json.ts';

export function workflowJson({ id, repository, name, path }: Workflow, api: string) {
  const file = path.split('/').at(-1) ?? path;
  return {
    id,
    node_id: nodeId('W', id),
    name,
    path,
    state: 'active',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    url: `${repositoryUrl(repository, api)}/actions/workflows/${id}`,
    html_url: `${htmlUrl(repository)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${htmlUrl(repository)}/actions/workflows/${file}/badge.svg`,
  };
}

interface RunView {
  readonly state: GithubState;
  readonly api: string;
  readonly attempt?: RunAttempt;
  readonly withoutPulls: boolean;
}

export function runJson(run: Run, { state, api, attempt, withoutPulls }: RunView) {
  const {
    status,
    conclusion,
    startedAt,
    updatedAt,
    attempt: number,
  } = attempt ?? currentAttempt(run);
  const pulls = withoutPulls ? [] : pullsOf(run, state);
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.id + 1,
    check_suite_node_id: nodeId('CS', run.id + 1),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    display_title: run.workflow.name,
    run_number: run.number,
    run_attempt: number,
    event: run.event,
    status,
    conclusion,
    workflow_id: run.workflow.id,
    ...linksOf(run, api),
    pull_requests: pulls.map((pull) => pullReferenceJson(pull, api)),
    created_at: timeOf(run.createdAt),
    updated_at: timeOf(updatedAt),
    run_started_at: timeOf(startedAt),
    actor: accountJson(run.actor, api),
    triggering_actor: accountJson(run.actor, api),
    head_commit: null,
    repository: minimalRepositoryJson(run.repository, api),
    head_repository:
      run.headRepository === null ? null : minimalRepositoryJson(run.headRepository, api),
  };
}

function linksOf(run: Run, api: string) {
  const url = `${repositoryUrl(run.repository, api)}/actions/runs/${run.id}`;
  return {
    url,
    html_url: `${htmlUrl(run.repository)}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(run.repository, api)}/check-suites/${run.id + 1}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${repositoryUrl(run.repository, api)}/actions/workflows/${run.workflow.id}`,
  };
}

/** Empty for a fork's: GitHub finds only pull requests from branches of the repository itself. */
function pullsOf(run: Run, state: GithubState): readonly Pull[] {
  if (run.headRepository !== run.repository) return [];
  return state.pulls.filter(
    ({ head, state: open }) =>
      open === 'open' && head.repository === run.repository && head.sha === run.headSha,
  );
}

function pullReferenceJson({ id, number, repository, head, base }: Pull, api: string) {
  const url = repositoryUrl(repository, api);
  const repo = { id: repository.id, url, name: repository.name };
  return {
    id,
    number,
    url: `${url}/pulls/${number}`,
    head: { ...tip(head), repo },
    base: { ...tip(base), repo },
  };
}

const tip = ({ ref, sha }: { readonly ref: string; readonly sha: string }) => ({ ref, sha });
