// Runs a workflow as GitHub would; the door to this folder.

import { Cancellation } from './cancellation.ts';
import { LogWatch } from './log-watch.ts';
import type { RunRequest } from './run-request.ts';
import type { RunResult } from './run-result.ts';
import { RunningWorkflow } from './running-workflow.ts';
import { readWorkflow } from './workflow-document.ts';

/** A run under way. Disposing of it cancels it and waits for its end. */
export interface WorkflowRun extends AsyncDisposable {
  /** @throws RunnerError when the workflow cannot be run here; jobs that fail are results */
  readonly finished: Promise<RunResult>;
  /** As the button does: jobs under way are interrupted, and only `always()` and `cancelled()` go on. */
  cancel(): void;
  /** Waits for a line of any job's log; fails when the run ends without it. */
  logged(line: RegExp): Promise<string>;
}

/** Jobs run one after another, as on a GitHub with one free runner. */
export function runWorkflow(request: RunRequest): WorkflowRun {
  const lines = new LogWatch();
  const cancellation = new Cancellation();
  const watched: RunRequest = {
    ...request,
    onLog: (line, job) => {
      request.onLog?.(line, job);
      lines.add(line);
    },
  };
  const finished = readWorkflow(request.workflow.path, request.workflow.text).then((document) =>
    new RunningWorkflow({ request: watched, document, cancellation }).finish(),
  );
  const ended = finished.then(
    () => lines.end(),
    () => lines.end(),
  );
  return {
    finished,
    cancel: () => cancellation.request(),
    logged: (line) => lines.find(line),
    async [Symbol.asyncDispose]() {
      cancellation.request();
      await ended;
    },
  };
}
