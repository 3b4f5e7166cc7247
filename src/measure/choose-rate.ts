// The rate of the fixed-rate phase, known before anything is measured: response times compare only at one rate.

import type { FoundBaseline } from '../baseline/store.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { PerSecond } from '../units.ts';

/**
 * What the user asked for, else what the newest record of this plan had, else what an earlier
 * attempt had; `undefined` without any.
 */
export function chooseRate(
  plan: Plan,
  { records }: FoundBaseline,
  earlier: readonly RunRecord[] = [],
): PerSecond | undefined {
  if (plan.load.rate !== 'auto') return plan.load.rate;
  const ofThisPlan = ({ planHash }: RunRecord): boolean => planHash === plan.hash;
  const stored = records.findLast((record) => record.accepted && ofThisPlan(record));
  return (stored ?? earlier.findLast(ofThisPlan))?.load.offeredRate;
}
