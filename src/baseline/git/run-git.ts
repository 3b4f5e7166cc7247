// Asks git, without running what a repository's own configuration names.

import { execFile } from 'node:child_process';

/** A repository on a network drive must not hold up a run. */
const TIMEOUT_MS = 10_000;

export interface GitAnswer {
  /** `undefined`: git could not be started, or was ended by the timeout. */
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** Never throws: no git is an answer too. */
export function runGit(directory: string, args: readonly string[]): Promise<GitAnswer> {
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
