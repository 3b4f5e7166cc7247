// Several records of the same code as one, so that everything measured is shown.

import type { Block, RunRecord } from './run-record.ts';

/**
 * The newest record with the blocks of all. Each record continues the numbers of those before it, so pairs
 * stay pairs and blocks of two runs never become one.
 * @param records newest first
 */
export function poolRecords(records: readonly [RunRecord, ...RunRecord[]]): RunRecord {
  const blocks: Block[] = [];
  for (const record of records) {
    const last = Math.max(0, ...blocks.map(({ number }) => number));
    blocks.push(...record.blocks.map((block) => ({ ...block, number: last + block.number })));
  }
  return { ...records[0], blocks };
}
