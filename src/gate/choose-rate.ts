// The offered rate is the baseline's: a rate taken from the candidate's own speed would hide its loss.

import type { FoundBaseline } from '../baseline/baseline-store.ts';
import type { Plan } from '../plan/plan.ts';
import type { PerSecond } from '../units.ts';

/** What the user asked for, else what the newest record of this plan had; `undefined` with neither. */
export function chooseRate(plan: Plan, { records }: FoundBaseline): PerSecond | undefined {
  if (plan.load.rate !== 'auto') return plan.load.rate;
  return records.findLast((record) => record.accepted && record.planHash === plan.hash)?.load
    .offeredRate;
}
