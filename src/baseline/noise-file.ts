// The file of `perf-gate noise --append`: a line is added to it, and nothing in it is ever changed.

import { constants } from 'node:fs';
import { access, type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GateError, InputError } from '../errors.ts';
import {
  decodeNoiseRuns,
  encodeNoiseRun,
  type NoiseRun,
  type NoiseRuns,
} from '../record/noise-run.ts';

/** Tens of thousands of runs. */
const LARGEST = 16 * 1_024 * 1_024;

/** Without waiting for another process, should it be a pipe. */
const EXISTING = constants.O_RDWR | constants.O_APPEND | constants.O_NONBLOCK;

/**
 * Whether a line can be added, before minutes of measuring. Makes nothing.
 * @throws InputError
 */
export async function checkNoiseFile(path: string): Promise<void> {
  try {
    await using file = await open(path, EXISTING).catch(orIfMissing(undefined));
    if (file === undefined) await access(dirname(path), constants.W_OK);
    else await sizeOf(file);
  } catch (error) {
    const problem = `nothing can be added to ${path}: ${reasonOf(error)}.`;
    const remedy = 'Name a file that perf-gate may write to, or a new one.';
    throw new InputError([{ place: '--append', problem, remedy }]);
  }
}

/**
 * Adds the run, in a line of its own.
 * @returns all runs in the file, with this one
 * @throws GateError `report-not-written`
 */
export async function appendNoiseRun(path: string, run: NoiseRun): Promise<NoiseRuns> {
  try {
    await using file = await open(path, EXISTING | constants.O_CREAT, 0o666);
    const before = Buffer.alloc(await sizeOf(file));
    await file.read(before, 0, before.length, 0);
    const text = before.toString('utf8');
    // A line that was cut short stays what it is.
    const line = `${text === '' || text.endsWith('\n') ? '' : '\n'}${encodeNoiseRun(run)}`;
    await file.appendFile(line);
    return decodeNoiseRuns(text + line);
  } catch (cause) {
    throw new GateError({
      code: 'report-not-written',
      kind: 'gate',
      message: `No line could be added to ${path}.`,
      remedy: 'Name a file in a folder that exists and that you may write to.',
      details: [reasonOf(cause)],
      cause,
    });
  }
}

async function sizeOf(file: FileHandle): Promise<number> {
  const stats = await file.stat();
  if (!stats.isFile()) throw new Error('it is not a regular file');
  if (stats.size > LARGEST) throw new Error('it is larger than 16 MiB');
  return stats.size;
}

const orIfMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  };

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
