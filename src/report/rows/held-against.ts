// Against what CPU per request was held: its own tolerance, or that of throughput.

import { ratio } from '../../units.ts';
import { formatShare } from '../format/share.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { isMeanOverRequests } from './labels.ts';

/** Room for rounding errors. */
const SAME = 1e-9;

/** The share of throughput that is allowed, where CPU per request stands for it: "5 %". */
export function heldAgainstThroughput(
  report: GateReport,
  comparison: ReportComparison,
): string | undefined {
  if (comparison.metric !== 'cpu' || comparison.outcome !== 'regression') return undefined;
  const throughput = report.comparisons.find(({ metric }) => metric === 'throughput');
  if (throughput === undefined) return undefined;
  // What costs c more allows 1 ÷ (1 + c) as many requests.
  const same = 1 / (1 + throughput.toleranceLine) - 1;
  if (Math.abs(same - comparison.toleranceLine) >= SAME) return undefined;
  return formatShare(ratio(Math.abs(throughput.toleranceLine)));
}

/**
 * What may be forgiven of a metric by its own input: of CPU per request that is held against throughput, the
 * line that it would have else. Side by side twice of it, on the log scale, does not pass.
 */
export const ownTolerance = ({ resolutionLine }: ReportComparison): number =>
  Math.sqrt(1 + resolutionLine) - 1;

/** The footnote of a row that is marked with an asterisk; none where no row is. */
export function explainHeldAgainst(report: GateReport): readonly string[] {
  return report.comparisons.flatMap((comparison) => {
    const allowed = heldAgainstThroughput(report, comparison);
    return allowed === undefined
      ? []
      : [`* The rise that would cost ${allowed} of throughput: the server lacked CPU time.`];
  });
}

/** What the mean of several requests may rise by, where that is nobody's own tolerance. */
export function explainMean(report: GateReport): readonly string[] {
  const isUnlike = report.comparisons.some(
    (mean) =>
      isMeanOverRequests(report, mean) &&
      report.comparisons.some(
        ({ metric, request, toleranceLine }) =>
          metric === mean.metric &&
          request !== null &&
          Math.abs(toleranceLine - mean.toleranceLine) >= SAME,
      ),
  );
  return isUnlike
    ? ['A mean may rise by the mean of what its requests may: `p99-floor` gives fast ones more.']
    : [];
}
