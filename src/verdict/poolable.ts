// Which attempts of a run can be judged as one.

import { isSameRate } from '../record/held-rate.ts';
import { isPaired, pairsOf } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { findMismatch } from './comparable.ts';

/**
 * Why an attempt's blocks cannot be pooled with those of `record`, as a predicate; `undefined` if they
 * can. Attempts that measured the candidate alone must come from one machine, because the pool is judged
 * as one new run on one machine.
 */
export function findObstacle(other: RunRecord, record: RunRecord): string | undefined {
  const mismatch = isPairedLike(other, record)
    ? findPairedMismatch(other, record)
    : findAloneMismatch(other, record);
  if (mismatch !== undefined) return mismatch;
  if (other.load.processes !== record.load.processes) return 'started the server in another way';
  const rates = [other, record].map(({ load }) => load.offeredRate);
  if (rates.every((rate) => rate === undefined)) return undefined;
  return isSameRate(other, record) ? undefined : 'had another fixed rate';
}

function findAloneMismatch(other: RunRecord, record: RunRecord): string | undefined {
  const mismatch = findMismatch(other, record);
  if (mismatch !== undefined) return mismatch;
  if (other.environment.machine === record.environment.machine) return undefined;
  return 'ran on another machine';
}

const isPairedLike = (other: RunRecord, record: RunRecord): boolean =>
  isPaired(other) && isPaired(record);

/** A pair is relative to its own baseline, so pairs from any machines can be pooled. */
function findPairedMismatch(other: RunRecord, record: RunRecord): string | undefined {
  if (pairsOf(other).length === 0) return 'holds no pair of blocks';
  if (other.planHash !== record.planHash) return 'ran another plan';
  if (other.load.engine !== record.load.engine) return 'was loaded by another generator';
  if (other.load.turns !== record.load.turns) return 'measured the two versions in other turns';
  if (other.load.reopens !== record.load.reopens) return 'opened its connections in another way';
  if (other.baselineArm?.commit !== record.baselineArm?.commit) return 'had another baseline';
  return undefined;
}
