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

/** Fewer leave too few names that nobody else has. */
const SHORTEST_NAME = 3;
const ATTEMPTS = 20;
/** So that people know whose it is, where the name is long enough to say so. */
const PREFIXES = ['perf-gate-', 'pg-'];
const SHORTEST_RANDOM = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * An empty folder beside `path`; in the system's folder for temporary files where that cannot be.
 * @throws what the system says where there can be none at all
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
      // Any other fault of the parent's (not ours to write to, read-only, full) will not pass.
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
