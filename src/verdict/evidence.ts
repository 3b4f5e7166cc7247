// What a verdict stands on: the candidate beside stored records, or paired blocks of both versions.

import type { ComparePlan, LoadPlan, Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { BlockPair } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { AlphaBudget, TestLevels } from '../stats/alpha.ts';
import type { PairShares } from '../stats/pair-shares.ts';
import type { Comparable } from './comparable.ts';
import type { CleanedPairs } from './metrics/cleaned.ts';
import type { CpuRole } from './metrics/cpu-role.ts';

/** The part of the plan that says what is forgiven. */
export type JudgedPlan = Pick<Plan, 'tolerances' | 'limits' | 'requests'> & {
  readonly load: Pick<LoadPlan, 'rate'>;
  readonly compare: Pick<ComparePlan, 'gateCpu'>;
};

export type Evidence = StoredEvidence | PairedEvidence;

interface Shared {
  readonly candidate: RunRecord;
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
  /** For each limit, and for errors. */
  readonly rest: TestLevels;
}

/** The candidate was measured alone and is compared with records of earlier runs. */
export interface StoredEvidence extends Shared {
  readonly kind: 'stored';
  readonly baseline: Comparable;
  readonly alpha: AlphaBudget;
}

/** Both versions were measured in turn. A block without a partner is in neither record. */
export interface PairedEvidence extends Shared {
  readonly kind: 'paired';
  /** The baseline's blocks, as a record of its own. */
  readonly baselineArm: RunRecord;
  readonly pairs: readonly BlockPair[];
  /** How many pairs the run was to have when it was judged; at least as many as there are. */
  readonly plannedPairs: number;
  readonly shares: PairShares;
  readonly cleaned: CleanedPairs;
  readonly cpu: CpuRole;
}
