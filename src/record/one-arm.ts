// One side of a record as a record of its own, so that whatever reads a candidate reads that side.

import type { Arm, Block, RunRecord } from './run-record.ts';

/** The blocks of one arm, marked as the candidate's; otherwise the facts of the record. */
export function recordOfArm(record: RunRecord, arm: Arm): RunRecord {
  const blocks = record.blocks
    .filter((block) => block.arm === arm)
    .map((block): Block => ({ ...block, arm: 'candidate' }));
  return { ...record, blocks };
}

/**
 * What is stored for later runs, which compare with the candidate and not with its baseline. It was
 * measured in turns all the same, and `load.arms` still says so.
 */
export function withoutBaselineArm(record: RunRecord): RunRecord {
  return { ...recordOfArm(record, 'candidate'), baselineArm: undefined, look: undefined };
}

/**
 * The requests that the baseline does not have yet, as if they were all the candidate was asked for
 * at capacity; `undefined` where there were none. What its server used was for other requests.
 */
export function recordOfAdded(record: RunRecord): RunRecord | undefined {
  const blocks = record.blocks.flatMap((block): Block[] => {
    if (block.arm !== 'candidate' || block.added === undefined) return [];
    const use = { cpu: undefined, waited: undefined, peakMemory: undefined } as const;
    const none = { processes: undefined, placement: undefined, answers: 0 } as const;
    const server = { ...block.server, ...use, ...none };
    return [{ ...block, capacity: block.added, fixedRate: undefined, added: undefined, server }];
  });
  if (blocks.length === 0) return undefined;
  const names = new Set(blocks.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  return { ...record, requests: record.requests.filter(({ name }) => names.has(name)), blocks };
}
