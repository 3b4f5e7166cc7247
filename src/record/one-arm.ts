// One arm of a record as a record of its own, so that code for candidates can read it.

import type { Arm, Block, RunRecord } from './run-record.ts';

/** The record with the blocks of one arm only, marked as the candidate's. */
export function recordOfArm(record: RunRecord, arm: Arm): RunRecord {
  const blocks = record.blocks
    .filter((block) => block.arm === arm)
    .map((block): Block => ({ ...block, arm: 'candidate' }));
  return { ...record, blocks };
}

/**
 * What is stored for later runs: they compare with the candidate, not with its baseline. `load.arms` still
 * says that two arms took turns, and `step` what they showed.
 */
export function withoutBaselineArm(record: RunRecord): RunRecord {
  const programs = record.programs?.filter(({ arm }) => arm === 'candidate');
  const alone = {
    baselineArm: undefined,
    armDifferences: undefined,
    profiles: undefined,
    look: undefined,
    pace: undefined,
  };
  return { ...recordOfArm(record, 'candidate'), ...alone, programs };
}

/**
 * A record of only those requests that the baseline does not have yet; `undefined` where there were none.
 * It has no server use, because the server used that for other requests.
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
