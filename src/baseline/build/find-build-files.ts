// Finds what a build consists of, in an order that is the same on every machine.

import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildEntry, MOST_ENTRIES } from './build-entries.ts';
import { type BuildPatterns, readPatterns } from './build-patterns.ts';

/**
 * Links stay links. Sockets and devices are left out: a build does not make them.
 * Ends early when there are more than may be stored.
 */
export async function findBuildFiles(
  directory: string,
  globs: readonly string[],
  signal: AbortSignal,
): Promise<readonly BuildEntry[]> {
  const patterns = readPatterns(globs);
  const found = new Map<string, BuildEntry>();
  for (const base of patterns.bases) await visit({ directory, patterns, found, signal }, base);
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

interface Search {
  readonly directory: string;
  readonly patterns: BuildPatterns;
  readonly found: Map<string, BuildEntry>;
  readonly signal: AbortSignal;
}

async function visit(search: Search, path: string): Promise<void> {
  const { directory, patterns, found, signal } = search;
  signal.throwIfAborted();
  if (patterns.excludes(path) || found.size > MOST_ENTRIES) return;
  const entry = await describe(directory, path);
  if (entry === undefined) return;
  if (path !== '.' && patterns.includes(path)) found.set(path, entry);
  if (entry.kind !== 'directory') return;
  for (const name of await readdir(join(directory, path))) {
    await visit(search, path === '.' ? name : `${path}/${name}`);
  }
}

/** `undefined` for what is missing or cannot be stored. */
async function describe(directory: string, path: string): Promise<BuildEntry | undefined> {
  const absolute = join(directory, path);
  const found = await lstat(absolute).catch(() => undefined);
  if (found?.isFile()) return { path, kind: 'file', size: found.size };
  if (found?.isDirectory()) return { path, kind: 'directory' };
  if (found?.isSymbolicLink()) return { path, kind: 'link', target: await readlink(absolute) };
  return undefined;
}
