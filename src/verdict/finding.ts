// What each part of the judgement is given, and what it hands back.

import type { RunRecord } from '../measure/run-record.ts';
import type { LoadPlan, Plan } from '../plan/plan.ts';
import type { AlphaBudget } from './alpha.ts';
import type { Comparable } from './comparable.ts';
import type { Incident } from './incident.ts';
import type { Comparison, InvalidReason, Warning } from './verdict.ts';

/** The part of the plan that says what is forgiven. */
export type JudgedPlan = Pick<Plan, 'tolerances' | 'limits' | 'requests'> & {
  readonly load: Pick<LoadPlan, 'rate'>;
};

/** Everything there is to be judged. */
export interface Case {
  readonly candidate: RunRecord;
  readonly baseline: Comparable;
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
  readonly alpha: AlphaBudget;
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
