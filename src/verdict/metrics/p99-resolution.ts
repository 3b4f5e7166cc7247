// Which rise of the p99 at capacity a pass rules out, where the p99 of the baseline itself is unsteady.

import type { Measured } from '../../record/metrics.ts';
import { nonEmpty, standardDeviationOf } from '../../stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../units.ts';
import type { Comparison, Warning } from '../verdict.ts';
import { describeSize, percent } from '../words/phrase.ts';
import type { Lines } from './decide.ts';
import type { PairUnit } from './units.ts';

/**
 * In spreads of pairs. Then an unchanged server passes after about eight pairs, whatever its spread is, and
 * still these pairs show most losses that they can show at all (docs/method.md).
 */
const SPREADS = 1.5;

/** The standard deviation between the units of the baseline; `undefined` where there is one unit or none. */
export function spreadAlone(
  units: readonly PairUnit[],
  valueIn: (measured: Measured) => number | undefined,
): LogRatio | undefined {
  const values = units.flatMap(({ baseline }) => valueIn(baseline) ?? []);
  const logs = nonEmpty(values.map((value) => logRatio(Math.log(value))));
  return logs && standardDeviationOf(logs);
}

/**
 * In a second, a slow server gives a thousand answers, and one stall of the machine delays ten of them. Its
 * p99 then shows the machine, and no run of minutes can rule out twice the tolerance. So a pass rules out
 * what it can. The p99 of the *baseline* has to be unsteady, which a candidate cannot bring about, and so
 * has that of the pairs, because what disturbs both versions alike does not matter.
 * @param alone see `spreadAlone`
 */
export function widenResolution(
  lines: Lines,
  alone: LogRatio | undefined,
  effects: NonEmpty<LogRatio>,
): Lines {
  const ofPairs = standardDeviationOf(effects);
  if (alone === undefined || ofPairs === undefined) return lines;
  // Pairs that have nothing in common differ by √2 of what the blocks of one version do.
  const spread = Math.min(Math.SQRT2 * alone, ofPairs);
  return { ...lines, resolution: logRatio(Math.max(lines.resolution, SPREADS * spread)) };
}

/** Says so, where a pass rules out less than it does of other metrics. */
export function warnOfWideResolution(
  { metric, request, tolerance, resolution }: Omit<Comparison, 'because'>,
  alone: LogRatio | undefined,
): readonly Warning[] {
  if (metric !== 'p99' || alone === undefined || resolution <= 2 * tolerance) return [];
  const spread = percent(alone);
  const size = describeSize(metric, resolution);
  const text = `The p99 of "${request}" differs by ${spread} (standard deviation) between blocks of the baseline alone. So a pass rules out a rise of ${size}, and no smaller one.`;
  return [{ code: 'unsteady-p99', text }];
}
