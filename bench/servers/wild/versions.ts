// The files of a version of a server, and the command that starts it.

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServerEntry } from './server-entry.ts';

export interface Version {
  readonly folder: string;
  /** For `sh -c`, in any folder. */
  readonly command: string;
}

/** @param name of its folder; versions that are compared need names of one length */
export async function writeVersion(
  entry: ServerEntry,
  run: { readonly root: string; readonly cache: string },
  name: string,
  burn: number,
): Promise<Version> {
  const folder = join(run.root, name);
  const place = { folder, cache: run.cache };
  await mkdir(folder, { recursive: true });
  // Some servers give up their rights.
  await chmod(folder, 0o755);
  await writeFiles(folder, entry.files(burn, place));
  return { folder, command: `cd '${folder}'\nexport BURN=${burn}\n${entry.start(place)}` };
}

/** @param files by path below the folder */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
