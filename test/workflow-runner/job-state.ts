// A job while it runs: what its steps have changed so far.

import { Annotations } from './annotations.ts';
import type { Cancellation } from './cancellation.ts';
import type { Scope, Status } from './expressions.ts';
import type { JobFolders } from './job-folders.ts';
import { JobLog } from './job-log.ts';
import type { JsonObject } from './json.ts';
import { Masks } from './masks.ts';
import type { Credentials, JobIdentity, Patience, RunRequest } from './run-request.ts';
import type { StepResult } from './run-result.ts';

/** GitHub's own. */
const PATIENCE: Patience = {
  afterInterrupt: 7_500,
  afterTerminate: 2_500,
  afterExit: 5_000,
  minute: 60_000,
};

interface JobSetting {
  readonly request: RunRequest;
  readonly identity: JobIdentity;
  readonly credentials: Credentials;
  readonly folders: JobFolders;
  readonly cancellation: Cancellation;
  /** `github`, `needs`, `matrix`, `secrets` …: all but `env`, `steps` and `job.status`. */
  readonly contexts: JsonObject;
  /** `RUNNER_TRACKING_ID`. */
  readonly trackingId: string;
}

export class JobState implements JobSetting {
  readonly request: RunRequest;
  readonly identity: JobIdentity;
  readonly credentials: Credentials;
  readonly folders: JobFolders;
  readonly cancellation: Cancellation;
  readonly contexts: JsonObject;
  readonly trackingId: string;
  readonly masks = new Masks();
  readonly log: JobLog;
  /** What the job itself has to say. */
  readonly annotations: Annotations;
  readonly patience: Patience;
  status: 'success' | 'failure' | 'cancelled' = 'success';
  /** The variables of the workflow and the job, and what steps wrote to `GITHUB_ENV`. */
  env: Readonly<Record<string, string>> = {};
  /** Written to `GITHUB_PATH`; the latest is searched first. */
  path: readonly string[] = [];
  steps: JsonObject = {};
  /** `job.services`. */
  services: JsonObject = {};

  constructor(setting: JobSetting) {
    this.request = setting.request;
    this.identity = setting.identity;
    this.credentials = setting.credentials;
    this.folders = setting.folders;
    this.cancellation = setting.cancellation;
    this.contexts = setting.contexts;
    this.trackingId = setting.trackingId;
    this.patience = setting.request.runner.patience ?? PATIENCE;
    this.log = new JobLog(this.masks, (line) => {
      setting.request.onLog?.(line, setting.identity);
    });
    this.annotations = new Annotations(this.masks, this.log);
  }

  /** A failure does not make a cancelled job a failed one. */
  fail(): void {
    if (this.status === 'success') this.status = 'failure';
  }

  scope(env: Readonly<Record<string, string>>): Scope {
    const { status, services } = this;
    const contexts = { ...this.contexts, env, steps: this.steps, job: { status, services } };
    return { contexts, status: statusOf(status) };
  }

  /** Ids that the workflow did not give are in no context. */
  remember({ id, outputs, outcome, conclusion }: StepResult): void {
    if (!id.startsWith('__'))
      this.steps = { ...this.steps, [id]: { outputs, outcome, conclusion } };
  }
}

const statusOf = (status: JobState['status']): Status => ({
  success: status === 'success',
  failure: status === 'failure',
  cancelled: status === 'cancelled',
});
