// Which commit a directory is at, so that a record says what was measured.

import { execFile } from 'node:child_process';

interface GitCommit {
  /** Full hash. */
  readonly hash: string;
  /** Tracked files differ from the commit, so the record is not of this commit alone. */
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
 * Parents of the commit that a directory is at, in order. The commit itself names them, even where
 * the clone is too shallow to hold them. `undefined` as for `gitCommit`.
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

/** A repository on a network drive must not hold up a run. */
const TIMEOUT_MS = 10_000;

interface GitAnswer {
  /** `undefined`: git could not be started, or was ended by the timeout. */
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** Never throws: that git is missing is an answer, too. */
function runGit(directory: string, args: readonly string[]): Promise<GitAnswer> {
  // A repository's configuration can name a program as its file-system monitor: do not run it.
  const safe = ['-c', 'core.fsmonitor=false', '--no-optional-locks', ...args];
  return new Promise((resolve) => {
    execFile('git', safe, { cwd: directory, timeout: TIMEOUT_MS }, (error, stdout) => {
      resolve({ exitCode: exitCodeOf(error), output: stdout });
    });
  });
}

function exitCodeOf(error: Error | null): number | undefined {
  if (error === null) return 0;
  return 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
