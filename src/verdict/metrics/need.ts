// What would settle an inconclusive comparison, in numbers.

import {
  type PredictionBounds,
  predictionHalfWidth,
  predictionMultiplier,
  SUFFICIENT_RECORDS,
} from '../../stats/prediction.ts';
import { type LogRatio, logRatio } from '../../units.ts';
import { MOST_RECORDS } from '../comparable.ts';
import type { Comparison } from '../verdict.ts';
import { describeChange, percent, subjectOf } from '../words/phrase.ts';

/** One sentence or two: how many stored records, how steady, or what else. */
export function describeNeed(comparison: Comparison, bounds: PredictionBounds): string {
  const { metric, tolerance, loss, alpha } = comparison;
  const subject = subjectOf(comparison);
  const isBeyond = loss.estimate > tolerance;
  const margin = logRatio(Math.abs(tolerance - loss.estimate));
  const level = isBeyond ? alpha.fail : alpha.pass;
  const aim = isBeyond ? 'show this loss' : `rule out ${describeChange(metric, tolerance)}`;
  if (bounds.basis === 'prior') {
    return `${subject}: ${SUFFICIENT_RECORDS} stored records would ${aim} if runs spread by less than ${percent(steadiness(margin, level))}; measuring both versions side by side would need none.`;
  }
  const enough = recordsNeeded(margin, bounds.spread, level);
  if (enough !== undefined) {
    return `${subject}: with the present spread of ${percent(bounds.spread)}, ${enough} stored records would ${aim}.`;
  }
  return `${subject}: stored runs spread by ${percent(bounds.spread)}, too much to ${aim} with any number of them; measure both versions side by side, or on a quieter machine.`;
}

/** The spread below which eight records reach over the margin. */
export function steadiness(margin: LogRatio, alpha: number): LogRatio {
  return logRatio(margin / predictionMultiplier(SUFFICIENT_RECORDS, alpha));
}

/** The smallest number of records, from eight on, whose bound is narrower than the margin. */
export function recordsNeeded(
  margin: LogRatio,
  spread: LogRatio,
  alpha: number,
): number | undefined {
  for (let records = SUFFICIENT_RECORDS; records <= MOST_RECORDS; records++) {
    if (predictionHalfWidth(spread, records, alpha) < margin) return records;
  }
  return undefined;
}
