// A baseline file: some run records, newest last, under a name and a version.

import * as z from 'zod';
import { GateError } from '../errors.ts';
import { carrySteps } from './carry-steps.ts';
import { decodeRecord, encodeRecord, recordUnreadable } from './codec.ts';
import type { RunRecord } from './run-record.ts';

const FORMAT = 'perf-gate-baseline';
const VERSION = 1;

/** Twenty records of twenty blocks and five requests stay below this. */
const LONGEST_FILE = 16 * 1_024 * 1_024;
/** A baseline holds no more: older ones say little about the code of today. */
export const MOST_RECORDS = 20;

/** The version is checked before the contents: a newer file may hold anything. */
const HEADER = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const FILE = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  records: z.array(z.unknown()).max(MOST_RECORDS),
});

/** A baseline file as text, and how many records it holds. */
export interface EncodedRecords {
  readonly text: string;
  readonly records: number;
}

/**
 * Keeps the newest records, as many as `decodeRecords` accepts.
 * @param records newest last
 * @param longest limit of the text, in characters
 * @throws GateError `record-too-large` when not even the newest fits.
 */
export function encodeRecords(
  records: readonly RunRecord[],
  longest = LONGEST_FILE,
): EncodedRecords {
  const newest = records.slice(-MOST_RECORDS);
  for (const [dropped] of newest.entries()) {
    const kept = carrySteps(newest.slice(dropped), records);
    const text = writeFile(kept.map((record) => JSON.stringify(encodeRecord(record))));
    if (text.length <= longest) return { text, records: kept.length };
  }
  if (newest.length === 0) return { text: writeFile([]), records: 0 };
  throw new GateError({
    code: 'record-too-large',
    kind: 'gate',
    message: `The record of this run alone is larger than ${longest} characters.`,
    remedy: 'Measure fewer requests, or with a smaller budget.',
  });
}

/** One record on each line, for `diff` and `grep`. */
function writeFile(records: readonly string[]): string {
  return `{"format":"${FORMAT}","version":${VERSION},"records":[\n${records.join(',\n')}\n]}\n`;
}

/**
 * @param source what the text is, for messages: a path
 * @param longest the limit that it was written with
 * @returns newest last
 * @throws GateError `record-unreadable`
 */
export function decodeRecords(
  text: string,
  source = 'The baseline file',
  longest = LONGEST_FILE,
): readonly RunRecord[] {
  if (text.length > longest) {
    throw recordUnreadable(`${source} has ${text.length} characters, more than ${longest}.`);
  }
  const json = parseJson(text, source);
  const header = HEADER.safeParse(json);
  if (!header.success) throw notRecords(json, source);
  if (header.data.version > VERSION) throw tooNew(source, header.data.version);
  const file = FILE.safeParse(json);
  if (!file.success) {
    throw recordUnreadable(`${source} is damaged: it has no valid list of records.`);
  }
  return file.data.records.map(decodeRecord);
}

/** What `--json` writes holds no records, but looks as if it did. */
const OF_REPORT = z.object({ schema: z.int(), name: z.string() });
const OF_NOISE = z.object({
  perfGate: z.string(),
  planHash: z.string(),
  proposal: z.looseObject({}),
});

function notRecords(json: unknown, source: string): GateError {
  const isReport = OF_REPORT.safeParse(json).success || OF_NOISE.safeParse(json).success;
  return isReport
    ? recordUnreadable(`${source} is a report, which \`--json\` wrote.`, [], NAME_A_FILE)
    : recordUnreadable(`${source} is JSON, but not a baseline of perf-gate.`);
}

const NAME_A_FILE =
  'Name a file that `--save` wrote: a report does not hold what was measured in full.';

function tooNew(source: string, version: number): GateError {
  return recordUnreadable(
    `${source} has version ${version}; this perf-gate reads version ${VERSION}.`,
    [],
    'Update perf-gate to the version that wrote it, or a later one.',
  );
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const found = text.trim() === '' ? 'is empty' : 'is not JSON, or ends too early';
    throw recordUnreadable(`${source} ${found}.`);
  }
}
