// The steps of a job, each with the work that its `run` or `uses` asks for.

import { join } from 'node:path';
import { type ActionFile, readAction } from './action-file.ts';
import { actionWork } from './action-work.ts';
import { checkoutPostWork, checkoutWork } from './checkout-work.ts';
import { type Scope, toJson, toText, toTexts } from './expressions.ts';
import type { JobState } from './job-state.ts';
import { isObject, type JsonObject } from './json.ts';
import type { RunRequest } from './run-request.ts';
import { RunnerError } from './runner-error.ts';
import { scriptWork } from './script-work.ts';
import type { PreparedStep } from './step-session.ts';
import type { JobDocument, StepDocument, WorkflowDocument } from './workflow-document.ts';

/** They prepare what the machine of a test has already. */
const DO_NOTHING = ['setup-node', 'setup-python', 'setup-go', 'setup-java', 'setup-ruby', 'cache'];

/** @throws RunnerError for what this runner cannot run, before anything has run */
export function prepareSteps(
  document: WorkflowDocument,
  job: JobDocument,
  state: JobState,
): readonly PreparedStep[] {
  const defaults = runDefaults(document, job, state.scope({}));
  return job.steps.map((step) => {
    const reference = step.at('uses')?.assertString('uses').value;
    if (reference === undefined) return { ...basis(step), work: scriptWork(step, defaults) };
    return usingStep(step, reference, state);
  });
}

function runDefaults(document: WorkflowDocument, job: JobDocument, scope: Scope): JsonObject {
  const of = (token: ReturnType<JobDocument['at']>): JsonObject => {
    const value = token ? toJson(token, scope) : {};
    const run = isObject(value) ? value.run : {};
    return isObject(run) ? run : {};
  };
  return { ...of(document.defaults), ...of(job.at('defaults')) };
}

function usingStep(step: StepDocument, reference: string, job: JobState): PreparedStep {
  const own = basis(step);
  const name = reference.split('@')[0] ?? '';
  if (name === 'actions/checkout') {
    const post = () => ({ ...own, ...postOf(own, 'always()'), work: checkoutPostWork(step) });
    return { ...own, work: checkoutWork(step), post };
  }
  if (DO_NOTHING.some((action) => name === `actions/${action}`)) {
    return { ...own, work: async () => 0 };
  }
  if (reference.startsWith('./')) return localActionStep(step, reference, job);
  return actionStep(step, () => readAction(reference, actionFolder(job.request, name)));
}

/** The workspace is empty until something has been checked out, so it is read when the step runs. */
function localActionStep(step: StepDocument, reference: string, job: JobState): PreparedStep {
  return actionStep(step, () => {
    const folder = join(job.folders.workspace, reference);
    try {
      return readAction(reference, folder);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      throw new Error(
        `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
      );
    }
  });
}

/** @throws RunnerError when the request does not say where the action is */
function actionFolder({ actions }: RunRequest, name: string): string {
  const folder = actions?.[name];
  if (folder === undefined) throw new RunnerError(`this runner does not know the action ${name}`);
  return folder;
}

function actionStep(step: StepDocument, read: () => ActionFile): PreparedStep {
  const own = basis(step);
  let action: ActionFile | undefined;
  let saved: Readonly<Record<string, string>> = {};
  const state = () => saved;
  return {
    ...own,
    work: (session) => {
      action = read();
      return actionWork({ step, action, program: action.main, isPost: false, state })(session);
    },
    onState: (values) => {
      saved = values;
    },
    post: () => {
      if (action?.post === undefined) return undefined;
      const run = { step, action, program: action.post, isPost: true, state };
      return { ...own, ...postOf(own, action.postCondition), work: actionWork(run) };
    },
  };
}

const postOf = (own: ReturnType<typeof basis>, condition: string) => ({
  id: own.id,
  name: (scope: Scope) => `Post ${own.name(scope)}`,
  condition,
});

function basis(step: StepDocument) {
  return {
    id: step.id,
    name: (scope: Scope) => nameOf(step, scope),
    condition: step.condition,
    env: (scope: Scope) => toTexts(step.at('env'), scope),
    timeoutMinutes: (scope: Scope) => Number(textOf(step, 'timeout-minutes', scope) || '0'),
    continuesOnError: (scope: Scope) => textOf(step, 'continue-on-error', scope) === 'true',
  };
}

function nameOf(step: StepDocument, scope: Scope): string {
  const given = textOf(step, 'name', scope);
  const [line = ''] = (textOf(step, 'uses', scope) || textOf(step, 'run', scope)).split('\n');
  return given || `Run ${line}`;
}

function textOf(step: StepDocument, key: Parameters<StepDocument['at']>[0], scope: Scope): string {
  const token = step.at(key);
  return token ? toText(token, scope) : '';
}
