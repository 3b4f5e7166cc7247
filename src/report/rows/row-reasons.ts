// Why a row is what it is, where its numbers seem to say something else.

import { ratio, surePercent } from '../../units.ts';
import { formatAmount } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { isBeyond, isListed, isNotSureEnough } from './interval-rows.ts';

/**
 * "CPU/request: passes, because a rise of 21 % is ruled out": one line for all rows of one reason.
 * @param labelOf the name that the row has
 */
export function explainRows(
  report: GateReport,
  labelOf: (comparison: ReportComparison) => string,
): readonly string[] {
  const labels = new Map<string, readonly string[]>();
  for (const comparison of report.comparisons.filter(isListed)) {
    const reason = reasonOf(report, comparison);
    if (reason === undefined) continue;
    labels.set(reason, [...(labels.get(reason) ?? []), labelOf(comparison)]);
  }
  return [...labels].map(([reason, names]) => `${listOf(names)}: ${reason}.`);
}

const MOST_NAMES = 3;

function listOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function reasonOf(report: GateReport, comparison: ReportComparison): string | undefined {
  const { change, role, metric, outcome } = comparison;
  if (change === null || role === 'limit' || metric === 'errors' || !isBeyond(comparison, change)) {
    return undefined;
  }
  switch (outcome) {
    case 'regression':
      return undefined;
    case 'pass':
      return `passes, because ${describeResolution(comparison)} is ruled out`;
    case 'inconclusive':
      // The reason of the verdict says it.
      return report.verdict.kind === 'inconclusive' ? undefined : reasonOfOpen(report, comparison);
    case 'not-shown':
      return isNotSureEnough(comparison)
        ? reasonOfOpen(report, comparison)
        : 'may be chance, and fails the check only where a loss is shown';
  }
}

function reasonOfOpen(report: GateReport, comparison: ReportComparison): string {
  const { sideBySide } = report.evidence;
  if (sideBySide === null) return reasonOfStored(comparison);
  const units = formatAmount(sideBySide.blocks, 'pair');
  if (!isNotSureEnough(comparison))
    return `${units} cannot tell whether it is more than is allowed`;
  return `not yet sure enough, with ${units}: a red check needs ${sureness(comparison)}`;
}

const reasonOfStored = (comparison: ReportComparison): string =>
  isNotSureEnough(comparison)
    ? 'stored numbers do not fail a check alone'
    : 'these records cannot tell whether it is more than is allowed';

/** "a rise of 21 %" */
const describeResolution = ({ resolutionLine, higherIsBetter }: ReportComparison): string =>
  `a ${higherIsBetter ? 'fall' : 'rise'} of ${formatShare(ratio(Math.abs(resolutionLine)))}`;

/** "99.98 %": how sure a red check must be that there is a loss at all. */
export const sureness = ({ alpha }: ReportComparison): string =>
  `${surePercent(alpha.alarm)}\u202f%`;
