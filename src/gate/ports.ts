// What the gate needs from outside, given by the edge that calls it: a terminal or a workflow.

import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../report/progress.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import type { MetricName, VerdictKind } from '../verdict/verdict.ts';

export interface GatePorts {
  readonly baseline: BaselineStore;
  /**
   * Earlier attempts of this very run; none where runs have no attempts. Their blocks are added to
   * ours, so that trying again is not a new roll of the dice.
   * @throws GateError where they cannot be looked for
   */
  readonly earlierAttempts?: (plan: Plan) => Promise<EarlierAttempts>;
  /**
   * Who accepted what this candidate costs; `shown`: what its run came to. Beside a regression it
   * forgives the loss; beside any verdict later runs are compared with this one. Not asked of an
   * invalid run.
   * @throws GateError where that cannot be found out: it is then not accepted
   */
  readonly findAcceptance?: (shown: VerdictKind) => Promise<Acceptance | undefined>;
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
  /** What the newest of them said was beyond its tolerance, should their records not show it again. */
  readonly shown?: readonly MetricName[];
  /** Why some that there were, or may have been, are not among them, as a whole sentence. */
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
