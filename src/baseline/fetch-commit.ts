// Makes sure that a commit is in the clone. In CI a clone often holds only the candidate.

import { notFetched } from './git/checkout-errors.ts';
import { type GitPlace, runGitTask } from './git/task.ts';

/** Whether the commit is there. Then so are its files, or git fetches them when needed. */
export async function hasCommit(place: GitPlace, commit: string): Promise<boolean> {
  // In a partial clone this question fetches the commit, one object at a time.
  const args = ['cat-file', '-e', `${commit}^{commit}`];
  const { succeeded } = await runGitTask(place, args);
  return succeeded;
}

/**
 * Fetches the one commit, with whatever credentials the clone has; no branch, tag or `FETCH_HEAD` changes.
 * @throws GateError `commit-not-fetched`; the signal's reason when aborted
 */
export async function fetchCommit(place: GitPlace, commit: string): Promise<void> {
  const remote = await findRemote(place);
  if (remote === undefined) throw notFetched(commit, ['The clone has no remote to fetch it from.']);
  const { succeeded, errors } = await runGitTask(place, [
    'fetch',
    ...['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'],
    // Only here: in a full clone, --depth would cut off the commit's history for good.
    ...((await isShallow(place)) ? ['--depth=1'] : []),
    '--end-of-options',
    remote,
    commit,
  ]);
  if (!succeeded) throw notFetched(commit, errors);
}

/** `origin`, or the only one there is. */
async function findRemote(place: GitPlace): Promise<string | undefined> {
  const { output } = await runGitTask(place, ['remote']);
  const names = output.split('\n').filter((name) => name !== '');
  return names.find((name) => name === 'origin') ?? (names.length === 1 ? names[0] : undefined);
}

async function isShallow(place: GitPlace): Promise<boolean> {
  const { output } = await runGitTask(place, ['rev-parse', '--is-shallow-repository']);
  return output.trim() === 'true';
}
