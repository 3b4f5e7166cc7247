// Names of comparisons and of requests.

import type { GateReport, ReportComparison } from '../gate-report.ts';
import { labelOf } from '../metric-words.ts';
import { visibleText } from '../visible-text.ts';

/** Times belong to requests: a comparison of the whole mix is about their mean. */
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
  const label = labelOf(metric, requestNameOf(report, request));
  return isMeanOverRequests(report, { metric, request }) ? `${label}, mean over requests` : label;
}

export const isMeanOverRequests = (
  report: GateReport,
  { metric, request }: Pick<ReportComparison, 'metric' | 'request'>,
): boolean => request === null && TIMES.has(metric) && hasSeveralRequests(report);

/** Names appear in sentences, which must stay readable. */
const LONGEST_NAME = 60;

/** With a single request, its row would repeat that of the mix. */
export function hasSeveralRequests(report: GateReport): boolean {
  return report.details.requests.length > 1 || report.rows.length > 2;
}

/** The name to show; `null` for the mix and for a single request. */
export function requestNameOf(report: GateReport, request: string | null): string | null {
  if (request === null || !hasSeveralRequests(report)) return null;
  return shortName(request);
}

/** Configurations may hold names of any length. */
export function shortName(request: string): string {
  return visibleText(request, LONGEST_NAME);
}
