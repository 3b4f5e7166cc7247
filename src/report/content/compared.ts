// The judged change behind a result, so that a change has one number wherever it stands on the page. The
// totals of all blocks give another one: in them a slow block counts for less.

import type { MetricName } from '../../verdict/verdict.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { hasSeveralRequests, isMeanOverRequests } from '../rows/labels.ts';

/**
 * The comparison of what a row of results holds; `undefined` where it was not judged.
 * @param request of the row; `null`: the mix
 */
export function comparedFor(
  report: GateReport,
  metric: MetricName,
  request: string | null,
): ReportComparison | undefined {
  const ofMetric = report.comparisons.filter((comparison) => comparison.metric === metric);
  if (!hasSeveralRequests(report)) return ofMetric[0];
  // A row of the mix holds a percentile of all requests, and not the mean of theirs.
  return ofMetric.find((one) => one.request === request && !isMeanOverRequests(report, one));
}
