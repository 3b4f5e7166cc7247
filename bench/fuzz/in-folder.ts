// A subject whose trials write files: they have a folder to themselves.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from '../parser/chance.ts';
import type { Subject, Trial } from './subject.ts';

export async function openInFolder(
  draw: (chance: Chance, folder: string) => Trial,
): Promise<Subject> {
  const folder = await makeFolder();
  return {
    draw: (chance) => draw(chance, folder.path),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

interface Folder extends AsyncDisposable {
  readonly path: string;
}

/** Removed when it is disposed of. */
export async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'perf-gate-fuzz-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
