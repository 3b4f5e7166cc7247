// How a metric changed from baseline to candidate in each unit of pairs.

import { blocksOf, type Measured } from '../../record/metrics.ts';
import { meanOf, nonEmpty } from '../../stats/spread.ts';
import {
  type LogRatio,
  logRatio,
  milliseconds,
  type NonEmpty,
  type PerSecond,
  rate,
} from '../../units.ts';
import { lossOf } from '../direction.ts';
import type { MetricName } from '../verdict.ts';
import type { PairUnit } from './units.ts';

/** A block with 0 answers counts as 1 answer, so its loss is finite. */
export function leastThroughput(measured: Measured): PerSecond | undefined {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const window = phases.reduce((sum, phase) => sum + phase.window, 0);
  if (window <= 0) return undefined;
  const completed = phases.reduce((sum, phase) => sum + phase.completed, 0);
  return rate(Math.max(completed, 1), milliseconds(window));
}

/**
 * One loss per unit. `undefined` where any unit has no value: leaving out only those would hide what they
 * have in common.
 */
export function effectsOf(
  metric: MetricName,
  units: readonly PairUnit[],
  valueIn: (measured: Measured) => number | undefined,
): NonEmpty<LogRatio> | undefined {
  const effects: LogRatio[] = [];
  for (const { baseline, candidate } of units) {
    const [before, after] = [valueIn(baseline) ?? 0, valueIn(candidate) ?? 0];
    if (before <= 0 || after <= 0) return undefined;
    effects.push(lossOf(metric, before, after));
  }
  return nonEmpty(effects);
}

/** The mean over several requests in each unit; all must have the same units. */
export function meanEffects(ofRequests: NonEmpty<NonEmpty<LogRatio>>): NonEmpty<LogRatio> {
  const [first] = ofRequests;
  const meanAt = (index: number): LogRatio => {
    const [one = logRatio(Number.NaN), ...others] = ofRequests.flatMap((all) => all[index] ?? []);
    return meanOf([one, ...others]);
  };
  const [, ...rest] = first;
  return [meanAt(0), ...rest.map((_, index) => meanAt(index + 1))];
}
