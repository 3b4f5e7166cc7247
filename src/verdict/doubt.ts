// What makes the numbers of a run say nothing about the code, however narrow their bounds are.

import { crowdOf } from '../record/crowd.ts';
import { capacityPerBlockOf } from '../record/metrics.ts';
import type { RunRecord } from '../record/run-record.ts';
import { changeOf, type LogRatio, logRatio, type NonEmpty, seconds, toSeconds } from '../units.ts';
import { percent } from './words/phrase.ts';

/** What is in doubt, and what to do about it: a clause that can follow a semicolon. */
export type Doubt = string;

/**
 * A few tenths of a second are one moment of the machine, and of the server's just-in-time compiler. Blocks
 * of 50 ms differed by a factor of two while nothing changed.
 */
const LEAST_CAPACITY = seconds(1);

/**
 * Shares of the machine, and of the time that server or generator had work (docs/method.md). What others
 * take is gone from throughput where no core is free, and only waits for a CPU show that none was.
 */
const MOST_OTHERS = 0.1;
const MOST_WAITED = 0.05;

/** Whose numbers are in doubt. */
type Whose = 'candidate' | 'stored';

/**
 * Of this run, else of what it is compared with: either all of these records are sound or none is (see
 * `findComparable`).
 */
export function doubtsOf(candidate: RunRecord, [newest]: NonEmpty<RunRecord>): readonly Doubt[] {
  const own = doubtsOfRun(candidate);
  return own.length > 0 ? own : findDoubts(newest, 'stored');
}

/** Why not even memory is judged: a heap grows with the requests that the server has had. */
export const doubtOfLength = (
  candidate: RunRecord,
  [newest]: NonEmpty<RunRecord>,
): Doubt | undefined => findThin(candidate, 'candidate') ?? findThin(newest, 'stored');

/**
 * Changes of code seldom double throughput. Another machine does, and so do another load and a record that
 * was made on a crowded machine without saying so.
 */
const LARGEST_RISE = logRatio(Math.log(2));

/** @param rise of throughput against the stored records */
export function doubtOfRise(rise: LogRatio): Doubt | undefined {
  if (rise <= LARGEST_RISE) return undefined;
  return `throughput rose by ${percent(changeOf(rise))}, which another machine or another load explains better than a change of the code; compare side by side, or store a new baseline if the change is meant to do that`;
}

/** Of this run alone. */
export const doubtsOfRun = (candidate: RunRecord): readonly Doubt[] =>
  findDoubts(candidate, 'candidate');

/** Whether the numbers of a run could decide anything. */
export const isSound = (record: RunRecord): boolean => findDoubts(record, 'stored').length === 0;

function findDoubts(record: RunRecord, whose: Whose): readonly Doubt[] {
  return [findThin(record, whose), findCrowded(record, whose)].filter(
    (doubt) => doubt !== undefined,
  );
}

function findThin(record: RunRecord, whose: Whose): Doubt | undefined {
  const measured = capacityPerBlockOf(record);
  if (measured === undefined || measured >= LEAST_CAPACITY) return undefined;
  const what = `only ${hundredths(toSeconds(measured))} s at capacity in each block`;
  return whose === 'candidate'
    ? `${what}: too little to decide; set a larger budget`
    : `the newest stored record has ${what}: too little to decide; store one with a larger budget`;
}

function findCrowded(record: RunRecord, whose: Whose): Doubt | undefined {
  const crowd = describeCrowd(record);
  if (crowd === undefined) return undefined;
  return whose === 'candidate'
    ? `${crowd} while this was measured: too crowded to decide; run it on a quieter machine, or compare side by side`
    : `${crowd} when the newest stored record was measured: too crowded to decide; store one from a quieter machine, or compare side by side`;
}

/** A clause without an end: who had how much of the machine; `undefined` where the server had what it needs. */
export function describeCrowd(record: RunRecord): string | undefined {
  const crowd = crowdOf(record, record.environment.cores);
  if (crowd === undefined) return undefined;
  const { others, stolen, waited = MOST_WAITED } = crowd;
  if (stolen >= MOST_OTHERS) {
    return `the host of this virtual machine gave ${percent(stolen)} of it to others`;
  }
  if (others < MOST_OTHERS || waited < MOST_WAITED) return undefined;
  return `other processes used ${percent(others)} of the machine`;
}

/** Cut, so that what is below a limit does not look as if it reached it. */
const hundredths = (value: number): number => Math.floor(value * 100) / 100;
