// A commit's files beside the candidate's, by `git worktree`: nothing of the user's checkout changes.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { leadsOutOf } from '../regular-file.ts';
import { type FolderBeside, makeFolderBeside } from './files/folder-beside.ts';
import {
  diskFull,
  leadsOutOfCommit,
  notCheckedOut,
  notInCommit,
  saysDiskFull,
} from './git/checkout-errors.ts';
import { type GitPlace, runGitTask } from './git/task.ts';
import type { Repository } from './repository.ts';

/** Distinguishes our worktrees from the user's. */
export const LOCK_REASON = 'perf-gate';

export interface Worktree extends AsyncDisposable {
  /** Absolute path of its root. */
  readonly root: string;
  /** Where in it the candidate's directory is. */
  readonly directory: string;
  readonly isSameLength: boolean;
}

/**
 * Checks the commit out; disposing of it removes it, also after a cancellation.
 * @throws GateError `commit-not-checked-out`, `disk-full`, `directory-not-in-base`; the signal's reason
 * when aborted. Nothing is left then.
 */
export async function openWorktree(
  place: GitPlace,
  { root, prefix }: Repository,
  commit: string,
): Promise<Worktree> {
  const folder = await makeFolder(root, commit);
  const worktree: Worktree = {
    root: folder.path,
    directory: join(folder.path, prefix).replace(/\/$/, ''),
    isSameLength: folder.isSameLength,
    [Symbol.asyncDispose]: () => removeWorktree({ ...place, directory: root }, folder),
  };
  try {
    await checkOut({ ...place, directory: root }, commit, folder.path);
    if (!(await isDirectory(worktree.directory))) throw notInCommit(commit, prefix);
    if (leadsOutOf(worktree.root, worktree.directory)) throw leadsOutOfCommit(commit, prefix);
    return worktree;
  } catch (error) {
    await worktree[Symbol.asyncDispose]();
    throw error;
  }
}

async function makeFolder(root: string, commit: string): Promise<FolderBeside> {
  try {
    return await makeFolderBeside(root);
  } catch (error) {
    const said = `${error}`;
    throw saysDiskFull(said) ? diskFull(root, [said]) : notCheckedOut(commit, root, [said]);
  }
}

async function checkOut(place: GitPlace, commit: string, path: string): Promise<void> {
  const add = (...lock: readonly string[]) =>
    runGitTask(place, ['worktree', 'add', '--quiet', '--detach', ...lock, '--', path, commit]);
  // Locked: neither `git gc` nor `git worktree prune`, in another window, may take it away.
  const asked = await add('--lock', '--reason', LOCK_REASON);
  // Before git 2.33, as in Debian 11, a reason is an unknown option there.
  const isTooOld = asked.errors.at(-1) === USAGE_ERROR;
  const { succeeded, errors } = isTooOld ? await add('--lock') : asked;
  if (!succeeded) throw notCheckedOut(commit, path, errors);
}

/** As git ends for an option that it does not know. */
const USAGE_ERROR = 'git ended with code 129';

/** Removes the folder ourselves where git cannot; git then forgets a worktree without a folder. */
async function removeWorktree(place: GitPlace, folder: FolderBeside): Promise<void> {
  const isRemoved = await forgetWorktree(place, folder.path);
  await folder[Symbol.asyncDispose]();
  if (!isRemoved) await forgetWorktree(place, folder.path);
}

/** Removes the folder, if there is one, and git's entry for it; returns whether git could. */
export async function forgetWorktree(place: GitPlace, path: string): Promise<boolean> {
  // Forced twice: it is locked, and a build has left files in it (git-worktree(1), remove).
  const args = ['worktree', 'remove', '--force', '--force', '--', path];
  const { succeeded } = await runGitTask({ ...place, signal: undefined }, args);
  return succeeded;
}

async function isDirectory(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
