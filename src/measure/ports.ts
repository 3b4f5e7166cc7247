// What measuring needs from outside.

import type { Progress } from '../progress.ts';

export interface MeasurePorts {
  readonly report: (progress: Progress) => void;
  /** From now on, these texts are never shown: a login returned them. */
  readonly hide: (secrets: readonly string[]) => void;
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
  /** The commit of a checkout with uncommitted changes, which is then no measured commit. */
  readonly changedFrom?: string | undefined;
  /** Where people see this run, where it has such a place. */
  readonly url: string | undefined;
  readonly perfGate: string;
}

/** @param captured gets what servers return when they are set up: it must be in no record, either */
export const hideAlso = (captured: Set<string>, ports: MeasurePorts): MeasurePorts => ({
  ...ports,
  hide: (secrets) => {
    for (const secret of secrets) captured.add(secret);
    ports.hide(secrets);
  },
});
