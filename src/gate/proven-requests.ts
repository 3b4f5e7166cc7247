// Which expectations of a plan are known to be right, because a stored version met them. Pure.

import type { Plan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import type { RunRecord } from '../record/run-record.ts';

/** @returns names of requests; the hash of a plan covers what they send and expect */
export function provenRequests(plan: Plan, stored: readonly RunRecord[]): ReadonlySet<string> {
  const hash = planHash(plan);
  const alike = stored.filter((record) => record.planHash === hash);
  const results = alike.flatMap(({ blocks }) =>
    blocks.flatMap(({ capacity }) => [...capacity.requests]),
  );
  return new Set(results.flatMap(([name, { ok }]) => (ok > 0 ? [name] : [])));
}
