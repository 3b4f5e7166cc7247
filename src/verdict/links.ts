// The stored records of one name as a chain: what each commit changed, and whether that leads on from the
// record before it.

import { oldestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Step } from '../record/step.ts';
import { stepOf } from './step.ts';

export interface Link {
  readonly record: RunRecord;
  /** `undefined` where the commit was not measured beside another. */
  readonly step: Step | undefined;
  /** Whether the step is from the commit of the record before it, so that the steps may be added up. */
  readonly leadsOn: boolean;
}

/** Oldest first. A record of both arms says itself what it showed. */
export function linksOf(records: readonly RunRecord[]): readonly Link[] {
  const links: Link[] = [];
  for (const record of oldestFirst(records)) {
    const step = record.step ?? stepOf(record);
    // A commit that was measured again has a step of its own from the same place.
    const before = links.findLast((link) => link.record.commit !== record.commit);
    links.push({ record, step, leadsOn: leadsOn(step, before?.record.commit) });
  }
  return links;
}

const leadsOn = (step: Step | undefined, before: string | undefined): boolean =>
  step !== undefined && step.base === before;
