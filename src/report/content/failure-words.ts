// Names for the classes of failures, and sums over requests.

import type { FailureClass } from '../../record/failure-class.ts';
import { formatCount } from '../format/number.ts';
import type { RequestDetails } from '../gate-report.ts';
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

/** All failures of several requests, one entry per class with its first example. */
export function sumFailures(requests: readonly RequestDetails[]): readonly Failure[] {
  const sums = new Map<FailureClass, Failure>();
  for (const failure of requests.flatMap(({ failures }) => failures)) {
    const sum = sums.get(failure.class);
    sums.set(failure.class, sum ? { ...sum, count: sum.count + failure.count } : failure);
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}
