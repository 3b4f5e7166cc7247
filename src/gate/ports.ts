// What the gate needs from outside, given by the edge that calls it: a terminal or a workflow.

import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../report/progress.ts';
import type { Acceptance } from '../verdict/acceptance.ts';

export interface GatePorts {
  readonly baseline: BaselineStore;
  /**
   * Earlier attempts of this very run; none where runs have no attempts. Their blocks are added to
   * ours, so that trying again is not a new roll of the dice.
   * @throws GateError where they cannot be looked for
   */
  readonly earlierAttempts?: (plan: Plan) => Promise<EarlierAttempts>;
  /**
   * Who accepted a loss of this candidate; asked only where one was shown.
   * @throws GateError where that cannot be found out: it is then not accepted
   */
  readonly findAcceptance?: () => Promise<Acceptance | undefined>;
  readonly report: (progress: Progress) => void;
  /** Ctrl-C, or a cancelled workflow: everything started is stopped, and the reason is thrown. */
  readonly signal: AbortSignal;
  /** The environment of this process; servers get it scrubbed. */
  readonly ambient: Readonly<Record<string, string | undefined>>;
  /** Folder for logs, made when needed. */
  readonly logs: string;
  readonly identity: RunIdentity;
}

export interface EarlierAttempts {
  /** Valid ones only, oldest first. */
  readonly records: readonly RunRecord[];
  /** Why some that there were could not be read, as a whole sentence. */
  readonly note?: string | undefined;
}

/** What tells this execution from others. */
export interface RunIdentity {
  readonly id: string;
  readonly attempt: number;
  /** The measured commit, where there is one. */
  readonly commit: string | undefined;
  /** Where people see this run, where it has such a place. */
  readonly url?: string;
  readonly perfGate: string;
}
