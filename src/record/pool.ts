// Several records of the same code read as one, so that what is shown of them is what was measured.

import type { Block, RunRecord } from './run-record.ts';

/**
 * The newest record with the blocks of all; `records` newest first. Blocks of each are numbered on
 * after those before it: a pair stays one, and blocks of two runs never become one.
 */
export function poolRecords(records: readonly [RunRecord, ...RunRecord[]]): RunRecord {
  const blocks: Block[] = [];
  for (const record of records) {
    const last = Math.max(0, ...blocks.map(({ number }) => number));
    blocks.push(...record.blocks.map((block) => ({ ...block, number: last + block.number })));
  }
  return { ...records[0], blocks };
}
