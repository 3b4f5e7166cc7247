// The comparisons, with the places of their intervals on one shared axis.

import { type LogRatio, logRatio, ratio } from '../../units.ts';
import { isKnownBest, isKnownSize, isKnownWorst } from '../../verdict/known.ts';
import type { MetricName } from '../../verdict/verdict.ts';
import type { IntervalPlaces, IntervalRow } from '../document/report-document.ts';
import { NOT_AVAILABLE, THIN_SPACE } from '../format/number.ts';
import { formatChange } from '../format/share.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';
import { labelComparison } from './labels.ts';

/**
 * The axis counts in tolerances, not in per cent: a loss of one tolerance has the same place for
 * every metric, so that the tolerance line runs straight down through all rows.
 *
 *     better                                   worse
 *     −1.5        0           1             2.5   losses, in tolerances
 *       ├─────────┼───────────┼──────────────┤
 *       0       0.375       0.625            1    places
 */
const AXIS_START = -1.5;
const AXIS_END = 2.5;

/** A limit has no tolerance: one step of its axis is a tenth of the limit. */
const STEP_OF_LIMIT = 0.1;

/** The comparisons of the report, in the judge's order. */
export const intervalRows = (report: GateReport): readonly IntervalRow[] =>
  report.comparisons.filter(isListed).map((comparison) => intervalRow(report, comparison));

export function intervalRow(report: GateReport, comparison: ReportComparison): IntervalRow {
  const { role, before, after, change, unit } = comparison;
  // A limit is no baseline: it is what is allowed. Failures are counted, not bounded.
  const isCompared = role !== 'limit' && change !== null;
  return {
    label: labelComparison(report, comparison),
    outcome: comparison.outcome,
    before: role === 'limit' ? '' : formatValue(before, unit),
    after: formatValue(after, unit),
    change: isCompared ? formatChange(ratio(change)) : '',
    range: isCompared ? formatRange(comparison) : '',
    allowed: formatAllowed(comparison),
    isTelling: needsReason(comparison) || isShown(comparison) || looksLost(comparison),
    places: placesOf(comparison),
  };
}

/** It fails the check, or holds up a pass. */
export const needsReason = ({ outcome }: ReportComparison): boolean =>
  outcome === 'regression' || outcome === 'inconclusive';

/** A server starts once and answers many requests: readers seldom look for these. */
const OF_STARTS: ReadonlySet<MetricName> = new Set(['start-time', 'first-answers']);

/**
 * A start metric gets a row only if its shown change, better or worse, exceeds the tolerance. The details
 * always have it.
 */
export function isListed(comparison: ReportComparison): boolean {
  const { metric, change, toleranceLine } = comparison;
  if (!OF_STARTS.has(metric) || needsReason(comparison)) return true;
  const [moved, allowed] = [Math.log1p(change ?? 0), Math.log1p(toleranceLine)];
  return isShown(comparison) && Math.abs(moved) > Math.abs(allowed);
}

/** The estimate is worse than what is allowed, whatever the interval says. */
const looksLost = (comparison: ReportComparison): boolean =>
  comparison.role !== 'limit' &&
  comparison.change !== null &&
  isBeyond(comparison, comparison.change);

/** Worse than what is allowed. */
export const isBeyond = (
  { toleranceLine, higherIsBetter }: ReportComparison,
  change: number,
): boolean => (higherIsBetter ? change < toleranceLine : change > toleranceLine);

/** All of its interval is worse than what is allowed, and that there is a loss is not sure enough for a red check. */
export const isNotSureEnough = (comparison: ReportComparison): boolean => {
  const { outcome, role, interval } = comparison;
  const isOpen = outcome === 'inconclusive' || outcome === 'not-shown';
  return (
    isOpen && role !== 'limit' && interval.best !== null && isBeyond(comparison, interval.best)
  );
};

/** The interval excludes "no change": its better end is a loss, or its worse end a gain. */
export function isShown(comparison: ReportComparison): boolean {
  const { interval, role } = comparison;
  const { best, worst } = interval;
  if (role === 'limit') return false;
  const isLoss = best !== null && lossOf(comparison, best) > 0;
  const isGain = worst !== null && lossOf(comparison, worst) < 0;
  return isLoss || isGain;
}

/** "−62 % … −60 %"; "at least −4 %" or "at most +9 %" if one side is not known. */
export function formatRange(comparison: ReportComparison): string {
  const { best, worst } = knownInterval(comparison);
  const [low, high] = comparison.higherIsBetter ? [worst, best] : [best, worst];
  if (low === null && high === null) return UNKNOWN;
  if (low === null) return `at most ${formatOptionalChange(high)}`;
  if (high === null) return `at least ${formatOptionalChange(low)}`;
  const [from, to] = [formatChange(ratio(low)), formatChange(ratio(high))];
  // The sign of a percentage stands once.
  return `${to.endsWith(PERCENT) && from.endsWith(PERCENT) ? from.slice(0, -PERCENT.length) : from} … ${to}`;
}

const PERCENT = `${THIN_SPACE}%`;

/** "−5 %"; of failures the share that is allowed, and the limit itself: "0.1 %", "6 000/s". */
function formatAllowed(comparison: ReportComparison): string {
  const { metric, allowed, unit, toleranceLine } = comparison;
  if (metric === 'server-died') return 'none';
  return metric === 'errors' || isLimit(comparison)
    ? formatValue(allowed, unit)
    : formatChange(ratio(toleranceLine));
}

/** Its ends as far as they are worth a number; `null` otherwise. */
export function knownInterval(comparison: ReportComparison): ReportComparison['interval'] {
  const { best, worst } = comparison.interval;
  const estimate = lossOf(comparison, comparison.change ?? 0);
  const isBest = best !== null && isKnownBest({ estimate, low: lossOf(comparison, best) });
  const isWorst = worst !== null && isKnownWorst({ estimate, high: lossOf(comparison, worst) });
  return { best: isBest ? best : null, worst: isWorst ? worst : null };
}

/** "−9 %", the smallest loss that could have been shown. */
export function formatSmallestShown(comparison: ReportComparison): string {
  const { minimumDetectable } = comparison;
  return minimumDetectable === null || !isSmallestKnown(comparison)
    ? UNKNOWN
    : formatChange(ratio(minimumDetectable));
}

/** Whether the smallest loss that could have been shown is worth a number. */
export const isSmallestKnown = (comparison: ReportComparison): boolean =>
  comparison.minimumDetectable !== null &&
  isKnownSize(lossOf(comparison, comparison.minimumDetectable));

/** Of a change, on the judge's scale. */
function lossOf({ higherIsBetter }: ReportComparison, change: number): LogRatio {
  const log = Math.log1p(change);
  return logRatio(higherIsBetter ? -log : log);
}

const UNKNOWN = 'unknown';

/** A metric without a tolerance is treated like a limit, which has no baseline. */
const isLimit = (comparison: ReportComparison): boolean =>
  comparison.role === 'limit' || comparison.toleranceLine === 0;

function placesOf(comparison: ReportComparison): IntervalPlaces {
  const limit = isLimit(comparison);
  const { best, worst } = knownInterval(comparison);
  const place = (change: number | null): number | undefined => {
    if (change === null) return undefined;
    const loss = comparison.higherIsBetter ? -change : change;
    return placeOf(limit ? 1 + loss / STEP_OF_LIMIT : loss / Math.abs(comparison.toleranceLine));
  };
  return {
    low: place(best),
    estimate: place(comparison.change),
    high: place(worst),
    zero: limit ? undefined : placeOf(0),
    line: placeOf(1),
  };
}

const placeOf = (tolerances: number): number => (tolerances - AXIS_START) / (AXIS_END - AXIS_START);

const formatOptionalChange = (change: number | null): string =>
  change === null ? NOT_AVAILABLE : formatChange(ratio(change));
