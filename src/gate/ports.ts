// What the gate needs from outside, given by the edge that calls it: a terminal or a workflow.

import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { Progress } from '../report/progress.ts';

export interface GatePorts {
  readonly baseline: BaselineStore;
  readonly report: (progress: Progress) => void;
  /** Ctrl-C, or a cancelled workflow: everything started is stopped, and the reason is thrown. */
  readonly signal: AbortSignal;
  /** The environment of this process; servers get it scrubbed. */
  readonly ambient: Readonly<Record<string, string | undefined>>;
  /** Folder for logs, made when needed. */
  readonly logs: string;
  readonly identity: RunIdentity;
}

/** What tells this execution from others. */
export interface RunIdentity {
  readonly id: string;
  readonly attempt: number;
  /** The measured commit, where there is one. */
  readonly commit: string | undefined;
  readonly perfGate: string;
}
