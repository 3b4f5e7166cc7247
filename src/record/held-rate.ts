// Whether a server kept up with the offered rate of the fixed-rate phase.

import { type PerSecond, ratio } from '../units.ts';
import { type Sustained, sustainedOf, throughputOf } from './metrics.ts';
import type { Block, RunRecord } from './run-record.ts';

/** What may be missing of the due arrivals, and what two "same" rates may differ by. */
export const SLACK = ratio(0.02);

/** Whether there is a fixed-rate phase and both arms kept up: else response times say nothing. */
export const isRateHeld = ({
  candidate,
  baselineArm,
}: {
  readonly candidate: RunRecord;
  readonly baselineArm: RunRecord;
}): boolean => heldItsRate(candidate) && heldItsRate(baselineArm);

/** `heldItsRate` of one of its blocks. */
export function heldIn(record: RunRecord, block: Block): boolean {
  return heldItsRate({ ...record, blocks: [block] });
}

/** Whether the record has a fixed-rate phase and its server kept up. */
export function heldItsRate(record: RunRecord): boolean {
  const seen = sustainedOf(record);
  return seen !== undefined && isHeld(record, seen);
}

/** Response times compare only at one rate: at 60 % load, 1 % more of it already adds 1.5 %. */
export function isSameRate(a: RunRecord, b: RunRecord): boolean {
  const [first, second] = [a.load.offeredRate, b.load.offeredRate];
  if (first === undefined || second === undefined) return false;
  return Math.abs(first - second) <= SLACK * second;
}

/** What was seen of a record is near enough to what was offered. */
export function isHeld(
  record: RunRecord,
  { offered, achieved, due, unsent, slices }: Sustained,
): boolean {
  if (unsent > SLACK * due) return false;
  // Arrivals are evenly spaced, so chance moves one answer over the edge of a window, not more.
  const chance = due === 0 ? 1 : slices / due;
  return achieved >= offered * (1 - SLACK - chance) || couldHold(record, offered);
}

/**
 * The slices of two arms are as short as an answer may take, and a pause of server or machine pushes
 * answers out of them: missing there, they say that response times are long, which is for those to
 * say. Beyond a server is only a rate that it does not answer with every connection at work.
 */
const couldHold = (record: RunRecord, offered: PerSecond): boolean =>
  record.load.arms === 2 && (throughputOf(record) ?? 0) >= offered;
