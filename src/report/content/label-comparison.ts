// What a comparison is called: its metric, and of which requests where there are several.

import type { GateReport, ReportComparison } from '../gate-report.ts';
import { labelOf } from '../metric-words.ts';
import { hasSeveralRequests, requestNameOf } from './request-name.ts';

/** Times belong to requests; where one comparison is of all of them, it is of their mean. */
const TIMES: ReadonlySet<ReportComparison['metric']> = new Set([
  'p99',
  'response-p99',
  'clean-response-p99',
]);

/** "throughput", "p99 of search", "p99, mean over requests" */
export function labelComparison(
  report: GateReport,
  { metric, request }: Pick<ReportComparison, 'metric' | 'request'>,
): string {
  const isMean = request === null && TIMES.has(metric) && hasSeveralRequests(report);
  const label = labelOf(metric, requestNameOf(report, request));
  return isMean ? `${label}, mean over requests` : label;
}
