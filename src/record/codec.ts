// Run records as plain JSON and back. What does not fit the schema is refused, not repaired.

import { GateError } from '../errors.ts';
import { condenseRecord } from './condense.ts';
import { type RunRecord, runRecord } from './run-record.ts';

/**
 * Plain JSON values. Four things are made smaller, none of which is judged: histograms that are only
 * shown are merged over the blocks (`condenseRecord`), thread rates are rounded to a tenth, an empty
 * histogram is left out, and texts of a server or a machine are cut to the length that is read back.
 */
export const encodeRecord = (record: RunRecord): unknown =>
  runRecord.encode(condenseRecord(record));

const MOST_DETAILS = 5;

/** @throws GateError `record-unreadable`. */
export function decodeRecord(json: unknown): RunRecord {
  const { data, error } = runRecord.schema.safeParse(json);
  if (data !== undefined) return data;
  const details = error.issues.map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
  throw recordUnreadable(
    'A run record is not as perf-gate writes it.',
    details.slice(0, MOST_DETAILS),
  );
}

export function recordUnreadable(
  message: string,
  details: readonly string[] = [],
  remedy = REMEDY,
) {
  return new GateError({ code: 'record-unreadable', kind: 'gate', message, remedy, details });
}

const REMEDY = 'Nothing was changed. Restore the file, or move it away and save a new baseline.';
