// Whether the load generator stood still so long that it, and not the server, made the p99 at the fixed rate.

import { type Standstill, standstillOf } from './generator-load.ts';
import type { RunRecord } from './run-record.ts';

/** A p99 is made of the slowest hundredth of the requests: half of those are enough to rule it. */
const RULING_SHARE = 0.005;

/**
 * Requests that came due meanwhile were written late, and their response times count from when they were
 * due. `undefined` where that is too little to make a p99, or where nobody looked. Time in which the
 * generator waited for a CPU is not in it: that may be the doing of a server that takes all cores.
 */
export function findStandstill(record: RunRecord): Standstill | undefined {
  const seen = standstillOf(record);
  return seen !== undefined && seen.share >= RULING_SHARE ? seen : undefined;
}
