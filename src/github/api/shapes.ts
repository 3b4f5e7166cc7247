// The parts of GitHub's answers that we use, checked. Everything else is dropped.

import * as z from 'zod';

const ID = z.int().nonnegative();
const SHA = z.string().regex(/^[0-9a-f]{40,64}$/);
const TIME = z.string().max(40);
const LINK = z.string().max(2_000);

const REPOSITORY = z.object({
  id: ID,
  full_name: z.string(),
  owner: z.object({ login: z.string() }),
});

/** A deleted account or fork is `null`. */
const toRepository = (repository: z.output<typeof REPOSITORY> | null | undefined) =>
  repository ? { id: repository.id, owner: repository.owner.login } : undefined;

export const RUN = z
  .object({
    id: ID,
    workflow_id: ID,
    path: z.string(),
    event: z.string(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    head_branch: z.string().nullish(),
    head_sha: SHA,
    run_attempt: z.int().positive().nullish(),
    html_url: LINK,
    created_at: TIME,
    repository: z.object({ id: ID }),
    head_repository: REPOSITORY.nullish(),
  })
  .transform((run) => ({
    id: run.id,
    workflowId: run.workflow_id,
    /** `.github/workflows/perf.yml`, for some events with `@ref` behind it. */
    path: run.path,
    event: run.event,
    /** `queued`, `in_progress`, `completed`, and some that come before. */
    status: run.status ?? undefined,
    conclusion: run.conclusion ?? undefined,
    headBranch: run.head_branch ?? undefined,
    headSha: run.head_sha,
    attempt: run.run_attempt ?? 1,
    url: run.html_url,
    createdAt: run.created_at,
    repositoryId: run.repository.id,
    /** `undefined`: it has been deleted. */
    headRepository: toRepository(run.head_repository),
  }))
  .readonly();
export type WorkflowRun = z.output<typeof RUN>;

const ARTIFACT = z
  .object({
    id: ID,
    name: z.string(),
    size_in_bytes: z.int().nonnegative(),
    expired: z.boolean(),
    digest: z.string().nullish(),
    created_at: TIME.nullish(),
    workflow_run: z.object({ id: ID, head_repository_id: ID.nullish() }).nullish(),
  })
  .transform((artifact) => ({
    id: artifact.id,
    name: artifact.name,
    /** Of the zip, in bytes. */
    size: artifact.size_in_bytes,
    isExpired: artifact.expired,
    /** `sha256:…` of the zip; old artifacts have none. */
    digest: artifact.digest ?? undefined,
    createdAt: artifact.created_at ?? undefined,
    runId: artifact.workflow_run?.id,
    headRepositoryId: artifact.workflow_run?.head_repository_id ?? undefined,
  }))
  .readonly();
export type Artifact = z.output<typeof ARTIFACT>;

export const COMMIT = z
  .object({ sha: SHA, parents: z.array(z.object({ sha: SHA })) })
  .transform(({ sha, parents }) => ({ sha, parents: parents.map((parent) => parent.sha) }))
  .readonly();
export type Commit = z.output<typeof COMMIT>;

const LONGEST_TAG = 1_000;
export const RELEASE = z.object({ tag_name: z.string().min(1).max(LONGEST_TAG) });

export const COMPARISON = z.object({ merge_base_commit: z.object({ sha: SHA }) });

export const PULL = z
  .object({
    number: z.int().positive(),
    state: z.string(),
    merged_at: TIME.nullish(),
    merge_commit_sha: SHA.nullish(),
    labels: z.array(z.object({ name: z.string() })).default([]),
    base: z.object({ ref: z.string(), sha: SHA, repo: z.object({ id: ID }) }),
    head: z.object({ ref: z.string(), sha: SHA, repo: z.object({ id: ID }).nullish() }),
  })
  .transform((pull) => ({
    number: pull.number,
    isOpen: pull.state === 'open',
    isMerged: typeof pull.merged_at === 'string',
    mergeCommit: pull.merge_commit_sha ?? undefined,
    labels: pull.labels.map((label) => label.name),
    base: { ref: pull.base.ref, sha: pull.base.sha, repositoryId: pull.base.repo.id },
    /** `repositoryId` is `undefined` when the fork has been deleted. */
    head: { ref: pull.head.ref, sha: pull.head.sha, repositoryId: pull.head.repo?.id },
  }))
  .readonly();
export type Pull = z.output<typeof PULL>;

const AUTHOR = z.object({ login: z.string(), type: z.string() }).nullish();
/** A deleted account is `null`. */
const toAuthor = (user: z.output<typeof AUTHOR>): Author | undefined =>
  user ? { login: user.login, isBot: user.type === 'Bot' } : undefined;
export interface Author {
  readonly login: string;
  readonly isBot: boolean;
}

export const COMMENT = z
  .object({
    id: ID,
    body: z.string().nullish(),
    html_url: LINK,
    user: AUTHOR,
    performed_via_github_app: z.object({}).nullish(),
  })
  .transform((comment) => ({
    id: comment.id,
    body: comment.body ?? '',
    url: comment.html_url,
    /** `undefined`: the account has been deleted. */
    author: toAuthor(comment.user),
    isByApp: comment.performed_via_github_app != null,
  }))
  .readonly();
export type Comment = z.output<typeof COMMENT>;

export const ISSUE = z
  .object({
    number: z.int().positive(),
    body: z.string().nullish(),
    html_url: LINK,
    user: AUTHOR,
    performed_via_github_app: z.object({}).nullish(),
    pull_request: z.object({}).nullish(),
  })
  .transform((issue) => ({
    number: issue.number,
    body: issue.body ?? '',
    url: issue.html_url,
    author: toAuthor(issue.user),
    isByApp: issue.performed_via_github_app != null,
    /** GitHub lists pull requests among issues. */
    isPull: issue.pull_request != null,
  }))
  .readonly();
export type Issue = z.output<typeof ISSUE>;

/** `labeled`, `unlabeled` and others; their order is the order in which they happened. */
export const ISSUE_EVENT = z
  .object({
    event: z.string(),
    created_at: TIME,
    actor: z.object({ login: z.string() }).nullish(),
    label: z.object({ name: z.string().nullish() }).nullish(),
  })
  .transform((event) => ({
    kind: event.event,
    at: event.created_at,
    by: event.actor ? { login: event.actor.login } : undefined,
    label: event.label?.name ?? undefined,
  }))
  .readonly();
export type IssueEvent = z.output<typeof ISSUE_EVENT>;

export const ACCOUNT = z.object({ login: z.string(), type: z.string() });

export const RUN_LIST = z.object({ workflow_runs: z.array(RUN) });
export const ARTIFACT_LIST = z
  .object({ total_count: z.int().nonnegative(), artifacts: z.array(ARTIFACT) })
  .transform(({ total_count, artifacts }) => ({
    artifacts,
    /** Whether these are all there are, not the first page. */
    isWhole: total_count <= artifacts.length,
  }))
  .readonly();
export type ArtifactList = z.output<typeof ARTIFACT_LIST>;
