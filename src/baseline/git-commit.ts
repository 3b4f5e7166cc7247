// Which commit a directory is at, so that a record says what was measured.

import { seconds } from '../units.ts';
import { type GitPlace, runGitTask } from './git/task.ts';

interface GitCommit {
  /** Full hash. */
  readonly hash: string;
  /** Tracked files differ from the commit, so the record is not of this commit alone. */
  readonly isDirty: boolean;
}

/**
 * `undefined`: not a repository, nothing committed yet, or no git.
 * @throws only the signal's reason when aborted
 */
export async function gitCommit(place: GitPlace): Promise<GitCommit | undefined> {
  const hash = await headHash(place);
  if (hash === undefined) return undefined;
  // Exits 1 where something differs (git-diff(1), --quiet implies --exit-code).
  const diff = await askGit(place, ['diff', '--quiet', '--no-ext-diff', 'HEAD']);
  return { hash, isDirty: !diff.succeeded };
}

/**
 * Parents of the commit that a directory is at, in order. The commit itself names them, even where
 * the clone is too shallow to hold them. `undefined` as for `gitCommit`.
 */
export async function headParents(
  place: GitPlace,
): Promise<{ readonly hash: string; readonly parents: readonly string[] } | undefined> {
  const hash = await headHash(place);
  if (hash === undefined) return undefined;
  const commit = await askGit(place, ['cat-file', 'commit', hash]);
  return commit.succeeded ? { hash, parents: parentsIn(commit.output) } : undefined;
}

/** The header ends at the first empty line; what follows is the author's own text. */
function parentsIn(commit: string): readonly string[] {
  const [header = ''] = commit.split('\n\n', 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, hash]) => hash ?? []);
}

async function headHash(place: GitPlace): Promise<string | undefined> {
  const head = await askGit(place, ['rev-parse', '--verify', 'HEAD']);
  const hash = head.output.trim();
  return head.succeeded && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
}

/** A repository on a network drive must not hold up a run. */
const PATIENCE = seconds(10);

const askGit = (place: GitPlace, args: readonly string[]) => runGitTask(place, args, PATIENCE);
