// Warns where requests wait for their connection, which the p99 at capacity does not hold.

import { Histogram } from '../../record/histogram.ts';
import { phasesOf, resultsOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { milliseconds, toMicroseconds, toMilliseconds } from '../../units.ts';
import type { Warning } from '../verdict.ts';

/** Below this share of requests that open a connection, p99 hardly sees it. */
const NOTABLE_SHARE = 0.1;
/** Of the whole time of a request, at the 99th percentile. */
const LARGE_PART = 1 / 2;
/** On loopback, a connection is opened in a fraction of this. */
const LONG = toMicroseconds(milliseconds(10));

/**
 * A connection that finds the listen queue full is dropped by Linux, and tried again after a second
 * (tcp(7), `tcp_syn_retries`; listen(2)).
 */
export function warnOfConnects(record: RunRecord): Warning | undefined {
  const phases = phasesOf(record);
  const total = Histogram.merged(resultsOf(phases, undefined).map((result) => result.total));
  const opened = sum(phases, ({ connectionsOpened }) => connectionsOpened);
  if (opened < NOTABLE_SHARE * total.count) return undefined;
  const connect = Histogram.merged(phases.map(({ connectTime }) => connectTime));
  const [opening, whole] = [connect, total].map((times) => times.supportedQuantile(0.99));
  if (opening === undefined || whole === undefined) return undefined;
  if (opening < LONG || opening < LARGE_PART * whole) return undefined;
  return {
    code: 'slow-connects',
    text: `Opening a connection took ${inMilliseconds(opening)} at the 99th percentile, and a whole request with its connection ${inMilliseconds(whole)}. The server closes connections after it answers, and does not accept new ones fast enough. The p99 at capacity does not include this. Raise the server's backlog, or keep connections open.`,
  };
}

const inMilliseconds = (time: Parameters<typeof toMilliseconds>[0]): string =>
  `${Number(toMilliseconds(time).toPrecision(3))} ms`;
