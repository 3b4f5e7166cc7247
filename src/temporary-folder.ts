// A new folder for temporary files, or an error that says which folder cannot be used.

import { mkdtempSync } from 'node:fs';
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
    throw new GateError({
      code: 'temporary-folder-unusable',
      kind: 'gate',
      message: `No folder can be made in ${parent}, where temporary files belong.`,
      remedy:
        'Let the variable TMPDIR (RUNNER_TEMP for the action) name a folder that exists, that perf-gate may ' +
        'write to, and whose disk is not full.',
      details: cause instanceof Error ? [cause.message] : [],
      cause,
    });
  }
}
