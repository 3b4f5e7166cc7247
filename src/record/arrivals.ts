// What arrives at a rate: requests by themselves, and flows as a whole.

import type { PerSecond } from '../units.ts';
import { countFailures } from './failure-class.ts';
import { unitsIn } from './flows.ts';
import { blocksOf, fixedRatePhases, type Measured, rateOf } from './metrics.ts';
import type { PhaseResult, RunRecord } from './run-record.ts';
import { sum } from './sum.ts';

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
