// What makes the numbers of a run say nothing about the code, however narrow their bounds are.

import { capacityPerBlockOf } from '../record/metrics.ts';
import type { RunRecord } from '../record/run-record.ts';
import { type NonEmpty, seconds, toSeconds } from '../units.ts';

/** What is in doubt, and what to do about it: a clause that can follow a semicolon. */
export type Doubt = string;

/**
 * A few tenths of a second are one moment of the machine, and of the server's just-in-time compiler. Blocks
 * of 50 ms differed by a factor of two while nothing changed.
 */
const LEAST_CAPACITY = seconds(1);

/** Whose numbers are in doubt. */
type Whose = 'candidate' | 'stored';

/**
 * Of this run, else of what it is compared with: either all of these records are sound or none is (see
 * `findComparable`).
 */
export function doubtsOf(candidate: RunRecord, [newest]: NonEmpty<RunRecord>): readonly Doubt[] {
  const own = findDoubts(candidate, 'candidate');
  return own.length > 0 ? own : findDoubts(newest, 'stored');
}

/** Whether the numbers of a run could decide anything. */
export const isSound = (record: RunRecord): boolean => findDoubts(record, 'stored').length === 0;

function findDoubts(record: RunRecord, whose: Whose): readonly Doubt[] {
  return [findThin(record, whose)].filter((doubt) => doubt !== undefined);
}

function findThin(record: RunRecord, whose: Whose): Doubt | undefined {
  const measured = capacityPerBlockOf(record);
  if (measured === undefined || measured >= LEAST_CAPACITY) return undefined;
  const what = `only ${hundredths(toSeconds(measured))} s at capacity in each block`;
  return whose === 'candidate'
    ? `${what}: too little to decide; set a larger budget`
    : `the newest stored record has ${what}: too little to decide; store one with a larger budget`;
}

/** Cut, so that what is below a limit does not look as if it reached it. */
const hundredths = (value: number): number => Math.floor(value * 100) / 100;
