// A repository on the fake GitHub with some commits on `main`, and a pull request for the second.

import { readdir } from 'node:fs/promises';
import type { FoundBaseline } from '../../src/baseline/store.ts';
import type { Job, JobEvent } from '../../src/github/job/job.ts';
import type { BaselineEvent } from '../../src/plan/action-plan.ts';
import type { Progress } from '../../src/progress.ts';
import { encodeRecords } from '../../src/record/file.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { type Milliseconds, milliseconds } from '../../src/units.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';
import type { GithubState } from '../fake-github/github-state.ts';
import type { Repository, Run, RunStatus } from '../fake-github/state.ts';
import { makeRecord } from '../support/records.ts';
import { github } from './fake-environment.ts';

// After the fake has started: the toolkit reads its address where it is loaded.
export const { openApi } = await import('../../src/github/api/api.ts');
const { ArtifactFiles } = await import('../../src/github/artifacts/files.ts');
const { ArtifactStore } = await import('../../src/github/baselines/store.ts');

const COMMITS = 6;
export const ARTIFACT = 'perf-gate-default';

export type World = Awaited<ReturnType<typeof makeWorld>>;

/**
 * `main` is a line of six commits, c[0] the oldest; the pull request's head forks off c[2] and was
 * tested merged into c[3], so that c[4] and c[5] are not in it.
 */
export async function makeWorld() {
  const folder = await temporaryFolder();
  const { state } = github;
  const repository = state.addRepository({ owner: 'octo', name: `server-${state.nextId()}` });
  const workflow = state.addWorkflow(repository);
  const main = commitLine(state, repository);
  const base = main[3] ?? '';
  const head = state.addCommit({ parents: [main[2] ?? ''] }).sha;
  const merge = state.addCommit({ parents: [base, head] }).sha;
  const own = state.addRun({
    workflow,
    event: 'pull_request',
    headSha: head,
    headBranch: 'feature',
    status: 'in_progress',
  });
  return {
    state,
    repository,
    workflow,
    main,
    merge,
    head,
    own,
    folder,
    event: {
      kind: 'pull-request',
      number: 1,
      base: { ref: 'main', sha: base },
      head: { ref: 'feature', sha: head },
      isFork: false,
    } satisfies JobEvent,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

function commitLine(state: GithubState, repository: Repository): readonly string[] {
  const line: string[] = [];
  for (let index = 0; index < COMMITS; index++) {
    const parents = line.slice(-1);
    const branch = { repository, name: 'main' };
    line.push(state.addCommit({ parents, branch }).sha);
  }
  return line;
}

/** A push run on a commit of `main`; `records`: its baseline, as perf-gate writes it. */
export function addPushRun(
  { state, workflow, main }: World,
  commit: number,
  records: readonly RunRecord[] = [],
  status: RunStatus = 'completed',
): Run {
  const run = state.addRun({ workflow, event: 'push', headSha: main[commit] ?? '', status });
  if (records.length > 0) plantBaseline(state, run, encodeRecords(records).text);
  return run;
}

/** A baseline with one record, by which it is known again. */
export function addBaseline(world: World, commit: number, id = `on c${commit}`): Run {
  return addPushRun(world, commit, [recordOf(id, commit)]);
}

export function recordOf(id: string, day: number, attempt = 1): RunRecord {
  const measuredAt = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
  return makeRecord({ id, attempt, measuredAt });
}

export function plantBaseline(state: GithubState, run: Run, text: string) {
  return state.uploadAs(run, ARTIFACT, { 'baseline.json': text });
}

export interface JobSketch {
  readonly event?: JobEvent;
  readonly run?: Run;
  readonly sha?: string;
  readonly attempt?: number;
  readonly workspace?: string;
  /** Default: true. Some runners do not name the file. */
  readonly isWorkflowNamed?: boolean;
}

function jobIn(world: World, sketch: JobSketch = {}): Job {
  const { repository, folder } = world;
  const run = sketch.run ?? world.own;
  return {
    repository: { owner: repository.owner.login, name: repository.name, id: repository.id },
    run: { id: run.id, attempt: sketch.attempt ?? 1, url: `https://github.com/runs/${run.id}` },
    workflowPath: sketch.isWorkflowNamed === false ? undefined : world.workflow.path,
    event: sketch.event ?? world.event,
    sha: sketch.sha ?? world.merge,
    actor: 'somebody',
    initiator: 'somebody',
    serverUrl: 'https://github.com',
    // No repository: what is measured is then taken from the event.
    workspace: sketch.workspace ?? folder.path,
    temp: folder.path,
    artifacts: 'offered',
  };
}

interface ToolsSketch extends JobSketch {
  readonly events?: readonly BaselineEvent[];
  readonly signal?: AbortSignal;
  readonly wait?: Milliseconds;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a job uses of GitHub, with the token that the README asks for. */
export function openJob(world: World, sketch: ToolsSketch = {}) {
  const job = jobIn(world, sketch);
  const { signal = new AbortController().signal, onProgress = () => undefined } = sketch;
  const permissions = { actions: 'read', contents: 'read' } as const;
  const token = github.issueToken({ repository: world.repository, permissions });
  const backoff = milliseconds(1);
  const { repository, temp } = job;
  const api = openApi({ token, repository, signal, backoff, onWait: () => undefined });
  const files = new ArtifactFiles({ token, repository, temp, signal, retentionDays: 90, backoff });
  const checkout = { directory: job.workspace, ambient: process.env, signal };
  const notes: string[] = [];
  const warnings: string[] = [];
  const store = new ArtifactStore({
    api,
    files,
    job,
    checkout,
    signal,
    settings: {
      baselineEvents: sketch.events ?? ['push'],
      baselineWait: sketch.wait ?? milliseconds(20),
    },
    pollInterval: milliseconds(1),
    log: { annotate: ({ text }) => void warnings.push(text), mask: (text) => text },
    report: (progress) => {
      if (progress.kind === 'note') notes.push(progress.text);
      onProgress(progress);
    },
  });
  process.env.ACTIONS_RUNTIME_TOKEN = github.issueRuntimeToken(sketch.run ?? world.own);
  return { job, api, files, store, checkout, notes, warnings };
}

/** What a gate named `default` finds. */
export function find(world: World, sketch: ToolsSketch = {}): Promise<FoundBaseline> {
  return openJob(world, sketch).store.find({ name: 'default' });
}

export const idsOf = ({ records }: { readonly records: readonly RunRecord[] }) =>
  records.map((record) => record.id);

/** What was left in the job's folder for temporary things. */
export const leftIn = ({ folder }: World): Promise<string[]> => readdir(folder.path);
