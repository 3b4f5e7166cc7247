// Trials as lines of a file, and their records beside it: added to, never rewritten.

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeRecord, encodeRecord } from '../../src/measure/record-codec.ts';
import type { RunRecord } from '../../src/measure/run-record.ts';
import type { Trial } from './trial.ts';

/** A line that was torn when the machine went down is no trial, and is left out. */
export function readTrials(path: string): readonly Trial[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => parseLine(line) ?? []);
}

function parseLine(line: string): Trial | undefined {
  try {
    return line === '' ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** After a torn line, too, it begins on one of its own. */
export function appendTrial(path: string, trial: Trial): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  appendFileSync(path, `${gap}${JSON.stringify(trial)}\n`);
}

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
