// Whether the load generator stood still so long that it, not the server, determined the p99 at the fixed rate.

import { type Standstill, standstillOf } from './generator-load.ts';
import type { RunRecord } from './run-record.ts';

/** The slowest hundredth of the requests makes the p99; half of that is enough to determine it. */
const RULING_SHARE = 0.005;

/**
 * Requests that were due during a standstill were written late, and their response times count from when
 * they were due. Waits for a CPU do not count: a server that takes all cores can cause them.
 * @returns `undefined` where the standstill was too short to determine a p99, or was not measured
 */
export function findStandstill(record: RunRecord): Standstill | undefined {
  const seen = standstillOf(record);
  return seen !== undefined && seen.share >= RULING_SHARE ? seen : undefined;
}
