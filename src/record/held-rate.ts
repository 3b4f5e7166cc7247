// Whether a server kept up with the offered rate of the fixed-rate phase, in what arrives: requests by themselves,
// and flows as a whole.

import { type PerSecond, ratio } from '../units.ts';
import { countFailures } from './failure-class.ts';
import { blocksOf, fixedRatePhases, type Measured, rateOf } from './metrics.ts';
import { unitsIn } from './phase-result.ts';
import type { Block, PhaseResult, RunRecord } from './run-record.ts';
import { sum } from './sum.ts';

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

/** What became of the offered rate. */
export interface Sustained {
  readonly offered: PerSecond;
  /** Answers, or ended flows, per second inside the windows, without the drain. */
  readonly achieved: PerSecond;
  /** Arrivals that the schedule asked for. */
  readonly due: number;
  /** Arrivals that were due and never started. */
  readonly unsent: number;
  /** Number of windows. An answer at the edge of a window falls in or out by chance. */
  readonly slices: number;
}

/** Arrivals that were served, per second at capacity; `undefined` without a window. */
export function unitRateOf(measured: Measured): PerSecond | undefined {
  const phases = blocksOf(measured).map((block) => block.capacity);
  return rateOf(phases, completedUnits);
}

const completedUnits = (phase: PhaseResult): number =>
  phase.flows.size === 0 ? phase.completed : sum(unitsIn(phase), ({ completed }) => completed);

/**
 * Whether the server kept up with the offered rate, as counts; `undefined` without a fixed rate.
 * A failure counts as an answer here, because failures are judged separately.
 */
export function sustainedOf(record: RunRecord): Sustained | undefined {
  const offered = record.load.offeredRate;
  const phases = fixedRatePhases(record);
  const results = phases.flatMap(unitsIn);
  const achieved = rateOf(
    phases,
    (phase) =>
      completedUnits(phase) + sum(unitsIn(phase), ({ failures }) => countFailures(failures)),
  );
  if (offered === undefined || achieved === undefined) return undefined;
  const unsent = sum(results, (result) => result.unsent);
  const due = sum(results, (result) => result.sent) + unsent;
  return { offered, achieved, due, unsent, slices: sum(phases, (phase) => phase.slices) };
}
