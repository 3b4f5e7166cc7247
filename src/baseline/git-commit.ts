// Which commit a directory is at, so that a record says what was measured.

import { runGit } from './git/run-git.ts';

export interface GitCommit {
  /** Full hash. */
  readonly hash: string;
  /** Tracked files differ from the commit: the record is not of this commit alone. */
  readonly isDirty: boolean;
}

/** `undefined`: not a repository, nothing committed yet, or no git. */
export async function gitCommit(directory: string): Promise<GitCommit | undefined> {
  const hash = await headHash(directory);
  if (hash === undefined) return undefined;
  // Exits 1 where something differs (git-diff(1), --quiet implies --exit-code).
  const diff = await runGit(directory, ['diff', '--quiet', '--no-ext-diff', 'HEAD']);
  return { hash, isDirty: diff.exitCode !== 0 };
}

/**
 * Parents of the commit that a directory is at, first one first: read from the commit itself, which
 * names them also where the clone is too shallow to hold them. `undefined` as for `gitCommit`.
 */
export async function headParents(
  directory: string,
): Promise<{ readonly hash: string; readonly parents: readonly string[] } | undefined> {
  const hash = await headHash(directory);
  if (hash === undefined) return undefined;
  const commit = await runGit(directory, ['cat-file', 'commit', hash]);
  return commit.exitCode === 0 ? { hash, parents: parentsIn(commit.output) } : undefined;
}

/** The header ends at the first empty line; what follows is the author's own text. */
function parentsIn(commit: string): readonly string[] {
  const [header = ''] = commit.split('\n\n', 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, hash]) => hash ?? []);
}

async function headHash(directory: string): Promise<string | undefined> {
  const head = await runGit(directory, ['rev-parse', '--verify', 'HEAD']);
  const hash = head.output.trim();
  return head.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
}
