// The text of a baseline, for stores that do not keep it in a file of the user's.

import { decodeRecords, type EncodedRecords, encodeRecords } from '../record/file.ts';
import type { RunRecord } from '../record/run-record.ts';

/**
 * Its records of this name, newest last.
 * @param source what the text is, for messages.
 * @param longest characters; by default as many as a baseline file may have.
 * @throws GateError `record-unreadable`.
 */
export function readBaseline(
  text: string,
  source: string,
  name: string,
  longest?: number,
): readonly RunRecord[] {
  return decodeRecords(text, source, longest).filter((record) => record.name === name);
}

/**
 * @param longest characters; by default as many as a baseline file may have.
 * @throws GateError `record-too-large` when not even the newest fits.
 */
export function writeBaseline(records: readonly RunRecord[], longest?: number): EncodedRecords {
  return encodeRecords(records, longest);
}
