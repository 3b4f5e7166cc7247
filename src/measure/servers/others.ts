// What other processes than the server and perf-gate used of the machine.

import type { MachineUse } from '../../machine/machine-use.ts';
import type { OthersUse } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { milliseconds, type Nanoseconds, nanoseconds, type Ratio } from '../../units.ts';

/**
 * Sums up slices. For a single one the ticks of the machine are too coarse: the server may seem to use more
 * than all processes do.
 * @param server CPU time of the server in these slices
 * @param background share of the machine that others used when the server had no work
 */
export function othersOf(
  slices: readonly (MachineUse | undefined)[],
  server: Nanoseconds | undefined,
  background: Ratio | undefined,
): OthersUse | undefined {
  const known = slices.filter((slice) => slice !== undefined);
  const isComplete = known.length > 0 && known.length === slices.length;
  if (!isComplete || background === undefined) return undefined;
  const notOwn = sum(known, (slice) => slice.notOwn);
  return {
    cpu: server === undefined ? undefined : nanoseconds(Math.max(0, notOwn - server)),
    stolen: nanoseconds(sum(known, ({ stolen }) => stolen)),
    elapsed: milliseconds(sum(known, ({ elapsed }) => elapsed)),
    background,
  };
}
