// The stored records of one name as a chain: what each commit changed, and whether that leads on from the
// record before it.

import { oldestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Step } from '../record/step.ts';
import { stepOf } from './step.ts';

export interface Link {
  readonly commit: string | undefined;
  /** Whether a loss was accepted there. */
  readonly isNewLevel: boolean;
  /** `undefined` where the commit was not measured beside another. */
  readonly step: Step | undefined;
  /** Whether the step is from the commit before it, so that the steps may be added up. */
  readonly leadsOn: boolean;
  /** `undefined` where it made room for newer ones. */
  readonly record: RunRecord | undefined;
}

export interface RecordLink extends Link {
  readonly record: RunRecord;
}

/** Oldest first, with the steps of records that are no longer stored. */
export function linksOf(records: readonly RunRecord[]): readonly Link[] {
  const earlier = records.flatMap(({ earlierSteps = [] }) => earlierSteps);
  const gone = oldestFirst(earlier).map((each) => ({ ...each, record: undefined }));
  // A record of both arms says itself what it showed.
  const kept = oldestFirst(records).map((record) => {
    const { commit, isNewLevel, step = stepOf(record) } = record;
    return { commit, isNewLevel, step, record };
  });
  const links: Link[] = [];
  for (const { commit, isNewLevel, step, record } of [...gone, ...kept]) {
    // A commit that was measured again has a step of its own from the same place.
    const before = links.findLast((link) => link.commit !== commit);
    links.push({ commit, isNewLevel, step, leadsOn: leadsOn(step, before?.commit), record });
  }
  return links;
}

export const hasRecord = (link: Link): link is RecordLink => link.record !== undefined;

const leadsOn = (step: Step | undefined, before: string | undefined): boolean =>
  step !== undefined && step.base === before;
