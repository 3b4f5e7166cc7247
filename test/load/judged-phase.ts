// What the judge makes of a phase that was really measured.

import { heldItsRate } from '../../src/record/held-rate.ts';
import type { PhaseResult } from '../../src/record/run-record.ts';
import { judge } from '../../src/verdict/judge.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { makePlan } from '../support/judged.ts';
import { makeRecord } from '../support/records.ts';

/** The verdict on a version that had this phase, and was otherwise as the baseline. */
export function judgeWith(phase: Partial<Record<'capacity' | 'fixedRate', PhaseResult>>): Verdict {
  const record = makeRecord({ id: 'candidate', blocks: 1, load: { connections: 4 } });
  const candidate = { ...record, blocks: record.blocks.map((block) => ({ ...block, ...phase })) };
  return judge({ candidate, stored: [makeRecord()], plan: makePlan(), incidents: [] });
}

/** Whether a server with this fixed-rate phase kept up. */
export function isHeld(fixedRate: PhaseResult, offeredRate: number): boolean {
  const record = makeRecord({ blocks: 1, offeredRate });
  return heldItsRate({
    ...record,
    blocks: record.blocks.map((block) => ({ ...block, fixedRate })),
  });
}
