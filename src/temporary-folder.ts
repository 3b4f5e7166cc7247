// A new folder for temporary files, or an error that says which folder cannot be used.

import { mkdtempSync, openSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { GateError } from './errors.ts';

/**
 * For this user alone, as mkdtemp(3) makes it: mode 0700 and a name that nobody can guess.
 * @param prefix of its name
 * @returns its path
 * @throws GateError `temporary-folder-unusable`
 */
export function makeTemporaryFolder(parent: string, prefix = 'perf-gate-'): string {
  try {
    return mkdtempSync(join(parent, prefix));
  } catch (cause) {
    throw unusable('made', parent, cause);
  }
}

/**
 * A folder that nobody else can have open: it is removed at once.
 * @returns its descriptor
 * @throws GateError `temporary-folder-unusable`
 */
export function openNamelessFolder(parent: string): number {
  const folder = makeTemporaryFolder(parent);
  try {
    return openSync(folder, 'r');
  } catch (cause) {
    throw unusable('opened', parent, cause);
  } finally {
    rmdirSync(folder);
  }
}

const unusable = (what: 'made' | 'opened', parent: string, cause: unknown): GateError =>
  new GateError({
    code: 'temporary-folder-unusable',
    kind: 'gate',
    message: `No folder can be ${what} in ${parent}, where temporary files belong.`,
    remedy:
      'Let the variable TMPDIR (RUNNER_TEMP for the action) name a folder that exists, that perf-gate may ' +
      'write to, and whose disk is not full.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
