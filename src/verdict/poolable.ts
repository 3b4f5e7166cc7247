// Which attempts of a run can be read as one.

import type { RunRecord } from '../measure/run-record.ts';
import { findMismatch } from './comparable.ts';
import { isSameRate } from './judge-rate.ts';

/**
 * What keeps an attempt's blocks from being added to those of `record`, as a predicate. Another
 * machine of the same kind is enough: the pool is judged as one new run on one machine, however many
 * attempts are in it.
 */
export function findObstacle(other: RunRecord, record: RunRecord): string | undefined {
  const mismatch = findMismatch(other, record);
  if (mismatch !== undefined) return mismatch;
  if (other.environment.machine !== record.environment.machine) return 'ran on another machine';
  if (other.load.processes !== record.load.processes) return 'started the server in another way';
  const rates = [other, record].map(({ load }) => load.offeredRate);
  if (rates.every((rate) => rate === undefined)) return undefined;
  return isSameRate(other, record) ? undefined : 'had another fixed rate';
}
