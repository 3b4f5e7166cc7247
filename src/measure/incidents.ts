// What happened to a run as a whole: the CPU quota of this machine's cgroup ran out, or its blocks are too few. Pure.

import type { Throttling } from '../machine/cgroup.ts';
import type { Incident } from '../record/incident.ts';
import { FEWEST_BLOCKS } from '../stats/look-plan.ts';
import { isHopeless, type MeasuredArms } from './close-blocks.ts';

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

/** How far blocks differ is unknown from so few of them. Where one went wrong, that is the reason. */
export function cutShort(measured: readonly MeasuredArms[]): readonly Incident[] {
  const done = measured.length;
  if (done >= FEWEST_BLOCKS || isHopeless(measured)) return [];
  const blocks = done === 1 ? '1 block was' : `${done} blocks were`;
  return [
    { kind: 'cut-short', text: `only ${blocks} measured: too few to decide; set a larger budget` },
  ];
}
