// What the gate needs from outside, given by its caller: a terminal or a workflow.

import { type ArmPorts, noArmSources } from '../arms/ports.ts';
import { type Anchors, noAnchors } from '../baseline/anchors.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import type { MetricName, VerdictKind } from '../verdict/verdict.ts';

export interface GatePorts extends ArmPorts {
  readonly baseline: BaselineStore;
  readonly anchors: Anchors;
  /**
   * Earlier attempts of this very run; none where runs have no attempts. Their blocks are added to
   * ours, so that trying again is not a new roll of the dice.
   * @throws GateError where they cannot be looked for
   */
  readonly earlierAttempts: (plan: Plan) => Promise<EarlierAttempts>;
  /**
   * Who accepted what this candidate costs; `shown`: the verdict of its run. Beside a regression it
   * forgives the loss; beside any verdict later runs are compared with this one. Not called for an
   * invalid run.
   * @throws GateError where that cannot be found out: it is then not accepted
   */
  readonly findAcceptance: (shown: VerdictKind) => Promise<Acceptance | undefined>;
}

export interface EarlierAttempts {
  /** Valid ones only, oldest first. */
  readonly records: readonly RunRecord[];
  /**
   * Metrics that the newest attempt reported as regressions; needed where its record alone cannot show
   * them.
   */
  readonly shown: readonly MetricName[];
  /** Why `records` may be incomplete, as a sentence. */
  readonly note: string | undefined;
}

type WorkflowPorts = 'earlierAttempts' | 'findAcceptance' | 'arms' | 'anchors';

/** For a run that is not part of a workflow: it has no attempts, and a loss cannot be accepted. */
export const noWorkflow: Pick<GatePorts, WorkflowPorts> = {
  earlierAttempts: async () => ({ records: [], shown: [], note: undefined }),
  findAcceptance: async () => undefined,
  arms: noArmSources,
  anchors: noAnchors,
};
