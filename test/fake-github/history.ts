// Commits of a repository: those that a test arranged, or those of a real repository on disk.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GithubState } from './github-state.ts';
import type { Commit, Repository } from './state.ts';

const run = promisify(execFile);
const LOG_FORMAT = '%H%x1f%P%x1f%cI%x1f%s';
const FULL_SHA = /^[0-9a-f]{40,64}$/;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** A commit and its ancestors, newest first; `undefined` when `ref` names no commit. */
export async function historyOf(
  state: GithubState,
  repository: Repository,
  ref: string,
): Promise<readonly Commit[] | undefined> {
  for (const each of networkOf(state, repository, ref)) {
    const history =
      each.git === undefined ? arranged(state, each, ref) : await logOf(each.git, ref);
    if (history !== undefined) return history;
  }
  return undefined;
}

/** Forks share what has been pushed to any of them, but a name of a branch is of one alone. */
function networkOf(state: GithubState, repository: Repository, ref: string): readonly Repository[] {
  const root = rootOf(repository);
  const others = state.repositories.filter((each) => each !== repository && rootOf(each) === root);
  return [repository, ...(FULL_SHA.test(ref) ? others : [])];
}

const rootOf = (repository: Repository): Repository =>
  repository.parent === undefined ? repository : rootOf(repository.parent);

function arranged(
  state: GithubState,
  repository: Repository,
  ref: string,
): readonly Commit[] | undefined {
  const tip = state.commits.get(tipOf(repository, ref) ?? ref);
  if (tip === undefined) return undefined;
  const found = new Map<string, Commit>();
  const pending = [tip];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next.sha)) continue;
    found.set(next.sha, next);
    pending.push(...next.parents.flatMap((sha) => state.commits.get(sha) ?? []));
  }
  return [...found.values()].sort((one, other) => other.date.getTime() - one.date.getTime());
}

/** `main`, `heads/main`, `tags/v1`, `v1` */
function tipOf({ branches, tags }: Repository, ref: string): string | undefined {
  const [, kind, name = ref] = /^(heads|tags)\/(.+)$/.exec(ref) ?? [];
  if (kind === 'tags') return tags.get(name);
  return branches.get(name) ?? (kind === undefined ? tags.get(name) : undefined);
}

async function logOf(git: string, ref: string): Promise<readonly Commit[] | undefined> {
  const arguments_ = ['-C', git, 'log', `--format=${LOG_FORMAT}`, '--end-of-options', ref, '--'];
  try {
    const { stdout } = await run('git', arguments_, { maxBuffer: MOST_OUTPUT });
    return stdout.trimEnd().split('\n').map(commitOf);
  } catch {
    return undefined;
  }
}

function commitOf(line: string): Commit {
  const [sha = '', parents = '', date = '', message = ''] = line.split('\x1f');
  return { sha, parents: parents.split(' ').filter(Boolean), message, date: new Date(date) };
}
