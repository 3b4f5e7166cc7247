// Real git, for tests that need real commits.

import { execFileSync } from 'node:child_process';

/** What it prints, without the last line break. */
export function git(cwd: string, ...args: readonly string[]): string {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8' }).trim();
}

/** A commit without changes; its hash. */
export function commitEmpty(cwd: string, message: string): string {
  git(cwd, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
  return git(cwd, 'rev-parse', 'HEAD');
}
