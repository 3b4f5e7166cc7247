// Where CPU per request is a second witness of throughput.

import { meanOf } from '../../stats/spread.ts';
import type { LogRatio, NonEmpty } from '../../units.ts';
import { toleranceOf } from '../direction.ts';
import type { PairedEvidence } from '../evidence.ts';
import type { Comparison, MetricName } from '../verdict.ts';
import { serverDemandOf } from './server-demand.ts';

/** Throughput has to show at least this part of what CPU per request explains. */
const SEEN = 1 / 2;

/** The losses of the pairs in one metric. */
interface Losses {
  readonly metric: MetricName;
  readonly effects: NonEmpty<LogRatio>;
}

/**
 * A server that had no core to spare, before and after, answers as many requests as its CPU time allows. A
 * rise of CPU per request then is a loss of throughput, and mostly the steadier measure of it. So it
 * turns a run red at the tolerance of throughput, too. It does so only where throughput points the same
 * way: a candidate may have used cores that the baseline left idle. It never makes a run pass, because
 * a server can lose throughput without using CPU.
 * @returns the tolerance of throughput; `undefined` where CPU per request does not stand for it
 */
export function toleranceByCpu(
  { candidate, baselineArm, plan }: PairedEvidence,
  metrics: readonly Losses[],
): LogRatio | undefined {
  const isFull = [candidate, baselineArm].every((arm) => serverDemandOf(arm)?.isFull === true);
  const estimateOf = (name: MetricName): number => {
    const found = metrics.find(({ metric }) => metric === name);
    return found === undefined ? Number.NaN : meanOf(found.effects);
  };
  if (!isFull || !(estimateOf('throughput') >= SEEN * estimateOf('cpu'))) return undefined;
  return toleranceOf('throughput', plan.tolerances.throughput);
}

/** Why CPU per request is red although its own tolerance is larger. */
export const explainByThroughput = (comparison: Comparison): Comparison => ({
  ...comparison,
  because: `${comparison.because} The server wanted all the CPU time that it could get in both versions, so this rise costs as much throughput.`,
});
