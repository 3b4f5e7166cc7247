// Repositories for tests that check out real commits.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GitPlace } from '../../src/baseline/git/task.ts';
import { git } from '../github/git.ts';

export const placeAt = (directory: string, signal?: AbortSignal): GitPlace => ({
  directory,
  ambient: process.env,
  signal,
});

/** Makes it where it is missing. */
export async function initRepository(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  git(path, 'init', '--quiet', '--initial-branch=main');
  git(path, 'config', 'commit.gpgsign', 'false');
}

/** Writes the files and commits everything; the hash. */
export async function commitFiles(
  repository: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), text);
  }
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--no-verify', '-m', Object.keys(files).join(', '));
  return git(repository, 'rev-parse', 'HEAD');
}

/** As a workflow's checkout is: one commit, of one branch. */
export function cloneShallow(from: string, to: string, branch = 'main'): void {
  git(from, 'clone', '--quiet', '--depth=1', `--branch=${branch}`, `file://${from}`, to);
}
