// A stored build, unpacked into a folder of its own beside the checkout of the server.

import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readTextFile } from '../regular-file.ts';
import { explainFileError, notUnpacked } from './build/build-errors.ts';
import { unpackBuild } from './build/unpack-build.ts';
import { type FolderBeside, makeFolderBeside } from './files/folder-beside.ts';
import { removeTree } from './files/remove-tree.ts';
import type { Repository } from './repository.ts';

interface UnpackedFolder extends AsyncDisposable {
  /** Absolute, links resolved: what is removed in the end. */
  readonly root: string;
  /** Where in it the build is. */
  readonly directory: string;
  readonly isSameLength: boolean;
}

/** Marks each such folder, so that the next run recognises those that a killed run has left. */
const MARK = '.perf-gate-unpacked';
const MARK_TEXT = 'Unpacked by perf-gate for one run, and removed by the next one if need be.\n';

/**
 * Disposing of the folder removes it.
 * @param place beside whose root, and how deep below it
 * @throws GateError as `unpackBuild`; the signal's reason when aborted. Nothing is left then.
 */
export async function openUnpacked(
  file: string,
  { root, prefix }: Repository,
  signal: AbortSignal,
): Promise<UnpackedFolder> {
  const explain = (error: unknown) =>
    explainFileError(error, root, (details) => notUnpacked('no folder can be made', details));
  const folder = await makeFolderBeside(root).catch((error) => {
    throw explain(error);
  });
  try {
    return await unpackInto(folder, file, prefix, signal);
  } catch (error) {
    await removeMarked(folder.path);
    signal.throwIfAborted();
    throw explain(error);
  }
}

async function unpackInto(
  { path: root, isSameLength }: FolderBeside,
  file: string,
  prefix: string,
  signal: AbortSignal,
): Promise<UnpackedFolder> {
  await writeFile(join(root, MARK), MARK_TEXT);
  const directory = join(root, prefix).replace(/\/$/, '');
  await mkdir(directory, { recursive: true });
  await unpackBuild(file, directory, signal);
  return { root, directory, isSameLength, [Symbol.asyncDispose]: () => removeMarked(root) };
}

/** Removes the mark last: a run that is killed meanwhile leaves a folder that the next one recognises. */
async function removeMarked(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  for (const name of names) if (name !== MARK) await removeTree(join(path, name));
  await removeTree(path);
}

/**
 * Removes what killed runs have left beside `root`; returns one whole sentence about each. The caller
 * holds the machine's lock, so no run needs them.
 */
export async function removeStaleUnpacked(root: string): Promise<readonly string[]> {
  const own = await realpath(root).catch(() => root);
  const parent = dirname(own);
  const length = Buffer.byteLength(basename(own));
  const names = await readdir(parent).catch(() => []);
  const notes: string[] = [];
  for (const name of names.filter((each) => Buffer.byteLength(each) === length)) {
    const path = join(parent, name);
    if (path !== own && isMarked(path)) notes.push(await removeStale(path));
  }
  return notes;
}

/** Anybody may have made the folder, and what is in it. */
function isMarked(path: string): boolean {
  try {
    return readTextFile(join(path, MARK), MARK_TEXT.length) === MARK_TEXT;
  } catch {
    return false;
  }
}

async function removeStale(path: string): Promise<string> {
  try {
    await removeMarked(path);
    return `Removed ${path}, which a killed run had left.`;
  } catch {
    return `A killed run has left ${path}, which could not be removed: remove it by hand.`;
  }
}
