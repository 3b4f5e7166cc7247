// Makes sure that a commit is in the clone. In CI a clone often holds only the candidate.

import { notFetched } from './git/checkout-errors.ts';
import { fetchIntoOwn, type Origin } from './git/own-repository.ts';
import { type GitPlace, runGitTask } from './git/task.ts';

export type { Origin } from './git/own-repository.ts';

/** Whether the commit is there. Then so are its files, or git fetches them when needed. */
export async function hasCommit(place: GitPlace, commit: string): Promise<boolean> {
  // In a partial clone this question fetches the commit, one object at a time.
  const args = ['cat-file', '-e', `${commit}^{commit}`];
  const { succeeded } = await runGitTask(place, args);
  return succeeded;
}

/**
 * Fetches the one commit: from `origin` where it is given, else with whatever credentials the clone has.
 * No branch, tag or `FETCH_HEAD` changes.
 * @throws GateError `commit-not-fetched`; the signal's reason when aborted
 */
export async function fetchCommit(
  place: GitPlace,
  commit: string,
  origin: Origin | undefined,
): Promise<void> {
  // Only here: in a full clone, --depth would cut off the commit's history for good.
  const depth = (await isShallow(place)) ? ['--depth=1'] : [];
  const refused = origin && (await fetchFrom(origin, place, { commit, depth }));
  if (origin !== undefined && refused === undefined) return;
  const errors = await fetchFromClonesRemote(place, { commit, depth });
  if (errors === undefined) return;
  throw notFetched(commit, { withToken: origin !== undefined, details: refused ?? errors });
}

interface Wanted {
  readonly commit: string;
  readonly depth: readonly string[];
}

/** @returns why not, in the words of git */
async function fetchFrom(
  origin: Origin,
  place: GitPlace,
  wanted: Wanted,
): Promise<readonly string[] | undefined> {
  const fetched = await fetchIntoOwn(place, origin, wanted);
  if (fetched.kind === 'failed') return fetched.errors;
  await using own = fetched.repository;
  return await fetchIntoClone(place, wanted, [own.path, own.branch]);
}

async function fetchFromClonesRemote(
  place: GitPlace,
  wanted: Wanted,
): Promise<readonly string[] | undefined> {
  const remote = await findRemote(place);
  if (remote === undefined) return ['The clone has no remote to fetch it from.'];
  return fetchIntoClone(place, wanted, [remote, wanted.commit]);
}

async function fetchIntoClone(
  place: GitPlace,
  { depth }: Wanted,
  from: readonly [repository: string, ref: string],
): Promise<readonly string[] | undefined> {
  const { succeeded, errors } = await runGitTask(place, [
    'fetch',
    ...['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'],
    ...depth,
    '--end-of-options',
    ...from,
  ]);
  return succeeded ? undefined : errors;
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
