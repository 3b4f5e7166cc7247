// Names for the classes of failures, and sums over requests.

import type { FailureClass } from '../../record/failure-class.ts';
import { formatAmount, formatCount } from '../format/number.ts';
import type { ReportDetails, RequestDetails } from '../gate-report.ts';
import { visibleText } from '../visible-text.ts';

const FAILURE_LABELS: Readonly<Record<FailureClass, string>> = {
  'connect-refused': 'connection refused',
  'connect-timeout': 'connecting timed out',
  'connect-failed': 'connecting failed',
  'ports-exhausted': 'no free port on this machine',
  'resources-exhausted': 'no file, memory or buffer left for perf-gate',
  reset: 'connection reset',
  'closed-before-response': 'closed before the answer',
  'closed-mid-response': 'closed within the answer',
  'stale-keep-alive': 'idle connection closed',
  timeout: 'timed out',
  'bad-framing': 'not HTTP',
  'unexpected-status': 'unexpected status',
  'body-mismatch': 'unexpected body',
};

/** The example may be a whole page of the server. */
const LONGEST_EXAMPLE = 120;

type Failure = RequestDetails['failures'][number];

/** `connection reset 569 ("read ECONNRESET")` */
export function describeFailure(failure: Failure): string {
  const example = visibleText(failure.example, LONGEST_EXAMPLE);
  const said = example === '' ? '' : ` ("${example}")`;
  return `${FAILURE_LABELS[failure.class]} ${formatCount(failure.count)}${said}`;
}

/**
 * "940 requests failed: connection reset 569, timed out 371."; `undefined` where none did.
 * @param most kinds that are named, the most frequent ones
 */
export function describeFailures(
  { requests }: ReportDetails,
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  const failures = sumFailures(requests).toSorted((a, b) => b.count - a.count);
  if (failures.length === 0) return undefined;
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  const kinds = failures.slice(0, most).map(describeFailure).join(', ');
  return `${formatAmount(total, 'request')} failed: ${kinds}.`;
}

/** All failures of several requests, one entry per class with its first example. */
function sumFailures(requests: readonly RequestDetails[]): readonly Failure[] {
  const sums = new Map<FailureClass, Failure>();
  for (const failure of requests.flatMap(({ failures }) => failures)) {
    const sum = sums.get(failure.class);
    sums.set(failure.class, sum ? { ...sum, count: sum.count + failure.count } : failure);
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}
