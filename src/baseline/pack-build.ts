// Puts what a build has left into one file, to be stored beside the baseline.

import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Pack } from 'tar';
import { findEntryFault, MOST_PACKED_BYTES } from './build/build-entries.ts';
import { explainFileError, notPacked } from './build/build-errors.ts';
import { findBuildFiles } from './build/find-build-files.ts';
import type { GitPlace } from './git/task.ts';
import { gitCommit } from './git-commit.ts';
import type { StoredBuild } from './store.ts';

interface BuildToPack {
  /** The server's: absolute path. */
  readonly directory: string;
  /** Globs below it. */
  readonly paths: readonly string[];
  /** Absolute path; replaced where it exists. */
  readonly file: string;
  /** The environment of this process. */
  readonly ambient: GitPlace['ambient'];
  readonly signal: AbortSignal;
}

/**
 * Modes and links are kept, owners are not. The same files make the same archive. Disposing of it
 * removes the file.
 * @throws GateError `build-not-packed`: nothing there, too much, or something that leads out of the
 * directory; `disk-full`; the signal's reason when aborted. No file is left then.
 */
export async function packBuild({
  directory,
  paths,
  file,
  ambient,
  signal,
}: BuildToPack): Promise<StoredBuild> {
  const entries = await findBuildFiles(directory, paths, signal);
  if (entries.length === 0) {
    throw notPacked(
      `nothing in ${directory} matches ${paths.map((path) => `\`${path}\``).join(', ')}`,
    );
  }
  const fault = findEntryFault(entries);
  if (fault !== undefined) throw notPacked(fault);
  try {
    const tar = packFiles(
      directory,
      entries.map(({ path }) => path),
    );
    await using archive = await open(file, 'w');
    await pipeline(tar, createGzip(), limitSize, archive.createWriteStream(), { signal });
  } catch (error) {
    await rm(file, { force: true });
    signal.throwIfAborted();
    const otherwise = (details: readonly string[]) => notPacked('it cannot be read', details);
    throw explainFileError(error, dirname(file), otherwise);
  }
  const commit = await gitCommit({ directory, ambient, signal });
  return {
    file,
    commit: commit?.isDirty ? undefined : commit?.hash,
    [Symbol.asyncDispose]: () => rm(file, { force: true }),
  };
}

async function* packFiles(cwd: string, paths: readonly string[]): AsyncGenerator<Buffer> {
  // Portable: without owners and numbers of the file system. Strict: what is left out is an error.
  const pack = new Pack({ cwd, portable: true, noDirRecurse: true, strict: true });
  for (const path of paths) pack.add(path);
  yield* pack.end();
}

async function* limitSize(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_PACKED_BYTES) {
      throw notPacked(`it is larger than ${MOST_PACKED_BYTES / 2 ** 20} MiB when compressed`);
    }
    yield chunk;
  }
}
