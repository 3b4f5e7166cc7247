// Trials as lines of a file, and their records beside it: added to, never rewritten.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeRecord, encodeRecord } from '../../src/record/codec.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { appendLine, readLines } from '../json-lines.ts';
import type { Trial } from './trial.ts';

export const readTrials = (path: string): readonly Trial[] => readLines<Trial>(path);

export const appendTrial = (path: string, trial: Trial): void => appendLine(path, trial);

/** @returns what a line calls it: relative to the folder of the lines */
export function saveRecord(path: string, name: string, record: RunRecord): string {
  const relative = join(`${basename(path, '.jsonl')}-records`, `${name}.json.gz`);
  const file = join(dirname(path), relative);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(JSON.stringify(encodeRecord(record))));
  return relative;
}

export function loadRecord(path: string, relative: string): RunRecord {
  const bytes = readFileSync(join(dirname(path), relative));
  return decodeRecord(JSON.parse(gunzipSync(bytes).toString()));
}
