// What exists on the fake GitHub. Plain objects, to arrange and to inspect: a test may change any field.

import type { Account, App } from './accounts.ts';

export interface Repository {
  readonly id: number;
  owner: Account;
  name: string;
  defaultBranch: string;
  isPrivate: boolean;
  /** What it is a fork of. */
  parent: Repository | undefined;
  /** Where its commits are: a real repository on disk (its `.git` or a bare one) instead of `commits`. */
  git: string | undefined;
  /** Tips of branches by short name, of a repository that is not on disk. */
  readonly branches: Map<string, string>;
  /** Commits of tags by name, of a repository that is not on disk. */
  readonly tags: Map<string, string>;
  /** The tag of the latest release. */
  latestRelease: string | undefined;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly date: Date;
}

export interface Workflow {
  readonly id: number;
  readonly repository: Repository;
  name: string;
  /** `.github/workflows/perf.yml` */
  path: string;
}

export interface RunAttempt {
  readonly attempt: number;
  status: RunStatus;
  conclusion: RunConclusion | null;
  startedAt: Date;
  updatedAt: Date;
}

export type RunStatus =
  | 'queued'
  | 'in_progress'
  | 'completed'
  | 'waiting'
  | 'requested'
  | 'pending';
export type RunConclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'neutral'
  | 'timed_out'
  | 'action_required';

export interface Run {
  readonly id: number;
  readonly number: number;
  /** The id that the artifact service uses; the same in all attempts. */
  readonly backendId: string;
  readonly workflow: Workflow;
  /** The one whose Actions tab shows it: of a pull request the base. */
  readonly repository: Repository;
  event: string;
  headBranch: string | null;
  headSha: string;
  /** `null`: the fork was deleted. */
  headRepository: Repository | null;
  actor: Account;
  readonly createdAt: Date;
  /** Oldest first, never empty; the last is the current one. */
  readonly attempts: [RunAttempt, ...RunAttempt[]];
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly run: Run;
  readonly attempt: number;
  readonly jobId: string;
  readonly mimeType: string;
  readonly createdAt: Date;
  expiresAt: Date;
  /** `undefined` until the artifact is finalized; no request sees it until then. */
  digest: string | undefined;
  /** In bytes, as the upload said. */
  size: number;
  /** Set `served` to have other bytes downloaded than were uploaded. */
  readonly blob: Blob;
}

export interface Blob {
  readonly id: number;
  readonly blocks: Map<string, Buffer>;
  bytes: Buffer | undefined;
  /** `zeros`: so many bytes, made while they are sent. */
  served: { readonly bytes: Buffer } | { readonly zeros: number } | undefined;
}

export interface Label {
  readonly id: number;
  readonly name: string;
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  title: string;
  state: 'open' | 'closed';
  user: Account;
  head: { ref: string; sha: string; repository: Repository | null };
  base: { ref: string; sha: string };
  labels: Label[];
  mergedAt: Date | null;
  /** The test merge of an open pull request, the commit on the base branch of a merged one. */
  mergeCommitSha: string | null;
  /** What `commits/{sha}/pulls` finds besides head and merge commit. */
  readonly commits: Set<string>;
  readonly createdAt: Date;
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  title: string;
  body: string;
  state: 'open' | 'closed';
  reason: string | null;
  user: Account;
  app: App | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface Comment {
  readonly id: number;
  /** Or the issue that it is on. */
  readonly pull: Pull | Issue;
  body: string;
  /** `null`: the account was deleted. */
  user: Account | null;
  app: App | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface LabelEvent {
  readonly id: number;
  readonly pull: Pull;
  readonly kind: 'labeled' | 'unlabeled';
  readonly label: Label;
  actor: Account;
  readonly createdAt: Date;
}
