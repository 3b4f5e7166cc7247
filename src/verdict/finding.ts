// What each part of the judgement is given, and what it hands back.

import type { ComparePlan, LoadPlan, Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { BlockPair } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { AlphaBudget } from '../stats/alpha.ts';
import type { LookKind, PairBudget } from '../stats/look-plan.ts';
import type { Comparable } from './comparable.ts';
import type { CleanEvidence } from './metrics/cleaned.ts';
import type { CpuRole } from './metrics/cpu-role.ts';
import type { Comparison, InvalidReason, Warning } from './verdict.ts';

/** The part of the plan that says what is forgiven. */
export type JudgedPlan = Pick<Plan, 'tolerances' | 'limits' | 'requests'> & {
  readonly load: Pick<LoadPlan, 'rate'>;
  readonly compare: Pick<ComparePlan, 'gateCpu'>;
};

/** Everything there is to be judged. */
export type Case = StoredCase | PairedCase;

interface Heard {
  readonly candidate: RunRecord;
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
  readonly alpha: AlphaBudget;
  readonly look: LookKind;
}

/** The candidate was measured alone, and is held against records of earlier runs. */
export interface StoredCase extends Heard {
  readonly evidence: 'stored';
  readonly baseline: Comparable;
}

/** Both versions were measured in turn. A block without its partner is in neither record. */
export interface PairedCase extends Heard {
  readonly evidence: 'side-by-side';
  /** The other arm, as a record of its own. */
  readonly baselineArm: RunRecord;
  readonly pairs: readonly BlockPair[];
  readonly alpha: PairBudget;
  readonly cleaned: CleanEvidence;
  readonly cpu: CpuRole;
}

/** One part's contribution to the verdict; what it leaves out it has nothing to say about. */
export interface Finding {
  readonly comparisons?: readonly Comparison[];
  readonly warnings?: readonly Warning[];
  /** Set: the measurement is not worth judging. */
  readonly invalid?: InvalidReason;
  /** What would settle an inconclusive comparison, as whole sentences. */
  readonly needs?: readonly string[];
}
