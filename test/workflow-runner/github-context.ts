// The `github` context, and the part of it that is in the environment of steps.
// actions/runner: src/Runner.Worker/GitHubContext.cs

import { type JsonObject, textAt } from './json.ts';
import type { RunRequest } from './run-request.ts';

/** All but `token`, `event` and the folders, which belong to a job. */
export function githubContext(request: RunRequest, workflowName: string): JsonObject {
  const { run, event, workflow } = request;
  const isPullRequest = event.name.startsWith('pull_request');
  const [owner = ''] = run.repository.split('/');
  return {
    actor: run.actor,
    actor_id: '1',
    api_url: run.apiUrl,
    base_ref: isPullRequest ? textAt(event.payload, 'pull_request.base.ref') : '',
    event: event.payload,
    event_name: event.name,
    graphql_url: run.graphqlUrl ?? `${run.apiUrl}/graphql`,
    head_ref: isPullRequest ? textAt(event.payload, 'pull_request.head.ref') : '',
    ref: run.ref,
    ref_name: run.ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_protected: false,
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: run.repository,
    repository_id: String(run.repositoryId),
    repository_owner: owner,
    repository_owner_id: String(run.ownerId ?? 1),
    retention_days: String(run.retentionDays ?? 90),
    run_attempt: String(run.attempt ?? 1),
    run_id: String(run.runId),
    run_number: String(run.runNumber ?? 1),
    server_url: run.serverUrl ?? 'https://github.com',
    sha: run.sha,
    triggering_actor: run.triggeringActor ?? run.actor,
    workflow: workflowName,
    workflow_ref: `${run.repository}/${workflow.path}@${run.ref}`,
    workflow_sha: run.sha,
  };
}

/** Neither the token nor the event: those are asked for. */
const IN_ENVIRONMENT = [
  'action',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

/** `GITHUB_REPOSITORY` and the like. */
export function githubVariables(context: JsonObject): Readonly<Record<string, string>> {
  const present = IN_ENVIRONMENT.filter((name) => context[name] !== undefined);
  return Object.fromEntries(
    present.map((name) => [`GITHUB_${name.toUpperCase()}`, String(context[name])]),
  );
}
