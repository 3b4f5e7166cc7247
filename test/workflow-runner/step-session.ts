// One step while it runs, and what its work may use.

import type { Annotations } from './annotations.ts';
import type { Scope } from './expressions.ts';
import type { FileCommands } from './file-commands.ts';
import type { JobState } from './job-state.ts';
import { isObject, type JsonObject } from './json.ts';
import type { StepVariables } from './step-environment.ts';
import type { StepOutput } from './step-output.ts';

export interface StepSession {
  readonly job: JobState;
  /** `GITHUB_ACTION`. */
  readonly id: string;
  readonly scope: Scope;
  readonly output: StepOutput;
  readonly annotations: Annotations;
  readonly files: FileCommands;
  readonly env: Readonly<Record<string, string>>;
  /** Cancelled, or out of time. */
  readonly signal: AbortSignal;
}

/** A step, ready to run. */
export interface PreparedStep {
  readonly id: string;
  readonly name: (scope: Scope) => string;
  readonly condition: string;
  readonly env: (scope: Scope) => Readonly<Record<string, string>>;
  readonly timeoutMinutes: (scope: Scope) => number;
  readonly continuesOnError: (scope: Scope) => boolean;
  /** The exit code. */
  readonly work: (session: StepSession) => Promise<number>;
  /** For `STATE_*` of its post step. */
  readonly onState?: (state: Readonly<Record<string, string>>) => void;
  /** Run after all steps, latest first, if this one has begun; asked after it. */
  readonly post?: () => PreparedStep | undefined;
}

/** What the process of a step gets; `extra` are `action_repository` and the like. */
export function variablesOf(session: StepSession, extra: JsonObject = {}): StepVariables {
  const { job, id, env, files } = session;
  const { github } = job.contexts;
  const known = isObject(github) ? github : {};
  return { env, github: { ...known, action: id, ...extra }, files: files.variables };
}
