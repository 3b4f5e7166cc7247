// Whether the CPU quota of our cgroup ran out while measuring: then the quota was measured, too.

import { readThrottling } from '../machine/cgroup.ts';
import type { Incident } from '../record/incident.ts';

/** @param read for tests; else what the kernel says now */
export function watchThrottling(read = readThrottling): { incidents(): readonly Incident[] } {
  const before = read();
  return {
    incidents() {
      const after = read();
      if (before === undefined || after === undefined) return [];
      const throttled = after.throttled - before.throttled;
      if (throttled <= 0) return [];
      const periods = after.periods - before.periods;
      const text = `The CPU quota of this machine's cgroup ran out in ${throttled} of ${periods} periods; throughput and times show the quota, too. Raise it, or ask for fewer connections.`;
      return [{ kind: 'throttled', text }];
    },
  };
}
