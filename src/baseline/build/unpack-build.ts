// Unpacks a stored build. Reads it twice: nothing is written before all of it was checked.

import { link, mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReadEntry } from 'tar';
import { removeTree } from '../files/remove-tree.ts';
import {
  type BuildEntry,
  entryPath,
  findEntryFault,
  findSizeFault,
  sizeOf,
} from './build-entries.ts';
import { explainFileError, notUnpacked } from './build-errors.ts';
import { readArchive } from './read-archive.ts';

/** Neither setuid nor setgid nor sticky. */
const PERMISSIONS = 0o777;
/** What we need to put files into a folder. */
const OWNER = 0o700;

/**
 * Unpacks into `directory`, which exists and belongs to us alone. Overwrites nothing.
 * @throws GateError `build-not-unpacked` or `disk-full`; the signal's reason when aborted. The
 * directory is gone then, with all that was in it.
 */
export async function unpackBuild(
  file: string,
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const entries = await listEntries(file, signal);
    const fault = entries.length === 0 ? 'it is empty' : findEntryFault(entries);
    if (fault !== undefined) throw notUnpacked(fault);
    await readArchive(file, signal, (entry) => writeEntry(directory, entry));
    await makeLinks(directory, entries);
  } catch (error) {
    await removeTree(directory);
    signal.throwIfAborted();
    const otherwise = (details: readonly string[]) => notUnpacked('it is damaged', details);
    throw explainFileError(error, directory, otherwise);
  }
}

async function listEntries(file: string, signal: AbortSignal): Promise<readonly BuildEntry[]> {
  const entries: BuildEntry[] = [];
  let bytes = 0;
  await readArchive(file, signal, async (entry) => {
    const described = describe(entry);
    if (described !== undefined) {
      entries.push(described);
      bytes += sizeOf(described);
    }
    const fault = findSizeFault(entries.length, bytes);
    if (fault !== undefined) throw notUnpacked(fault);
    entry.resume();
  });
  return entries;
}

/** `undefined`: the directory itself. */
function describe({ path: written, type, size, linkpath = '' }: ReadEntry): BuildEntry | undefined {
  if (type === 'Directory' && /^(?:\.\/*)+$/.test(written)) return undefined;
  const path = readPath(written);
  switch (type) {
    case 'File':
    case 'OldFile':
      return { path, kind: 'file', size };
    case 'Directory':
      return { path, kind: 'directory' };
    case 'SymbolicLink':
      return { path, kind: 'link', target: linkpath };
    case 'Link':
      return { path, kind: 'hard-link', target: readPath(linkpath) };
    default:
      throw notUnpacked(`${path} is neither file nor folder nor link`);
  }
}

function readPath(written: string): string {
  const path = entryPath(written);
  if (path === undefined) throw notUnpacked(`${JSON.stringify(written)} is not a path inside it`);
  return path;
}

/** Files and folders; links come last, so that nothing can be written through one. */
async function writeEntry(directory: string, entry: ReadEntry): Promise<void> {
  const described = describe(entry);
  const path = join(directory, described?.path ?? '.');
  if (described?.kind === 'directory') {
    await mkdir(path, { recursive: true, mode: ((entry.mode ?? 0o755) & PERMISSIONS) | OWNER });
  }
  if (described?.kind === 'file') await writeFile(path, entry);
  entry.resume();
}

async function writeFile(path: string, entry: ReadEntry): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // `wx`: open(2), O_EXCL follows no link and refuses what is there.
  await using file = await open(path, 'wx', (entry.mode ?? 0o644) & PERMISSIONS);
  await file.writeFile(entry);
  // Python takes its compiled files for stale when their sources have another time.
  if (entry.mtime !== undefined) await file.utimes(entry.mtime, entry.mtime);
}

async function makeLinks(directory: string, entries: readonly BuildEntry[]): Promise<void> {
  const hardLinks = entries.filter((entry) => entry.kind === 'hard-link');
  const links = entries.filter((entry) => entry.kind === 'link');
  for (const { path } of [...hardLinks, ...links]) {
    await mkdir(join(directory, dirname(path)), { recursive: true });
  }
  for (const { path, target } of hardLinks)
    await link(join(directory, target), join(directory, path));
  for (const { path, target } of links) await symlink(target, join(directory, path));
}
