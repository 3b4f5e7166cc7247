// Whether a server kept up with the offered rate of the fixed-rate phase.

import { type PerSecond, ratio } from '../units.ts';
import { type Sustained, sustainedOf, unitRateOf } from './arrivals.ts';
import type { Block, RunRecord } from './run-record.ts';

/** The share of due arrivals that may be missing, and how much two equal rates may differ. */
export const SLACK = ratio(0.02);

/** Whether there is a fixed-rate phase and both arms kept up. If not, response times mean nothing. */
export const isRateHeld = ({
  candidate,
  baselineArm,
}: {
  readonly candidate: RunRecord;
  readonly baselineArm: RunRecord;
}): boolean => heldItsRate(candidate) && heldItsRate(baselineArm);

/** `heldItsRate` for one block of the record. */
export function heldIn(record: RunRecord, block: Block): boolean {
  return heldItsRate({ ...record, blocks: [block] });
}

/** Whether the record has a fixed-rate phase and its server kept up. */
export function heldItsRate(record: RunRecord): boolean {
  const seen = sustainedOf(record);
  return seen !== undefined && isHeld(record, seen);
}

/** Response times compare only at the same rate: at 60 % load, 1 % more load adds 1.5 % to them. */
export function isSameRate(a: RunRecord, b: RunRecord): boolean {
  const [first, second] = [a.load.offeredRate, b.load.offeredRate];
  if (first === undefined || second === undefined) return false;
  return Math.abs(first - second) <= SLACK * second;
}

/** Whether what the record achieved is close enough to what was offered. */
export function isHeld(
  record: RunRecord,
  { offered, achieved, due, unsent, slices }: Sustained,
): boolean {
  if (unsent > SLACK * due) return false;
  // Arrivals are evenly spaced, so chance moves at most one answer over the edge of a window.
  const chance = due === 0 ? 1 : slices / due;
  return achieved >= offered * (1 - SLACK - chance) || couldHold(record, offered);
}

/**
 * With two arms a slice is about as short as an answer can take, so a pause pushes answers out of it. Their
 * absence shows long response times, which are judged themselves. The rate is too high for a server
 * only if it exceeds its throughput at capacity.
 */
const couldHold = (record: RunRecord, offered: PerSecond): boolean =>
  record.load.arms === 2 && (unitRateOf(record) ?? 0) >= offered;
