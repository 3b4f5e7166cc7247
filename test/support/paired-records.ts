// Run records of two arms from a few numbers, for tests that need one without measuring.

import type { Arm, RunRecord } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import type { RequestSketch } from './phases.ts';
import { type BlockSketch, makeRecord, type RecordSketch } from './records.ts';

/** What differs from the record's sketch; `null`: the arm died, and there is no such block. */
export interface PairSketch {
  readonly baseline?: BlockSketch | null;
  readonly candidate?: BlockSketch | null;
}

export interface PairedRecordSketch extends Omit<RecordSketch, 'blocks'> {
  /** How many equal pairs, or one sketch per pair over what the record says. */
  readonly pairs?: number | readonly PairSketch[];
  /** That arm in every pair. */
  readonly baseline?: BlockSketch;
  readonly candidate?: BlockSketch;
}

/**
 * As `makeRecord`, with a brisk little baseline beside an equal candidate: ten pairs, judged at the
 * only look, 80 of 100 slices at the fixed rate kept, cleaned times as those that came.
 */
export function makePairedRecord(sketch: PairedRecordSketch = {}): RunRecord {
  const { pairs: given = 10, baseline, candidate, ...shared } = sketch;
  const pairs = typeof given === 'number' ? Array.from({ length: given }, () => ({})) : given;
  const requests = shared.requests ?? namesOf(candidate?.requests ?? baseline?.requests ?? [{}]);
  return makeRecord({
    ...shared,
    requests,
    load: { arms: 2, fixedRateSlice: milliseconds(20), ...shared.load },
    baselineArm: shared.baselineArm ?? { kind: 'commit', commit: 'b'.repeat(40) },
    look: shared.look ?? { number: 1, of: 1, plannedBlocks: pairs.length },
    blocks: pairs.flatMap((pair: PairSketch, index) => [
      ...blockOf('baseline', index + 1, baseline, pair.baseline),
      ...blockOf('candidate', index + 1, candidate, pair.candidate),
    ]),
  });
}

/** Keeps names and weights: the times of one arm do not apply to the other. */
const namesOf = (requests: readonly RequestSketch[]): readonly RequestSketch[] =>
  requests.map(({ name = 'default', weight = 1 }) => ({ name, weight }));

function blockOf(
  arm: Arm,
  number: number,
  inEvery: BlockSketch | undefined,
  own: BlockSketch | null | undefined,
): readonly BlockSketch[] {
  if (own === null) return [];
  return [{ cleaning: { slices: 100, kept: 80 }, ...inEvery, ...own, arm, number }];
}
