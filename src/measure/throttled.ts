// Whether the CPU quota of this machine's cgroup disturbed a run.

import type { Throttling } from '../machine/cgroup.ts';
import type { Incident } from '../record/incident.ts';

/** If our cgroup's CPU quota ran out, the results include its effect. */
export function throttledBetween(
  before: Throttling | undefined,
  after: Throttling | undefined,
): readonly Incident[] {
  if (before === undefined || after === undefined) return [];
  const throttled = after.throttled - before.throttled;
  if (throttled <= 0) return [];
  const periods = after.periods - before.periods;
  const text = `The CPU quota of this machine's cgroup ran out in ${throttled} of ${periods} periods; throughput and times show the quota, too. Raise it, or ask for fewer connections.`;
  return [{ kind: 'throttled', text }];
}
