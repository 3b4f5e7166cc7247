// The file of `perf-gate noise --append`: a line is added to it, and nothing in it is ever changed.

import { accessSync, appendFileSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { GateError, InputError } from '../errors.ts';
import {
  decodeNoiseRuns,
  encodeNoiseRun,
  type NoiseRun,
  type NoiseRuns,
} from '../record/noise-run.ts';
import { openRegularFile, type RegularFile } from '../regular-file.ts';

/** Tens of thousands of runs. */
const LARGEST = 16 * 1_024 * 1_024;

const EXISTING = constants.O_RDWR | constants.O_APPEND;

/**
 * Whether a line can be added, before minutes of measuring. Makes nothing.
 * @throws InputError
 */
export function checkNoiseFile(path: string): void {
  try {
    using file = openIfThere(path);
    if (file === undefined) accessSync(dirname(path), constants.W_OK);
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
export function appendNoiseRun(path: string, run: NoiseRun): NoiseRuns {
  try {
    using file = openRegularFile(path, LARGEST, EXISTING | constants.O_CREAT);
    const text = file.bytes().toString('utf8');
    // A line that was cut short stays what it is.
    const line = `${text === '' || text.endsWith('\n') ? '' : '\n'}${encodeNoiseRun(run)}`;
    appendFileSync(file.fd, line);
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

function openIfThere(path: string): RegularFile | undefined {
  try {
    return openRegularFile(path, LARGEST, EXISTING);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
