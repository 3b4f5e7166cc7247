// The second arm: the version that the candidate is compared with, ready to be started beside it.

import type { Plan, ServerPlan } from '../plan/plan.ts';
import type { ArmFacts } from '../record/run-record.ts';
import type { Warning } from '../verdict/verdict.ts';

export type StartedServer = Extract<ServerPlan, { kind: 'started' }>;

/** Disposing of it removes what was checked out or unpacked for it. */
export interface BaselineArm extends AsyncDisposable {
  readonly facts: ArmFacts;
  /** How it is started: from its own directory, with its own environment. */
  readonly server: StartedServer;
  /** What its own configuration asks for, where that can be read. */
  readonly plan: Plan | undefined;
  readonly warnings: readonly Warning[];
}

export type OpenedArm =
  | { readonly kind: 'opened'; readonly arm: BaselineArm }
  /** `why`: a whole sentence, with what to do where something can be done. */
  | { readonly kind: 'none'; readonly why: string };
