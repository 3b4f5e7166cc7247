// A new folder or file among the temporary ones, or an error that says which folder cannot be used.

import { mkdirSync, mkdtempSync, openSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    throw unusable('folder can be made', parent, cause);
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
    throw unusable('folder can be opened', parent, cause);
  } finally {
    rmdirSync(folder);
  }
}

/**
 * Makes the folders above it, too.
 * @param flags as of open(3): `w` empties a file that is there, `a+` goes on at its end
 * @returns its descriptor
 * @throws GateError `temporary-folder-unusable`
 */
export function openTemporaryFile(path: string, flags: 'w' | 'a+'): number {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
    return openSync(path, flags);
  } catch (cause) {
    throw unusable('file can be written', folder, cause);
  }
}

const unusable = (what: string, parent: string, cause: unknown): GateError =>
  new GateError({
    code: 'temporary-folder-unusable',
    kind: 'gate',
    message: `No ${what} in ${parent}, where temporary files belong.`,
    remedy:
      'Let the variable TMPDIR (RUNNER_TEMP for the action) name a folder that exists, that perf-gate may ' +
      'write to, and whose disk is not full.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
