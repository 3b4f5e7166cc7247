// One job on a machine of its own: its steps, what they leave, and what it leaves.

import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cancellation } from './cancellation.ts';
import { toJson, toText, toTexts } from './expressions.ts';
import { type JobFolders, makeFolders } from './job-folders.ts';
import { JobState } from './job-state.ts';
import type { JsonObject } from './json.ts';
import { prepareSteps } from './prepare-steps.ts';
import { findByVariable, kill } from './processes.ts';
import type { JobIdentity, RunRequest } from './run-request.ts';
import type { JobResult, LeftProcess, StepResult } from './run-result.ts';
import { runStep } from './run-step.ts';
import { RunnerError } from './runner-error.ts';
import type { PreparedStep } from './step-session.ts';
import type { JobDocument, WorkflowDocument } from './workflow-document.ts';

interface JobAssignment {
  readonly request: RunRequest;
  readonly document: WorkflowDocument;
  readonly job: JobDocument;
  readonly identity: JobIdentity;
  /** `github`, `inputs`, `needs`, `matrix`, `strategy`, `vars`, and `secrets` without the token. */
  readonly contexts: { readonly github: JsonObject; readonly secrets: JsonObject } & JsonObject;
  readonly cancellation: Cancellation;
}

export async function runJob(assignment: JobAssignment): Promise<JobResult> {
  const { document, job, identity } = assignment;
  const state = await startJob(assignment);
  const steps = prepareSteps(document, job, state);
  const scope = state.scope({});
  state.env = { ...toTexts(document.env, scope), ...toTexts(job.at('env'), scope) };
  await using _containers = await startContainers(job, state);
  using _clock = startClock(job, state, assignment.cancellation);
  const { results, leftBehind } = await runAndClear(state, steps);
  const outputs = jobOutputs(job, state);
  rmSync(state.folders.temp, { recursive: true, force: true });
  return {
    job: identity,
    conclusion: state.status,
    outputs,
    steps: results,
    log: state.log.text,
    annotations: [...results.flatMap(({ annotations }) => annotations), ...state.annotations.all],
    leftBehind,
    workspace: state.folders.workspace,
  };
}

async function startJob(assignment: JobAssignment): Promise<JobState> {
  const { request, identity, contexts, cancellation } = assignment;
  const { environment = 'github-hosted', folder } = request.runner;
  const credentials = await request.issueCredentials(identity);
  const folders = makeFolders({
    root: folder,
    jobName: identity.name,
    repository: request.run.repository,
    isHosted: environment === 'github-hosted',
  });
  const secrets = { ...contexts.secrets, GITHUB_TOKEN: credentials.token };
  const state = new JobState({
    request,
    identity,
    credentials,
    folders,
    cancellation,
    trackingId: `github_${randomUUID()}`,
    contexts: {
      ...contexts,
      secrets,
      github: {
        ...contexts.github,
        job: identity.id,
        token: credentials.token,
        workspace: folders.workspace,
        event_path: writeEvent(folders, request),
      },
      runner: runnerContext(request, folders),
    },
  });
  for (const secret of [...Object.values(secrets), credentials.runtimeToken]) {
    state.masks.add(String(secret));
  }
  return state;
}

function writeEvent({ temp }: JobFolders, { event }: RunRequest): string {
  const folder = join(temp, '_github_workflow');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(event.payload, undefined, 2));
  return path;
}

function runnerContext({ runner, run }: RunRequest, folders: JobFolders): JsonObject {
  return {
    name: runner.name ?? 'GitHub Actions 1',
    environment: runner.environment ?? 'github-hosted',
    os: 'Linux',
    arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
    temp: folders.temp,
    tool_cache: folders.toolCache,
    workspace: join(folders.workspace, '..'),
    ...(run.isDebug ? { debug: '1' } : {}),
  };
}

async function startContainers(job: JobDocument, state: JobState): Promise<AsyncDisposable> {
  const read = (key: 'container' | 'services') => {
    const token = job.at(key);
    return token && toJson(token, state.scope(state.env));
  };
  const [container, services] = [read('container'), read('services')];
  if (container === undefined && services === undefined) {
    return { [Symbol.asyncDispose]: async () => {} };
  }
  const { startContainers: start } = state.request;
  if (!start) throw new RunnerError(`job ${job.id}: container and services are not supported`);
  const running = await start({ job: state.identity, container, services });
  state.services = running.services;
  return running;
}

/** `timeout-minutes` of a job cancels it, and says so. */
function startClock(job: JobDocument, state: JobState, cancellation: Cancellation): Disposable {
  const token = job.at('timeout-minutes');
  const minutes = token ? Number(toText(token, state.scope(state.env))) : 360;
  const timer = setTimeout(() => {
    state.annotations.add(
      'error',
      `The job has exceeded the maximum execution time of ${minutes} minutes`,
    );
    cancellation.request();
  }, minutes * state.patience.minute);
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}

/** Nothing of a job lives on, also when the runner itself could not go on. */
async function runAndClear(state: JobState, steps: readonly PreparedStep[]) {
  let leftBehind: readonly LeftProcess[] = [];
  let results: readonly StepResult[] = [];
  try {
    results = await runSteps(state, steps);
  } finally {
    leftBehind = await endOrphans(state);
  }
  return { results, leftBehind };
}

async function runSteps(state: JobState, steps: readonly PreparedStep[]) {
  const results: StepResult[] = [];
  const posts: PreparedStep[] = [];
  for (const step of steps) {
    const result = await nextStep(state, step);
    state.remember(result);
    results.push(result);
    const post = result.outcome === 'skipped' ? undefined : step.post?.();
    if (post) posts.unshift(post);
  }
  for (const post of posts) results.push(await nextStep(state, post));
  return results;
}

function nextStep(state: JobState, step: PreparedStep): Promise<StepResult> {
  if (state.cancellation.isRequested) state.status = 'cancelled';
  return runStep(state, step);
}

/** Ten seconds and more. */
const MOST_LOOKS = 2_000;

async function endOrphans(state: JobState): Promise<readonly LeftProcess[]> {
  const mark = `RUNNER_TRACKING_ID=${state.trackingId}`;
  const left = findByVariable(mark);
  state.log.print('Cleaning up orphan processes');
  for (const { pid, command } of left) {
    state.log.print(`Terminate orphan process: pid (${pid}) (${command})`);
    kill(pid, 'SIGKILL');
  }
  // The kernel takes a moment for it.
  for (let looks = 0; findByVariable(mark).length > 0; looks++) {
    if (looks === MOST_LOOKS) throw new RunnerError(`${mark}: a process does not end`);
    await pause(5);
  }
  return left;
}

/** An output that holds a secret is not handed on. */
function jobOutputs(job: JobDocument, state: JobState): Readonly<Record<string, string>> {
  const outputs = Object.entries(toTexts(job.at('outputs'), state.scope(state.env)));
  const isOpen = ([name, value]: readonly [string, string]) => {
    if (state.masks.apply(value) === value) return true;
    state.annotations.add('warning', `Skip output '${name}' since it may contain secret.`);
    return false;
  };
  return Object.fromEntries(outputs.filter(isOpen));
}
