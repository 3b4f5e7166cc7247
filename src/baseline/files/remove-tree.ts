// Removes a folder with all that is in it, whatever a build has left there.

import { chmod, opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const OPTIONS = { recursive: true, force: true, maxRetries: 3 } as const;

/** Removes links, and does not follow them. A missing path is not an error. */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, OPTIONS);
  } catch {
    // Go makes the folders of its module cache read-only, and nothing can be removed from such a folder.
    await makeFoldersWritable(path);
    await rm(path, OPTIONS);
  }
}

async function makeFoldersWritable(path: string): Promise<void> {
  await chmod(path, 0o700);
  for await (const entry of await opendir(path)) {
    if (entry.isDirectory()) await makeFoldersWritable(join(path, entry.name));
  }
}
