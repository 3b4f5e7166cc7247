// The port behind which baselines are kept: files today, other places by other stores.

import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';

export interface BaselineStore {
  /**
   * Records that were stored under the plan's name; whether they are comparable is for the judge.
   * @throws GateError `record-unreadable` when there is something that cannot be read.
   */
  find(plan: Plan): Promise<FoundBaseline>;
  /**
   * Adds one record to those that are kept.
   * @throws GateError `record-unreadable`, `record-too-large` or `baseline-not-written`; what was
   * stored before is then untouched.
   */
  store(record: RunRecord): Promise<StoredBaseline>;
}

export interface FoundBaseline {
  /** Newest last. */
  readonly records: readonly RunRecord[];
  /** Where they came from, as a phrase: `baseline.json`. */
  readonly description: string;
  /** Why there are none, as a whole sentence. */
  readonly why?: string;
}

export type StoredBaseline =
  /** `description`: where the record went, as a phrase; `records`: how many are kept there now. */
  | { readonly kind: 'stored'; readonly description: string; readonly records: number }
  | { readonly kind: 'not-kept' };
