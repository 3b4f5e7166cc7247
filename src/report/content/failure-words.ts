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

/** `569 × connection reset ("read ECONNRESET")` */
export function describeFailure(failure: Failure): string {
  const example = visibleText(failure.example, LONGEST_EXAMPLE);
  const said = example === '' ? '' : ` ("${example}")`;
  return `${formatCount(failure.count)}\u202f× ${FAILURE_LABELS[failure.class]}${said}`;
}

/**
 * "940 of 41 200 requests of GET /items failed: 569 × connection reset, 371 × timed out."; `undefined` where
 * none did.
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
  return `${formatCount(total)} of ${describeFailing(requests)} failed: ${kinds}.`;
}

const LONGEST_PATH = 60;

/** "list (GET /items?page={seq})", or only the line where that tells all. */
function nameOf({ name, method, path }: RequestDetails, isOneOfSeveral: boolean): string {
  const line = visibleText(`${method} ${path}`, LONGEST_PATH);
  const hasName = isOneOfSeveral && name !== `${method} ${path}`;
  return hasName ? `${visibleText(name, LONGEST_PATH)} (${line})` : line;
}

/** "41 200 requests of GET /items", of those that failed at all. */
function describeFailing(requests: readonly RequestDetails[]): string {
  const failing = requests.filter(({ failures }) => failures.some(({ count }) => count > 0));
  const sent = failing.reduce((sum, request) => sum + request.sent, 0);
  const [first, ...others] = failing;
  const target = first && nameOf(first, requests.length > 1);
  const more = others.length === 0 ? '' : ` and ${formatAmount(others.length, 'other')}`;
  return `${formatAmount(sent, 'request')} of ${target}${more}`;
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

const MOST_NAMES = 3;

/**
 * "4 % of the requests failed", "every request of search failed (50 % of all)"
 * @param share of all requests that failed, as it reads
 */
export function describeFailed({ requests }: ReportDetails, share: string): string {
  const mute = requests.filter(({ sent, ok }) => sent > 0 && ok === 0);
  if (mute.length === 0) return `${share} of the requests failed`;
  if (mute.length === requests.length) return 'every request failed';
  const names = mute.slice(0, MOST_NAMES).map(({ name }) => visibleText(name, LONGEST_PATH));
  const more = mute.length > MOST_NAMES ? ` and ${mute.length - MOST_NAMES} more` : '';
  return `every request of ${names.join(', ')}${more} failed (${share} of all)`;
}
