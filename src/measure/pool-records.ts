// Several records of the same code read as one, so that what is shown of them is what was measured.

import type { RunRecord } from './run-record.ts';

/** The newest record with the blocks of all; `records` newest first. */
export function poolRecords(records: readonly [RunRecord, ...RunRecord[]]): RunRecord {
  return { ...records[0], blocks: records.flatMap((record) => record.blocks) };
}
