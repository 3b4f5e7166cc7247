// What measuring needs from outside.

import type { Progress } from '../progress.ts';

export interface MeasurePorts {
  readonly report: (progress: Progress) => void;
  /** Ctrl-C, or a cancelled workflow: everything started is stopped, and the reason is thrown. */
  readonly signal: AbortSignal;
  /** The environment of this process. Servers get it scrubbed. */
  readonly ambient: Readonly<Record<string, string | undefined>>;
  /** Folder for logs, made when needed. */
  readonly logs: string;
  readonly identity: RunIdentity;
}

/** What distinguishes this execution from others. */
export interface RunIdentity {
  readonly id: string;
  readonly attempt: number;
  /** The measured commit, where there is one. */
  readonly commit: string | undefined;
  /** Where people see this run, where it has such a place. */
  readonly url: string | undefined;
  readonly perfGate: string;
}
