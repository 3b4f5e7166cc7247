// A folder that only we can enter, gone when it is no longer needed.

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface PrivateFolder extends AsyncDisposable {
  readonly path: string;
}

/** Mode 0700, as mkdtemp(3) makes it, and a name that nobody can guess. */
export async function privateFolder(parent: string): Promise<PrivateFolder> {
  const path = await mkdtemp(join(parent, 'perf-gate-'));
  return {
    path,
    // Retried: a download that was given up may still be writing its last file.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
