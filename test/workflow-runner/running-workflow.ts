// The jobs of a run: which, in which order, with which rights.

import type { Cancellation } from './cancellation.ts';
import { dispatchInputs } from './dispatch-inputs.ts';
import { holds, type Scope, toJson, toText } from './expressions.ts';
import { githubContext } from './github-context.ts';
import { isObject, type JsonObject } from './json.ts';
import { expandMatrix, matrixSuffix } from './matrix.ts';
import { isBasicExpression } from './official-parser.ts';
import { effectivePermissions, isForkPullRequest, isReadOnlyEvent } from './permissions.ts';
import { runJob } from './run-job.ts';
import type { JobIdentity, RunRequest } from './run-request.ts';
import type { Conclusion, JobResult, RunResult } from './run-result.ts';
import { RunnerError } from './runner-error.ts';
import type { JobDocument, WorkflowDocument } from './workflow-document.ts';

interface RunParts {
  readonly request: RunRequest;
  readonly document: WorkflowDocument;
  readonly cancellation: Cancellation;
}

export class RunningWorkflow {
  readonly #parts: RunParts;
  readonly #results: JobResult[] = [];

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  async finish(): Promise<RunResult> {
    if (!(this.#parts.request.event.name in this.#parts.document.events)) {
      throw new RunnerError(
        `${this.#parts.document.path} does not run on ${this.#parts.request.event.name}`,
      );
    }
    for (const job of this.#inOrder()) await this.#runAll(job);
    return { conclusion: sum(this.#results), jobs: this.#results };
  }

  /** What a job needs comes before it; the parser has refused circles. */
  #inOrder(): readonly JobDocument[] {
    const { jobs } = this.#parts.request;
    const ordered = new Set<JobDocument>();
    const add = (job: JobDocument): void => {
      for (const need of job.needs) add(this.#jobOf(need));
      ordered.add(job);
    };
    for (const job of this.#parts.document.jobs) add(job);
    const chosen = jobs?.map((id) => this.#jobOf(id)) ?? [...ordered];
    return [...ordered].filter((job) => chosen.includes(job));
  }

  #jobOf(id: string): JobDocument {
    const job = this.#parts.document.jobs.find((one) => one.id === id);
    if (job === undefined) throw new RunnerError(`there is no job ${id}`);
    return job;
  }

  /** All combinations of a job. */
  async #runAll(job: JobDocument): Promise<void> {
    const scope = this.#scope(job);
    if (!holds(job.condition, scope)) {
      this.#skip(job, scope);
      return;
    }
    const token = job.at('strategy');
    const strategy = token ? toJson(token, scope) : {};
    const { matrix, ...settings } = isObject(strategy) ? strategy : {};
    const combinations = expandMatrix(matrix);
    const known = {
      'fail-fast': true,
      'max-parallel': combinations.length,
      ...settings,
      'job-total': combinations.length,
    };
    for (const [index, combination] of combinations.entries()) {
      await this.#runOne(job, combination, { ...known, 'job-index': index });
    }
  }

  #skip(job: JobDocument, scope: Scope): void {
    const conclusion = this.#parts.cancellation.isRequested ? 'cancelled' : 'skipped';
    this.#results.push(notRun(this.#identify(job, {}, scope), conclusion));
  }

  /** One that fails takes those that wait with it, unless `fail-fast: false`. */
  async #runOne(job: JobDocument, matrix: JsonObject, strategy: JsonObject): Promise<void> {
    const contexts = { ...this.#contexts(job), matrix, strategy };
    const identity = this.#identify(job, matrix, { ...this.#scope(job), contexts });
    const hasFailed = this.#resultsOf([job.id]).some(({ conclusion }) => conclusion === 'failure');
    if (hasFailed && strategy['fail-fast'] === true) {
      this.#results.push(notRun(identity, 'cancelled'));
      return;
    }
    const { cancellation, request, document } = this.#parts;
    const alone = cancellation.ofJob();
    const work = { request, document, job, identity, contexts, cancellation: alone };
    this.#results.push(await runJob(work));
  }

  #identify(job: JobDocument, matrix: JsonObject, scope: Scope): JobIdentity {
    const { event, run, defaultPermissions = 'restricted' } = this.#parts.request;
    const own = toText(job.name, { ...scope, contexts: { ...scope.contexts, matrix } });
    const permissions = (token: ReturnType<JobDocument['at']>) => token && toJson(token, scope);
    return {
      id: job.id,
      name: isBasicExpression(job.name) ? own : own + matrixSuffix(matrix),
      matrix,
      permissions: effectivePermissions({
        ofJob: permissions(job.at('permissions')),
        ofWorkflow: permissions(this.#parts.document.permissions),
        defaults: defaultPermissions,
        isReadOnly: isReadOnlyEvent(event.name, event.payload, run.actor),
      }),
    };
  }

  /** `success()` and `failure()` look at all that a job depends on, however far away. */
  #scope(job: JobDocument): Scope {
    const ancestors = this.#resultsOf(this.#ancestors(job));
    const isCancelled = this.#parts.cancellation.isRequested;
    return {
      contexts: this.#contexts(job),
      status: {
        success: !isCancelled && ancestors.every(({ conclusion }) => conclusion === 'success'),
        failure: ancestors.some(({ conclusion }) => conclusion === 'failure'),
        cancelled: isCancelled,
      },
    };
  }

  #ancestors(job: JobDocument): readonly string[] {
    return job.needs.flatMap((id) => [id, ...this.#ancestors(this.#jobOf(id))]);
  }

  #resultsOf(ids: readonly string[]): readonly JobResult[] {
    return this.#results.filter(({ job }) => ids.includes(job.id));
  }

  #contexts(job: JobDocument) {
    const { event, secrets = {}, variables = {} } = this.#parts.request;
    const isFork = isForkPullRequest(event.name, event.payload);
    const needs = job.needs.map((id) => {
      const results = this.#resultsOf([id]);
      const outputs = Object.assign({}, ...results.map((result) => result.outputs));
      return [id, { result: sum(results), outputs }];
    });
    return {
      github: githubContext(this.#parts.request, this.#parts.document.name),
      inputs: dispatchInputs(this.#parts.document, event.payload),
      needs: Object.fromEntries(needs),
      secrets: isFork ? {} : secrets,
      vars: variables,
    };
  }
}

function notRun(job: JobIdentity, conclusion: Conclusion): JobResult {
  const nothing = { outputs: {}, steps: [], log: '', annotations: [], leftBehind: [] };
  return { job, conclusion, ...nothing, workspace: undefined };
}

/** The conclusion of several jobs, or of the combinations of one. */
function sum(results: readonly JobResult[]): Conclusion {
  const has = (wanted: Conclusion) => results.some(({ conclusion }) => conclusion === wanted);
  if (has('failure')) return 'failure';
  if (has('cancelled')) return 'cancelled';
  return has('success') || results.length === 0 ? 'success' : 'skipped';
}
