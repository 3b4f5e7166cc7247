// The environment of a step's process, in the order in which the runner lays one over the other.
// actions/runner: ActionRunner.cs, ScriptHandler.cs, NodeScriptActionHandler.cs

import { dirname } from 'node:path';
import { githubVariables } from './github-context.ts';
import type { JobState } from './job-state.ts';
import { isObject, type JsonObject } from './json.ts';

/** What the machine has before any job. */
function machineVariables({ request, folders, trackingId }: JobState): Record<string, string> {
  const { node, variables } = request.runner;
  return {
    PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
    HOME: folders.home,
    LANG: 'C.UTF-8',
    ...variables,
    RUNNER_TRACKING_ID: trackingId,
    GITHUB_ACTIONS: 'true',
    CI: 'true',
  };
}

export interface StepVariables {
  /** The variables of the workflow, the job and the step. */
  readonly env: Readonly<Record<string, string>>;
  /** The `github` context of this step. */
  readonly github: JsonObject;
  /** `GITHUB_OUTPUT` and so on. */
  readonly files: Readonly<Record<string, string>>;
}

/** The environment of a `run:` step: it gets no token to upload artifacts. */
export function scriptEnvironment(job: JobState, step: StepVariables): Record<string, string> {
  const machine = machineVariables(job);
  const path = [...[...job.path].reverse(), step.env.PATH ?? machine.PATH].join(':');
  const runner = runnerVariables(job.contexts.runner);
  const github = githubVariables(step.github);
  return { ...machine, ...step.env, PATH: path, ...runner, ...github, ...step.files };
}

/** The environment of a JavaScript action: has its inputs, and the token for GitHub's own services. */
export function actionEnvironment(
  job: JobState,
  step: StepVariables,
  own: {
    readonly inputs: Readonly<Record<string, string>>;
    readonly state: Readonly<Record<string, string>>;
  },
): Record<string, string> {
  return {
    ...scriptEnvironment(job, step),
    ...prefixed('STATE_', own.state),
    ...inputVariables(own.inputs),
    ACTIONS_RUNTIME_URL: `${job.request.run.resultsUrl}/`,
    ACTIONS_RUNTIME_TOKEN: job.credentials.runtimeToken,
    ACTIONS_RESULTS_URL: `${job.request.run.resultsUrl}/`,
  };
}

/** Upper case, spaces become underscores, hyphens stay. */
const inputVariables = (inputs: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );

const prefixed = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));

const runnerVariables = (runner: JsonObject[string] | undefined) =>
  Object.fromEntries(
    Object.entries(isObject(runner) ? runner : {}).map(([name, value]) => [
      `RUNNER_${name.toUpperCase()}`,
      String(value),
    ]),
  );
