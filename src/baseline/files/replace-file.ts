// Replaces a file as a whole: a reader, or a crash, finds the old contents or the new, never a part.

import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { GateError } from '../../errors.ts';

/**
 * Makes missing parent folders.
 * @throws GateError `baseline-not-written`; the old file is then still there.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await using temporary = temporaryBeside(path);
    await writeThrough(temporary.path, text);
    await rename(temporary.path, path);
    await syncFolder(dirname(path));
  } catch (error) {
    throw new GateError({
      code: 'baseline-not-written',
      kind: 'gate',
      message: `The baseline file ${path} cannot be written.`,
      remedy: 'Nothing was lost. Free some space, or name a folder that perf-gate may write to.',
      details: error instanceof Error ? [error.message] : [],
      cause: error,
    });
  }
}

/** In the same folder, because rename(2) is atomic only within one file system. */
function temporaryBeside(path: string) {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  return {
    path: temporary,
    /** After the rename there is nothing left to remove. */
    [Symbol.asyncDispose]: () => rm(temporary, { force: true }),
  };
}

/** `wx`: never through a link or into a file that another process put there. */
async function writeThrough(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx');
  await file.writeFile(text);
  // Without this the rename may reach the disk before the contents do: see fsync(2).
  await file.sync();
}

/** The new name is an entry of the folder, and survives a crash only when the folder is synced, too. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
