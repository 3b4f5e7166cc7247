// Names of comparisons and of requests.

import type { MetricName } from '../../verdict/verdict.ts';
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
  const name = labelOf(metric, requestNameOf(report, request));
  const label = withLoad(report, metric, name);
  return isMeanOverRequests(report, { metric, request }) ? `${label}, mean over requests` : label;
}

/** A sentence has room for the load at which a p99 was taken, where it might be the other. */
function withLoad(report: GateReport, metric: MetricName, name: string): string {
  if (metric === 'clean-response-p99') return name.replace(/^cleaned p99/, '$& at fixed rate');
  return isBesideRate(report, metric) ? name.replace(/^p99/, '$& at capacity') : name;
}

/** Beside a p99 at the fixed rate, that at capacity is called so. */
export const isBesideRate = ({ comparisons }: GateReport, metric: MetricName): boolean =>
  metric === 'p99' && comparisons.some((one) => one.metric !== 'p99' && TIMES.has(one.metric));

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
  const joint = request.lastIndexOf(JOINT);
  if (joint < 0 || request.length <= LONGEST_NAME) return visibleText(request, LONGEST_NAME);
  // Steps of one flow differ at their ends.
  const step = visibleText(request.slice(joint + JOINT.length), LONGEST_STEP);
  const room = LONGEST_NAME - JOINT.length - step.length;
  return `${visibleText(request.slice(0, joint), room)}${JOINT}${step}`;
}

/** Between the name of a flow and that of a step. */
const JOINT = ' › ';
const LONGEST_STEP = 40;
