// What would settle an inconclusive comparison, in numbers: how many stored records, or how many pairs.

import type { BlockPair } from '../../record/pairs.ts';
import type { PlannedPace } from '../../record/run-record.ts';
import { FEWEST_PAIRS, MOST_PAIRS } from '../../stats/look-plan.ts';
import { levelAt } from '../../stats/pair-levels.ts';
import {
  type PredictionBounds,
  predictionHalfWidth,
  predictionMultiplier,
  SUFFICIENT_RECORDS,
} from '../../stats/prediction.ts';
import { standardDeviationOf } from '../../stats/spread.ts';
import { studentQuantile } from '../../stats/student-t.ts';
import {
  inputBudget,
  type LogRatio,
  logRatio,
  type Milliseconds,
  milliseconds,
  type NonEmpty,
} from '../../units.ts';
import { MOST_RECORDS } from '../comparable.ts';
import type { Comparison } from '../verdict.ts';
import { describeChange, describeSize, percent, subjectOf } from './phrase.ts';

/** One or two sentences: how many stored records would settle it, how steady they must be, or what else. */
export function describeNeed(comparison: Comparison, bounds: PredictionBounds): string {
  const { metric, tolerance, loss, alpha } = comparison;
  const subject = subjectOf(comparison);
  const isBeyond = loss.estimate > tolerance;
  const margin = logRatio(Math.abs(tolerance - loss.estimate));
  const level = isBeyond ? alpha.fail : alpha.pass;
  const aim = isBeyond ? 'show this loss' : `rule out ${describeChange(metric, tolerance)}`;
  if (isBeyond ? bounds.isByBlocks.low : bounds.isByBlocks.high) {
    return `${subject}: the blocks of these runs differ so much that more stored records would not ${aim}; measure both versions side by side, or on a quieter machine.`;
  }
  if (bounds.basis === 'prior') {
    return `${subject}: ${SUFFICIENT_RECORDS} stored records would ${aim} if runs spread by less than ${percent(steadiness(margin, level))}; measuring both versions side by side would need none.`;
  }
  const enough = recordsNeeded(margin, bounds.spread, level);
  if (enough !== undefined) {
    return `${subject}: with the present spread of ${percent(bounds.spread)}, ${enough} stored records would ${aim}.`;
  }
  return `${subject}: stored runs spread by ${percent(bounds.spread)}, too much to ${aim} with any number of them; measure both versions side by side, or on a quieter machine.`;
}

/** The spread below which the bound of eight records is narrower than the margin. */
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

interface NeedContext {
  /** Whether others took the CPUs that these versions wanted. */
  readonly isCrowded?: boolean;
  /** The pace before the pairs were measured. */
  readonly planned?: PlannedPace | undefined;
}

/**
 * @param effects of units of pairs; a percentile may take several pairs for one
 * @param pairs all of them, for their number and their pace
 * @param context what else is known of the run
 */
export function describePairNeed(
  comparison: Comparison,
  effects: NonEmpty<LogRatio>,
  pairs: readonly BlockPair[],
  { isCrowded = false, planned }: NeedContext = {},
): string {
  const { tolerance, resolution, loss } = comparison;
  const subject = subjectOf(comparison);
  const spread = standardDeviationOf(effects);
  const pace = paceOf(pairs, planned);
  const pairsFor = (units: number): number => Math.ceil((units * pairs.length) / effects.length);
  if (spread === undefined || effects.length < FEWEST_PAIRS) {
    return `${subject}: it takes at least ${describeEffort(pairsFor(FEWEST_PAIRS), pace)} to be judged at all; set a larger budget.`;
  }
  const isBeyond = loss.estimate - tolerance > resolution - loss.estimate;
  const aim = isBeyond
    ? 'show this loss'
    : `rule out ${describeChange(comparison.metric, resolution)}; ${describeSize(comparison.metric, tolerance)} is allowed`;
  const enough = pairsNeeded(comparison, spread);
  const present = `pairs of blocks differ by ${percent(spread)} (standard deviation)`;
  if (enough !== undefined) {
    const effort = describeEffort(pairsFor(enough), pace);
    return isCrowded
      ? `${subject}: ${present}; measure on a quieter machine, or here with about ${effort}, to ${aim}.`
      : `${subject}: ${present}; about ${effort} would ${aim}.`;
  }
  return `${subject}: ${present}, too much for ${MOST_PAIRS} of them to ${aim}; measure on a quieter machine, or allow more.`;
}

/** A percentile that has not the samples of one unit yet. */
export const describeWait = (series: Pick<Comparison, 'metric' | 'request'>): string =>
  `${subjectOf(series)}: it has too few samples so far; set a larger budget.`;

/**
 * The smallest number of pairs that would decide, had they the present spread and estimate; `undefined`
 * where more would be needed than are ever planned.
 */
export function pairsNeeded(
  {
    loss,
    tolerance,
    resolution,
    alpha,
  }: Pick<Comparison, 'loss' | 'tolerance' | 'resolution' | 'alpha'>,
  spread: LogRatio,
): number | undefined {
  for (let pairs = FEWEST_PAIRS; pairs <= MOST_PAIRS; pairs++) {
    const halfWidth = (level: number): number =>
      (studentQuantile(level, pairs - 1) * spread) / Math.sqrt(pairs);
    const ofSize = halfWidth(levelAt(pairs, 'size'));
    const ofAlarm = halfWidth(levelAt(pairs, 'above-zero', alpha.alarm));
    const isRed = loss.estimate > Math.max(tolerance + ofSize, ofAlarm);
    if (isRed || loss.estimate + ofSize < resolution) return pairs;
  }
  return undefined;
}

/** From the start of one pair to the start of the next: the median, as attempts may be hours apart. */
export function measurePace(pairs: readonly BlockPair[]): Milliseconds | undefined {
  const starts = pairs
    .map(({ candidate }) => Date.parse(candidate.startedAt))
    .toSorted((a, b) => a - b);
  const gaps = starts
    .slice(1)
    .map((start, index) => start - (starts[index] ?? start))
    .toSorted((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return median > 0 ? milliseconds(median) : undefined;
}

interface Pace {
  /** Before the first pair. */
  readonly lead: Milliseconds;
  readonly pair: Milliseconds;
}

/** A budget that holds more pairs does not cut them short: then they take as long as was planned. */
function paceOf(pairs: readonly BlockPair[], planned: PlannedPace | undefined): Pace | undefined {
  const measured = measurePace(pairs);
  if (planned === undefined) return measured && { lead: milliseconds(0), pair: measured };
  return { lead: planned.lead, pair: milliseconds(Math.max(planned.pair, measured ?? 0)) };
}

/** `14 pairs (a budget of about 2m)`. */
function describeEffort(pairs: number, pace: Pace | undefined): string {
  if (pace === undefined) return `${pairs} pairs`;
  const time = milliseconds(pace.lead + pairs * pace.pair);
  return `${pairs} pairs (a budget of about ${inputBudget(time)})`;
}
