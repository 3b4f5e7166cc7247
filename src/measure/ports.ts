// What the gate needs from outside, given by the edge that calls it: a terminal or a workflow.

import type { BaselineStore } from '../baseline/store.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../progress.ts';
import type { RunRecord } from '../record/run-record.ts';
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
  /** Where a baseline arm may come from besides what the plan and the store say. */
  readonly arms?: ArmPorts;
  readonly report: (progress: Progress) => void;
  /** Ctrl-C, or a cancelled workflow: everything started is stopped, and the reason is thrown. */
  readonly signal: AbortSignal;
  /** The environment of this process; servers get it scrubbed. */
  readonly ambient: Readonly<Record<string, string | undefined>>;
  /** Folder for logs, made when needed. */
  readonly logs: string;
  readonly identity: RunIdentity;
}

export interface ArmPorts {
  /**
   * The commit that the candidate is a change of, where no record names one; `undefined` where there is
   * none, as for the first commit.
   * @throws GateError where it cannot be found out
   */
  readonly baseCommit?: () => Promise<string | undefined>;
  /**
   * Whether the candidate is a change that may be merged, to be compared with the very commit that it
   * changes; otherwise it is a base branch, and compared with its newest accepted level.
   */
  readonly isChange?: boolean;
  /**
   * The plan that the configuration in the baseline's directory asks for, flags and inputs as given now;
   * `undefined` where that has faults, or is not there.
   * @param within the folder that holds all of the baseline's version: what lies outside is not of it
   */
  readonly readPlan?: (directory: string, within?: string) => Plan | undefined;
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
