// The world of the fake GitHub, and how a test brings things into it.

import { createHash, randomUUID } from 'node:crypto';
import type { Account } from './accounts.ts';
import { makePull, type NewPull } from './make-pull.ts';
import { makeRun, type NewRun } from './make-run.ts';
import type {
  Artifact,
  Blob,
  Comment,
  Commit,
  Issue,
  Label,
  LabelEvent,
  Pull,
  Repository,
  Run,
  RunAttempt,
  RunConclusion,
  Workflow,
} from './state.ts';
import { writeZip } from './write-zip.ts';

const DAY = 86_400_000;

export type { NewPull, NewRun };

export class GithubState {
  readonly repositories: Repository[] = [];
  readonly workflows: Workflow[] = [];
  readonly runs: Run[] = [];
  readonly artifacts: Artifact[] = [];
  readonly pulls: Pull[] = [];
  readonly issues: Issue[] = [];
  readonly comments: Comment[] = [];
  readonly events: LabelEvent[] = [];
  /** The commits of all repositories that are not on disk: forks share their commits. */
  readonly commits = new Map<string, Commit>();
  readonly now: () => Date;
  #lastId = 1_000;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** IDs only grow, so that the newest thing has the highest. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  addAccount(login: string, type: Account['type'] = 'User'): Account {
    return { login, type, id: this.nextId() };
  }

  addRepository(options: {
    /** An account, or the login of a new one. */
    readonly owner: Account | string;
    readonly name: string;
    readonly id?: number;
    readonly defaultBranch?: string;
    readonly isPrivate?: boolean;
    readonly parent?: Repository;
    readonly git?: string;
  }): Repository {
    const { owner, id = this.nextId() } = options;
    const repository = {
      id,
      owner: typeof owner === 'string' ? this.addAccount(owner, 'Organization') : owner,
      name: options.name,
      defaultBranch: options.defaultBranch ?? 'main',
      isPrivate: options.isPrivate ?? false,
      parent: options.parent,
      git: options.git,
      branches: new Map<string, string>(),
      tags: new Map<string, string>(),
      latestRelease: undefined,
    };
    this.repositories.push(repository);
    return repository;
  }

  addWorkflow(repository: Repository, path = '.github/workflows/perf.yml', id?: number): Workflow {
    const workflow = { id: id ?? this.nextId(), repository, name: 'perf', path };
    this.workflows.push(workflow);
    return workflow;
  }

  /** `branch`: becomes its tip. The date of each is a second after that of the one before it. */
  addCommit(options: {
    readonly parents?: readonly string[];
    readonly sha?: string;
    readonly message?: string;
    readonly branch?: { readonly repository: Repository; readonly name: string };
  }): Commit {
    const number = this.nextId();
    const commit = {
      sha: options.sha ?? createHash('sha1').update(`commit ${number}`).digest('hex'),
      parents: options.parents ?? [],
      message: options.message ?? `Commit ${number}`,
      date: new Date(this.now().getTime() - 365 * DAY + number * 1_000),
    };
    this.commits.set(commit.sha, commit);
    options.branch?.repository.branches.set(options.branch.name, commit.sha);
    return commit;
  }

  addRun(options: NewRun): Run {
    const run = makeRun(options, {
      id: this.nextId(),
      number: this.runs.length + 1,
      now: this.now(),
    });
    this.runs.push(run);
    return run;
  }

  /** "Re-run jobs": a new attempt, in progress. */
  rerun(run: Run): RunAttempt {
    const now = this.now();
    const attempt: RunAttempt = {
      attempt: run.attempts.length + 1,
      status: 'in_progress',
      conclusion: null,
      startedAt: now,
      updatedAt: now,
    };
    run.attempts.push(attempt);
    return attempt;
  }

  finish(run: Run, conclusion: RunConclusion): void {
    const attempt = currentAttempt(run);
    attempt.status = 'completed';
    attempt.conclusion = conclusion;
    attempt.updatedAt = this.now();
  }

  addPull(options: NewPull): Pull {
    const number = this.#nextNumber(options.repository);
    const pull = makePull(options, { id: this.nextId(), number, now: this.now() });
    this.pulls.push(pull);
    return pull;
  }

  #nextNumber(repository: Repository): number {
    const taken = [...this.pulls, ...this.issues].filter((each) => each.repository === repository);
    return Math.max(0, ...taken.map((each) => each.number)) + 1;
  }

  /** `app`: through which it came; default `null`, as of a person on the page. */
  addIssue(repository: Repository, user: Account, body: string, app: Issue['app'] = null): Issue {
    const now = this.now();
    const issue: Issue = {
      id: this.nextId(),
      number: this.#nextNumber(repository),
      repository,
      title: 'An issue',
      body,
      state: 'open',
      reason: null,
      user,
      app,
      createdAt: now,
      updatedAt: now,
    };
    this.issues.push(issue);
    return issue;
  }

  /** Merged, as the button does it. `sha`: the commit that it has become on the base branch. */
  merge(pull: Pull, sha: string): void {
    pull.state = 'closed';
    pull.mergedAt = this.now();
    pull.mergeCommitSha = sha;
  }

  /** Sets a label, and adds its event. */
  label(pull: Pull, name: string, actor: Account, createdAt = this.now()): LabelEvent {
    const label = { id: this.nextId(), name };
    pull.labels.push(label);
    return this.#addEvent({ pull, kind: 'labeled', label, actor, createdAt });
  }

  /** Removes a label, and adds its event. */
  unlabel(pull: Pull, name: string, actor: Account, createdAt = this.now()): LabelEvent {
    const label: Label = pull.labels.find((each) => each.name === name) ?? { id: 0, name };
    pull.labels = pull.labels.filter((each) => each !== label);
    return this.#addEvent({ pull, kind: 'unlabeled', label, actor, createdAt });
  }

  #addEvent(event: Omit<LabelEvent, 'id'>): LabelEvent {
    const added = { id: this.nextId(), ...event };
    this.events.push(added);
    return added;
  }

  /** `app`: through which the comment came; default `null`, as of a person on the page. */
  addComment(
    pull: Pull | Issue,
    user: Account | null,
    body: string,
    app: Comment['app'] = null,
  ): Comment {
    const now = this.now();
    const comment = { id: this.nextId(), pull, user, body, app, createdAt: now, updatedAt: now };
    this.comments.push(comment);
    return comment;
  }

  /** An artifact whose upload has begun; `uploadAs` does it in one go. */
  beginArtifact(options: {
    readonly run: Run;
    readonly name: string;
    readonly attempt?: number;
    readonly jobId?: string;
    readonly mimeType?: string;
    readonly expiresAt?: Date;
  }): Artifact {
    const id = this.nextId();
    const createdAt = this.now();
    const blob: Blob = { id, blocks: new Map(), bytes: undefined, served: undefined };
    const artifact = {
      id,
      run: options.run,
      name: options.name,
      attempt: options.attempt ?? currentAttempt(options.run).attempt,
      jobId: options.jobId ?? randomUUID(),
      mimeType: options.mimeType ?? 'application/zip',
      createdAt,
      expiresAt: options.expiresAt ?? new Date(createdAt.getTime() + 90 * DAY),
      digest: undefined,
      size: 0,
      blob,
    };
    this.artifacts.push(artifact);
    return artifact;
  }

  /**
   * An artifact of a run, as if one of its jobs had uploaded it, under any name and with any content.
   * `content`: entries of a zip by name, or the bytes of the whole.
   */
  uploadAs(
    run: Run,
    name: string,
    content: Readonly<Record<string, string | Buffer>> | Buffer,
  ): Artifact {
    const bytes = Buffer.isBuffer(content) ? content : writeZip(content);
    const artifact = this.beginArtifact({ run, name });
    artifact.blob.bytes = bytes;
    artifact.size = bytes.length;
    artifact.digest = digestOf(bytes);
    return artifact;
  }

  /** It is listed as expired, and cannot be downloaded any more. */
  expire(artifact: Artifact): void {
    artifact.expiresAt = new Date(this.now().getTime() - 1_000);
  }

  isExpired(artifact: Artifact): boolean {
    return artifact.expiresAt <= this.now();
  }
}

export function currentAttempt(run: Run): RunAttempt {
  return run.attempts.at(-1) ?? run.attempts[0];
}

/** In GitHub's form: `sha256:…`. */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
