// A project on GitHub that gates itself with the committed action: real repositories, real runs, a fake host.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Account,
  type FakeGithub,
  type Permissions,
  type Pull,
  type Repository,
  type Run,
  startFakeGithub,
  type Token,
  type Workflow,
} from '../../fake-github/fake-github.ts';
import { type GitHost, startGitHost } from '../../support/git-host.ts';
import type { JsonObject } from '../../workflow-runner/json.ts';
import type { JobIdentity, RunRequest } from '../../workflow-runner/run-request.ts';
import type { JobResult, RunResult } from '../../workflow-runner/run-result.ts';
import { runWorkflow } from '../../workflow-runner/run-workflow.ts';
import {
  dispatchEvent,
  mergeGroupEvent,
  type ProjectEvent,
  pullEvent,
  pushEvent,
  scheduleEvent,
  tagEvent,
  workflowRunEvent,
} from './events.ts';
import { type Files, GitRepository } from './git-repository.ts';
import { makeGivenAction } from './given-action.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Wide where a neighbour on the machine may be felt, narrow where given numbers tell. */
const configOf = ({
  compare = 'stored',
  maxThroughputDrop = '30%',
  budget = '5s',
}: ProjectOptions): string => `compare: ${compare}
budget: ${budget}
warmup: 200ms
connections: 8
max-throughput-drop: ${maxThroughputDrop}
max-p99-increase: 5000%
max-cpu-increase: 5000%
max-memory-increase: 5000%
max-start-increase: 5000%
profile: none
`;

export interface ProjectOptions {
  /** By path: `.github/workflows/perf.yml`. */
  readonly workflows: Files;
  readonly files: Files;
  /** More lines of `perf-gate.yml`, or the whole of it where it is not to be the usual one. */
  readonly config?: string;
  /** Default: `30%`. Where the same code is measured twice, so wide that no neighbour turns it red. */
  readonly maxThroughputDrop?: '30%' | '99.9%';
  /** Default: `5s`. Longer where a busy machine must come to a verdict: a quiet one ends before. */
  readonly budget?: '5s' | '30s';
  /**
   * As in the plan; by default stored numbers decide alone: this takes half the time, and needs no
   * version to run beside the change.
   */
  readonly compare?: 'auto' | 'side-by-side' | 'stored';
  /** A hosted runner is another machine each time; the self-hosted one has a name. Default: `self-hosted`. */
  readonly runner?: 'github-hosted' | 'self-hosted';
  /**
   * `given`: the action as a bundle of its own, which takes its numbers from `pace.js` instead of measuring.
   * Default: the committed action, which measures.
   */
  readonly numbers?: 'given' | 'measured';
  /**
   * `private`: the repository is on a host of this machine, which gives it to git for a job's token;
   * `closed`: for none. Reports then have no links, because the host has no TLS. Default: the host is
   * GitHub by name, and out of reach.
   */
  readonly host?: 'private' | 'closed';
  /** Of another GitHub than github.com; it is one by name only, and out of reach. */
  readonly serverUrl?: string;
  /** Where its jobs reach GitHub; default: at the fake itself. */
  readonly apiUrl?: string;
  readonly startContainers?: RunRequest['startContainers'];
  /** Folders of other actions that its workflows use. */
  readonly actions?: Readonly<Record<string, string>>;
  /** More variables of its machines. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A finished attempt. */
export interface Finished {
  readonly run: Run;
  readonly event: ProjectEvent;
  readonly result: RunResult;
}

/** How an attempt is started again, or differs from the usual. */
interface RunOptions {
  readonly workflow?: string;
  readonly actor?: Account;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The repository of the head, where it is another. */
  readonly head?: Repository | null;
}

/** The way off this machine, as to the real GitHub: nobody listens there. */
const NOWHERE = { https_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1,localhost' };

export class Project implements AsyncDisposable {
  readonly github: FakeGithub;
  readonly #host: GitHost | undefined;
  readonly repository: Repository;
  readonly git: GitRepository;
  readonly mona: Account;
  readonly #folder: string;
  readonly #options: ProjectOptions;
  /** The folder of perf-gate's action. */
  readonly #action: string;
  readonly #workflows = new Map<string, Workflow>();
  readonly #forks = new Map<Repository, GitRepository>();
  #runs = 0;

  private constructor(
    github: FakeGithub,
    host: GitHost | undefined,
    { folder, action }: { readonly folder: string; readonly action: string },
    options: ProjectOptions,
  ) {
    this.github = github;
    this.#host = host;
    this.#folder = folder;
    this.#options = options;
    this.#action = action;
    this.git = new GitRepository(join(folder, 'shop'));
    this.mona = github.state.addAccount('mona');
    const { origin } = this.git;
    this.repository = github.state.addRepository({ owner: 'octo', name: 'shop', git: origin });
    for (const path of Object.keys(options.workflows)) {
      this.#workflows.set(path, github.state.addWorkflow(this.repository, path));
    }
  }

  static async create(options: ProjectOptions): Promise<Project> {
    const folder = mkdtempSync(join(tmpdir(), 'perf-gate-project-'));
    const isGiven = options.numbers === 'given';
    const action = isGiven ? await makeGivenAction(join(folder, 'action')) : ROOT;
    const github = await startFakeGithub();
    const repositories = { 'octo/shop': join(folder, 'shop', 'origin.git') };
    const isOpen = options.host === 'private';
    const admits = (token: string): boolean => isOpen && canRead(github.findToken(token));
    const host = options.host && (await startGitHost({ repositories, admits }));
    return new Project(github, host, { folder, action }, options);
  }

  /** The first commit on main, without a run. */
  begin(): string {
    return this.git.commit('main', { ...this.adoption, ...this.#options.files });
  }

  /** The same without perf-gate, which a pull request with the `adoption` brings. */
  beginWithoutGate(): string {
    return this.git.commit('main', this.#options.files);
  }

  /** The files that make it a project with perf-gate. */
  get adoption(): Files {
    const { workflows, config = '' } = this.#options;
    return { 'perf-gate.yml': configOf(this.#options) + config, ...workflows };
  }

  /** A commit on main and its push run. */
  push(files: Files, options?: RunOptions): Promise<Finished> {
    const sha = this.git.commit('main', files);
    return this.run(pushEvent(this.repository, 'main', sha), options);
  }

  /** A pull request from a branch of the repository; its run comes with `runPull`. */
  openPull(branch: string, files: Files): Pull {
    const sha = this.git.commit(branch, files);
    const base = { ref: 'main', sha: this.git.tip('main') };
    return this.github.state.addPull({
      repository: this.repository,
      head: { ref: branch, sha },
      base,
      user: this.mona,
    });
  }

  /** A fork with a branch on it, and a pull request from there. */
  openPullFromFork(branch: string, files: Files, login = 'stranger'): Pull {
    const fork = new GitRepository(join(this.#folder, login));
    fork.copyFrom(this.git);
    const sha = fork.commit(branch, files);
    this.git.fetch(fork, branch);
    const head = this.github.state.addRepository({
      owner: this.github.state.addAccount(login),
      name: 'shop',
      parent: this.repository,
      git: fork.origin,
    });
    this.#forks.set(head, fork);
    const base = { ref: 'main', sha: this.git.tip('main') };
    return this.github.state.addPull({
      repository: this.repository,
      head: { ref: branch, sha, repository: head },
      base,
    });
  }

  /** New commits on the pull request's branch. */
  updatePull({ head }: Pull, files: Files): void {
    const fork = head.repository === null ? undefined : this.#forks.get(head.repository);
    head.sha = (fork ?? this.git).commit(head.ref, files);
    if (fork !== undefined) this.git.fetch(fork, head.ref);
  }

  /** What GitHub runs when a pull request is opened or gets commits. */
  runPull(pull: Pull, options: RunOptions & { readonly event?: string } = {}): Promise<Finished> {
    const event = this.testMerge(pull, options.event);
    return this.run(event, { head: pull.head.repository, ...options });
  }

  /** The event of a pull request as it is now, whose run is still to be added. */
  testMerge(pull: Pull, name?: string): ProjectEvent {
    pull.base.sha = this.git.tip('main');
    const ref = `refs/pull/${pull.number}/merge`;
    return pullEvent(pull, this.git.mergeInto(pull.base.sha, pull.head.sha, ref), name);
  }

  /** The button; the merge commit becomes the tip of main, and its push run follows. */
  async mergePull(pull: Pull, options?: RunOptions): Promise<Finished> {
    const sha = this.git.mergeInto(this.git.tip('main'), pull.head.sha, 'refs/heads/merged');
    this.git.moveTo('main', sha);
    this.github.state.merge(pull, sha);
    return await this.run(pushEvent(this.repository, 'main', sha), options);
  }

  /** A tag on the tip of main. */
  pushTag(name: string): Promise<Finished> {
    return this.run(tagEvent(this.repository, name, this.git.tag(name)));
  }

  runMergeGroup(pull: Pull): Promise<Finished> {
    const base = { ref: 'main', sha: this.git.tip('main') };
    const sha = this.git.mergeInto(base.sha, pull.head.sha, 'refs/heads/gh-readonly-queue/main/1');
    return this.run(mergeGroupEvent(this.repository, { number: pull.number, base }, sha));
  }

  dispatch(inputs: JsonObject = {}, options?: RunOptions): Promise<Finished> {
    return this.run(dispatchEvent(this.repository, this.git.tip('main'), inputs), options);
  }

  runSchedule(options?: RunOptions): Promise<Finished> {
    return this.run(scheduleEvent(this.repository, this.git.tip('main')), options);
  }

  /** The workflow that follows a finished run, as it stands on the default branch. */
  secondStage(
    { run }: Pick<Finished, 'run'>,
    workflow: string,
    options?: RunOptions,
  ): Promise<Finished> {
    const event = workflowRunEvent(this.repository, run, this.git.tip('main'));
    return this.run(event, { workflow, ...options });
  }

  /** "Re-run all jobs". */
  async rerun(
    { run, event }: Omit<Finished, 'result'>,
    options: RunOptions = {},
  ): Promise<Finished> {
    this.github.state.rerun(run);
    return { run, event, result: await this.#finish(run, event, options) };
  }

  async run(event: ProjectEvent, options: RunOptions = {}): Promise<Finished> {
    const run = this.addRun(event, options);
    return { run, event, result: await this.#finish(run, event, options) };
  }

  /** A run that is in progress, and goes on only as the test says. */
  addRun(event: ProjectEvent, { workflow, actor, head }: RunOptions = {}): Run {
    return this.github.state.addRun({
      workflow: this.#workflowAt(workflow),
      event: event.name,
      headSha: event.headSha,
      headBranch: event.headBranch,
      headRepository: head === undefined ? this.repository : head,
      status: 'in_progress',
      actor: actor ?? this.mona,
    });
  }

  async #finish(run: Run, event: ProjectEvent, options: RunOptions): Promise<RunResult> {
    await using running = this.start(run, event, options);
    const result = await running.finished;
    this.github.state.finish(run, result.conclusion);
    return result;
  }

  /** The current attempt of a run, under way. */
  start(run: Run, event: ProjectEvent, options: RunOptions = {}) {
    const { runner = 'self-hosted', startContainers, actions = {}, variables = {} } = this.#options;
    const serverUrl = this.#host?.url ?? this.#options.serverUrl;
    const { path } = run.workflow;
    const { owner, name, id } = this.repository;
    const repository = `${owner.login}/${name}`;
    this.#runs += 1;
    return runWorkflow({
      workflow: { path, text: this.#options.workflows[path] ?? '' },
      event: { name: event.name, payload: event.payload },
      run: {
        repository,
        repositoryId: id,
        runId: run.id,
        attempt: run.attempts.length,
        sha: event.sha,
        ref: event.ref,
        actor: run.actor.login,
        triggeringActor: (options.actor ?? run.actor).login,
        ...(serverUrl === undefined ? {} : { serverUrl }),
        apiUrl: this.#options.apiUrl ?? this.github.url,
        resultsUrl: this.#options.apiUrl ?? this.github.url,
      },
      runner: {
        folder: join(this.#folder, `machine-${this.#runs}`),
        node: process.execPath,
        environment: runner,
        name: runner === 'self-hosted' ? 'bench-1' : `hosted-${this.#runs}`,
        variables: { ...NOWHERE, ...variables },
      },
      issueCredentials: (job) => this.#issueCredentials(run, job),
      repositories: { [repository]: this.git.origin },
      actions: { 'org/perf-gate': this.#action, ...actions },
      ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
      ...(startContainers === undefined ? {} : { startContainers }),
    });
  }

  #issueCredentials(run: Run, job: JobIdentity) {
    const permissions: Permissions = {
      actions: job.permissions.actions ?? 'none',
      contents: job.permissions.contents ?? 'none',
      issues: job.permissions.issues ?? 'none',
      pull_requests: job.permissions['pull-requests'] ?? 'none',
    };
    return {
      token: this.github.issueToken({ repository: this.repository, permissions }),
      runtimeToken: this.github.issueRuntimeToken(run),
    };
  }

  #workflowAt(path = Object.keys(this.#options.workflows)[0] ?? ''): Workflow {
    const workflow = this.#workflows.get(path);
    if (workflow === undefined) throw new Error(`the project has no ${path}`);
    return workflow;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    await this.#host?.[Symbol.asyncDispose]();
    await this.github[Symbol.asyncDispose]();
  }
}

const canRead = (token: Token | undefined): boolean =>
  token !== undefined && ['read', 'write'].includes(token.permissions.contents ?? 'none');

/** The only job of a run, or the one of this name. */
export function jobOf({ result }: Finished, name?: string): JobResult {
  const found = result.jobs.filter(({ job }) => name === undefined || job.name === name);
  const [job] = found;
  if (job === undefined || found.length > 1) throw new Error(`${found.length} jobs ${name ?? ''}`);
  return job;
}

/** The step that gated: the last one with a verdict or a summary of its own. */
export function gateOf(finished: Finished, name?: string) {
  const job = jobOf(finished, name);
  const step = job.steps.findLast(({ id }) => /perf-gate|^(?:gate|perf|__self)$/.test(id));
  if (step === undefined) throw new Error(`no gate among ${job.steps.map(({ id }) => id)}`);
  return { ...step, log: job.log, leftBehind: job.leftBehind, summary: step.summary ?? '' };
}
