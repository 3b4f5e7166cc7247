// A step that uses a JavaScript action: its main program, and its post program after all steps.
// actions/runner: src/Runner.Worker/Handlers/NodeScriptActionHandler.cs

import { join } from 'node:path';
import type { ActionFile } from './action-file.ts';
import { actionInputs } from './action-inputs.ts';
import { toTexts } from './expressions.ts';
import { runProcess } from './run-process.ts';
import { printMapping } from './script-work.ts';
import { actionEnvironment } from './step-environment.ts';
import { type StepSession, variablesOf } from './step-session.ts';
import type { StepDocument } from './workflow-document.ts';

interface ActionRun {
  readonly step: StepDocument;
  readonly action: ActionFile;
  readonly program: string;
  readonly isPost: boolean;
  /** What the main program saved for its post program. */
  readonly state: () => Readonly<Record<string, string>>;
}

export const actionWork =
  (run: ActionRun) =>
  async (session: StepSession): Promise<number> => {
    const { job, scope, output, annotations, signal, env } = session;
    const { action } = run;
    const { values, warnings } = actionInputs(action, toTexts(run.step.at('with'), scope), scope);
    for (const warning of warnings) annotations.add('warning', warning);
    if (run.isPost) job.log.print('Post job cleanup.');
    else job.log.print(`##[group]Run ${action.reference}`);
    printMapping(job.log, 'with', values);
    printMapping(job.log, 'env', env);
    if (!run.isPost) job.log.print('##[endgroup]');
    const variables = variablesOf(session, originOf(action.reference));
    return runProcess({
      file: job.request.runner.node,
      arguments: [join(action.folder, run.program)],
      folder: job.folders.workspace,
      environment: actionEnvironment(job, variables, { inputs: values, state: run.state() }),
      onLine: output.onLine,
      signal,
      patience: job.patience,
    });
  };

/** An action out of the workspace has neither. */
function originOf(reference: string): Readonly<Record<string, string>> {
  const [path = '', ref] = reference.split('@');
  if (ref === undefined) return {};
  return { action_repository: path.split('/').slice(0, 2).join('/'), action_ref: ref };
}
