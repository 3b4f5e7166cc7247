// Which commit a directory is at, so that a record says what was measured.

import { execFile } from 'node:child_process';

export interface GitCommit {
  /** Full hash. */
  readonly hash: string;
  /** Tracked files differ from the commit: the record is not of this commit alone. */
  readonly isDirty: boolean;
}

/** `undefined`: not a repository, nothing committed yet, or no git. */
export async function gitCommit(directory: string): Promise<GitCommit | undefined> {
  const head = await git(directory, ['rev-parse', '--verify', 'HEAD']);
  const hash = head.output.trim();
  if (head.exitCode !== 0 || !/^[0-9a-f]{40,64}$/.test(hash)) return undefined;
  // Exits 1 where something differs (git-diff(1), --quiet implies --exit-code).
  const diff = await git(directory, ['diff', '--quiet', '--no-ext-diff', 'HEAD']);
  return { hash, isDirty: diff.exitCode !== 0 };
}

/** A repository on a network drive must not hold up a run. */
const TIMEOUT_MS = 10_000;

interface GitAnswer {
  /** `undefined`: git could not be started, or was ended by the timeout. */
  readonly exitCode: number | undefined;
  readonly output: string;
}

function git(directory: string, args: readonly string[]): Promise<GitAnswer> {
  // A repository's own configuration can name a program as its file-system monitor: not for us.
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
