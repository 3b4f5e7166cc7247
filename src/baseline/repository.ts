// The repository around a directory.

import { noRepository } from './git/checkout-errors.ts';
import { type GitPlace, runGitTask } from './git/task.ts';

export type { GitPlace } from './git/task.ts';

export interface Repository {
  /** Absolute path of the checkout's root, links resolved. */
  readonly root: string;
  /** From the root to the directory: empty, or ending with `/`. */
  readonly prefix: string;
}

/** @throws GateError `no-repository`: none, a bare one, one that git refuses, or no git */
export async function findRepository(place: GitPlace): Promise<Repository> {
  const root = await askGit(place, '--show-toplevel');
  const prefix = await askGit(place, '--show-prefix');
  return { root, prefix };
}

/** One line, which may hold spaces at its end. */
async function askGit(place: GitPlace, question: string): Promise<string> {
  const { succeeded, output, errors } = await runGitTask(place, ['rev-parse', question]);
  if (!succeeded) throw noRepository(place.directory, errors);
  return output.replace(/\n$/, '');
}
