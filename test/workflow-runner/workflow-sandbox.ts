// Small workflows and actions in a folder of their own, for the tests of the runner itself.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunRequest } from './run-request.ts';
import type { JobResult, RunResult } from './run-result.ts';
import { runWorkflow, type WorkflowRun } from './run-workflow.ts';

/** Short enough for a test, long enough for a process to answer. */
const PATIENCE = { afterInterrupt: 1_000, afterTerminate: 1_000, afterExit: 1_000, minute: 60_000 };

export type Changes = Partial<Omit<RunRequest, 'workflow' | 'run' | 'runner'>> & {
  readonly run?: Partial<RunRequest['run']>;
  readonly runner?: Partial<RunRequest['runner']>;
};

/** Removed when the test ends. */
export class WorkflowSandbox implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'perf-gate-runner-'));

  join(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, text: string): void {
    const path = this.join(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** `uses: org/act@v1`: its program, and what `action.yml` says besides. */
  writeAction(program: string, more = ''): void {
    this.write('act/main.mjs', program);
    const runs = 'runs:\n  using: node24\n  main: main.mjs\n';
    this.write('act/action.yml', `name: act\ndescription: For a test.\n${runs}${more}`);
  }

  /** Jobs, as they stand under `jobs:`, unless the text is a whole workflow. */
  start(text: string, changes: Changes = {}): WorkflowRun {
    const whole = /^on:/m.test(text) ? text : `on: push\njobs:\n${text}`;
    return runWorkflow(this.#request(whole, changes));
  }

  async run(text: string, changes: Changes = {}): Promise<RunResult> {
    await using run = this.start(text, changes);
    return await run.finished;
  }

  /** The steps of one job, as they stand under `steps:`. */
  async runSteps(steps: string, changes: Changes = {}): Promise<JobResult> {
    const { jobs } = await this.run(jobOf(steps), changes);
    const [job] = jobs;
    if (job === undefined) throw new Error('no job has run');
    return job;
  }

  #request(text: string, changes: Changes): RunRequest {
    return {
      workflow: { path: '.github/workflows/test.yml', text },
      event: { name: 'push', payload: { ref: 'refs/heads/main' } },
      issueCredentials: () => ({ token: 'ghs_job_token', runtimeToken: 'runtime_job_token' }),
      actions: { 'org/act': this.join('act') },
      ...changes,
      run: {
        repository: 'octo/shop',
        repositoryId: 7,
        runId: 42,
        sha: 'a'.repeat(40),
        ref: 'refs/heads/main',
        actor: 'mona',
        apiUrl: 'http://127.0.0.1:9/api',
        resultsUrl: 'http://127.0.0.1:9',
        ...changes.run,
      },
      runner: {
        folder: this.join('machine'),
        node: process.execPath,
        patience: PATIENCE,
        ...changes.runner,
      },
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A job `test` with these steps. */
export function jobOf(steps: string): string {
  const indented = steps.trim().replaceAll(/^/gm, '      ');
  return `  test:\n    runs-on: ubuntu-latest\n    steps:\n${indented}\n`;
}
