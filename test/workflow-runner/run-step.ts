// One step: whether it runs, what it left, and how it ended.
// actions/runner: src/Runner.Worker/StepsRunner.cs

import { Annotations } from './annotations.ts';
import { holds, type Scope } from './expressions.ts';
import { type FileAnswers, FileCommands } from './file-commands.ts';
import type { JobState } from './job-state.ts';
import type { Conclusion, StepResult } from './run-result.ts';
import { RunnerError } from './runner-error.ts';
import { StepOutput } from './step-output.ts';
import type { PreparedStep, StepSession } from './step-session.ts';

const NOTHING: FileAnswers = { path: [], env: {}, state: {}, outputs: {}, summary: undefined };

/** Never throws for what the step does; a RunnerError says that it cannot be run here. */
export async function runStep(job: JobState, step: PreparedStep): Promise<StepResult> {
  const attempt = new StepAttempt(job, step);
  const outcome = await attempt.run();
  const conclusion = outcome === 'failure' && attempt.isForgiven() ? 'success' : outcome;
  const { answers, output, annotations } = attempt;
  const result = {
    id: step.id,
    name: job.masks.apply(attempt.name),
    outcome,
    exitCode: attempt.exitCode,
    conclusion,
    outputs: { ...output.outputs, ...answers.outputs },
    summary: answers.summary,
    annotations: annotations.all,
  };
  if (conclusion === 'failure') job.fail();
  return result;
}

class StepAttempt {
  readonly annotations: Annotations;
  readonly output: StepOutput;
  answers = NOTHING;
  exitCode: number | undefined;
  name: string;
  readonly #job: JobState;
  readonly #step: PreparedStep;
  readonly #controller = new AbortController();
  #env: Readonly<Record<string, string>>;
  #isOutOfTime = false;

  constructor(job: JobState, step: PreparedStep) {
    this.#job = job;
    this.#step = step;
    this.#env = job.env;
    this.name = step.id;
    this.annotations = new Annotations(job.masks, job.log);
    this.output = new StepOutput({
      log: job.log,
      masks: job.masks,
      annotations: this.annotations,
      workspace: job.folders.workspace,
      isDebug: job.request.run.isDebug ?? false,
    });
  }

  /** As it is now: a cancellation changes what `success()` gives. */
  get #scope(): Scope {
    return this.#job.scope(this.#env);
  }

  async run(): Promise<Conclusion> {
    try {
      this.#env = { ...this.#env, ...this.#step.env(this.#scope) };
      this.name = this.#step.name(this.#scope);
      if (!this.#isWanted()) return 'skipped';
      return await this.#work();
    } catch (error) {
      if (error instanceof RunnerError) throw error;
      this.output.error(error instanceof Error ? error.message : String(error));
      return 'failure';
    }
  }

  isForgiven(): boolean {
    return this.#step.continuesOnError(this.#scope);
  }

  #isWanted(): boolean {
    return holds(this.#step.condition, this.#scope);
  }

  async #work(): Promise<Conclusion> {
    const files = new FileCommands(this.#job.folders.temp);
    using _cancelled = this.#job.cancellation.listen(() => this.#onCancel());
    using _timeout = this.#startClock();
    let code: number;
    try {
      code = await this.#step.work(this.#session(files));
      this.exitCode = code;
    } finally {
      this.#read(files);
    }
    return this.#conclude(code);
  }

  /** A step that would run in a cancelled job goes on. */
  #onCancel(): void {
    this.#job.status = 'cancelled';
    if (!this.#isWanted()) this.#controller.abort();
  }

  #startClock(): Disposable {
    const minutes = this.#step.timeoutMinutes(this.#scope);
    if (!(minutes > 0)) return { [Symbol.dispose]: () => {} };
    const timer = setTimeout(() => {
      this.#isOutOfTime = true;
      this.#controller.abort();
    }, minutes * this.#job.patience.minute);
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  }

  #session(files: FileCommands): StepSession {
    return {
      job: this.#job,
      id: this.#step.id,
      scope: this.#scope,
      output: this.output,
      annotations: this.annotations,
      files,
      env: this.#env,
      signal: this.#controller.signal,
    };
  }

  #read(files: FileCommands): void {
    const answers = files.read(this.output, this.#job.masks);
    const { path, env } = answers;
    this.answers = answers;
    this.#job.path = [...this.#job.path.filter((one) => !path.includes(one)), ...path];
    this.#job.env = { ...this.#job.env, ...env };
    this.#step.onState?.({ ...this.output.state, ...answers.state });
  }

  #conclude(code: number): Conclusion {
    if (this.#isOutOfTime) {
      const minutes = this.#step.timeoutMinutes(this.#scope);
      this.output.error(`The action '${this.name}' has timed out after ${minutes} minutes.`);
      return 'failure';
    }
    if (this.#controller.signal.aborted) {
      this.output.error('The operation was canceled.');
      return 'cancelled';
    }
    return code !== 0 || this.output.hasRefused ? 'failure' : 'success';
  }
}
