// What a run leaves: conclusions, outputs, annotations, logs, and processes that it should not leave.

import type { JobIdentity } from './run-request.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface RunResult {
  readonly conclusion: Conclusion;
  /** In the order in which they ended; a job with a matrix is in it once for each combination. */
  readonly jobs: readonly JobResult[];
}

export interface JobResult {
  readonly job: JobIdentity;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  /** As people see it, masked. */
  readonly log: string;
  /** Those of all steps and of the job itself. */
  readonly annotations: readonly Annotation[];
  /** What still lived when the job had ended; it has been killed since. */
  readonly leftBehind: readonly LeftProcess[];
  /** `GITHUB_WORKSPACE`, which stays as the job left it; `undefined` of a job that did not start. */
  readonly workspace: string | undefined;
}

export interface StepResult {
  /** `__run`, `__org_action` and the like where the workflow gives none. */
  readonly id: string;
  readonly name: string;
  /** Before `continue-on-error`. */
  readonly outcome: Conclusion;
  /** The exit code of its program; `undefined` when the step was skipped or could not begin. */
  readonly exitCode: number | undefined;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown, masked; `undefined` when nothing was written or GitHub refused it. */
  readonly summary: string | undefined;
  readonly annotations: readonly Annotation[];
}

export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  /** `title`, `file`, `line`, `endLine`, `col`, `endColumn`, as far as they were given. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface LeftProcess {
  readonly pid: number;
  readonly command: string;
}
