// A folder for the baseline whose path is as long as the candidate's. The length of paths shifts what a
// process has on its stack, and with it its speed: Mytkowicz et al., "Producing Wrong Data Without
// Doing Anything Obviously Wrong!", ASPLOS 2009.

import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { removeTree } from './remove-tree.ts';

export interface FolderBeside extends AsyncDisposable {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly isSameLength: boolean;
}

/** Shorter names leave too few that are free. */
const SHORTEST_NAME = 3;
const ATTEMPTS = 20;
/** They show people whose folder it is, where the name is long enough. */
const PREFIXES = ['perf-gate-', 'pg-'];
const SHORTEST_RANDOM = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * An empty folder beside `path`; where none can be made there, in the system's folder for temporary files.
 * @throws the system's error where neither can be made
 */
export async function makeFolderBeside(path: string): Promise<FolderBeside> {
  const real = await realpath(path);
  const sibling = await makeSibling(real);
  const made = sibling ?? (await mkdtemp(join(await realpath(tmpdir()), 'perf-gate-')));
  return {
    path: made,
    isSameLength: Buffer.byteLength(made) === Buffer.byteLength(real),
    [Symbol.asyncDispose]: () => removeTree(made),
  };
}

async function makeSibling(path: string): Promise<string | undefined> {
  const length = Buffer.byteLength(basename(path));
  if (length < SHORTEST_NAME) return undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const sibling = join(dirname(path), randomName(length));
    try {
      await mkdir(sibling);
      return sibling;
    } catch (error) {
      // Any other error (no permission, read-only, full) will not go away.
      if (!isTaken(error)) return undefined;
    }
  }
  return undefined;
}

function randomName(length: number): string {
  const prefix = PREFIXES.find((each) => length - each.length >= SHORTEST_RANDOM) ?? '';
  const letters = Array.from({ length: length - prefix.length }, () => LETTERS[randomInt(36)]);
  return prefix + letters.join('');
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';
