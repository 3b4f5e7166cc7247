// The commits whose baselines a candidate may be compared with: never one that it does not contain.

import { headParents } from '../../baseline/git-commit.ts';
import type { GitPlace } from '../../baseline/repository.ts';
import { type ErrorCode, GateError } from '../../errors.ts';
import type { Api, Commit } from '../api/api.ts';
import type { Job, JobEvent } from '../job/job.ts';

export interface CommitChain {
  /** The measured commit: what is checked out, else `GITHUB_SHA`. */
  readonly candidate: string;
  /** Nearest first. */
  readonly commits: readonly string[];
  /** Why there are none, as a whole sentence. */
  readonly problem?: string;
}

/** Who asks, and where the measured commit is checked out. */
export interface ChainSource {
  readonly api: Api;
  readonly job: Job;
  readonly checkout: GitPlace;
}

/** Older ones say little, and each may cost a request. */
const MOST_COMMITS = 50;

/** @throws GateError when GitHub fails; a commit that it does not know becomes a `problem`. */
export async function findCommitChain(source: ChainSource): Promise<CommitChain> {
  const { api, job } = source;
  const head = await readHead(source);
  try {
    const start = await findStart(api, job, head);
    const commits = start === undefined ? [] : await firstParents(api, start);
    return { candidate: head.sha, commits };
  } catch (error) {
    if (isKnown(head.sha, job) || !isUnknownCommit(error)) throw error;
    const { message, remedy } = ofAnotherRepository(head.sha, source);
    return { candidate: head.sha, commits: [], problem: `${message} ${remedy}` };
  }
}

/**
 * The commit that the candidate changes; `undefined` where the candidate is the first commit.
 * @throws GateError when GitHub fails; `base-not-found` where the candidate is of another repository.
 */
export async function findBaseCommit(source: ChainSource): Promise<string | undefined> {
  const { api, job } = source;
  const head = await readHead(source);
  try {
    return await findBase(api, job, head);
  } catch (error) {
    if (isKnown(head.sha, job) || !isUnknownCommit(error)) throw error;
    throw ofAnotherRepository(head.sha, source);
  }
}

/** The checked-out commit; the event's where there is no repository, or git refuses it. */
async function readHead({ api, job, checkout }: ChainSource): Promise<Commit> {
  const local = await headParents(checkout);
  if (local !== undefined) return { sha: local.hash, parents: [...local.parents] };
  const [head] = await api.listCommits(job.sha);
  return head ?? { sha: job.sha, parents: [] };
}

/** The nearest commit that the candidate may be compared with. */
async function findStart(api: Api, job: Job, head: Commit): Promise<string | undefined> {
  if (MAY_BE_ITS_OWN.includes(job.event.kind)) return head.sha;
  return await findBase(api, job, head);
}

/** Events of a commit that is on its branch already, and may have been measured before. */
const MAY_BE_ITS_OWN: readonly JobEvent['kind'][] = ['schedule', 'dispatch', 'workflow-run'];

async function findBase(api: Api, job: Job, head: Commit): Promise<string | undefined> {
  const { event } = job;
  const [firstParent] = head.parents;
  switch (event.kind) {
    case 'pull-request':
      if (isTestMerge(head, job)) return firstParent;
      return api.findMergeBase(event.base.sha, head.sha);
    case 'merge-group':
      if (head.sha === job.sha) return event.base.sha;
      return api.findMergeBase(event.base.sha, head.sha);
    case 'push':
    case 'schedule':
    case 'dispatch':
    case 'workflow-run':
      return firstParent;
  }
}

/** GitHub's own merge: its first parent is the base as it was tested. */
const isTestMerge = ({ sha, parents }: Commit, job: Job): boolean =>
  sha === job.sha && parents.length > 1;

/** Pages of a hundred ancestors; in a history of many merges one holds few first parents. */
const MOST_LISTINGS = 3;

/** The commit and its first parents, nearest first. */
async function firstParents(api: Api, start: string): Promise<readonly string[]> {
  const line: string[] = [];
  let next: string | undefined = start;
  for (let listing = 0; listing < MOST_LISTINGS && next !== undefined; listing++) {
    const parents = firstParentOf(await api.listCommits(next));
    while (next !== undefined && parents.has(next)) {
      line.push(next);
      next = parents.get(next);
    }
    if (line.length >= MOST_COMMITS) break;
  }
  return line.slice(0, MOST_COMMITS);
}

const firstParentOf = (commits: readonly Commit[]): ReadonlyMap<string, string | undefined> =>
  new Map(commits.map(({ sha, parents: [first] }) => [sha, first]));

/** The repository has every commit that the event names, so not finding one is an error. */
function isKnown(sha: string, { sha: own, event }: Job): boolean {
  return sha === own || namedBy(event).includes(sha);
}

function namedBy(event: JobEvent): readonly string[] {
  return event.kind === 'pull-request' ? [event.head.sha, event.base.sha] : [];
}

const UNKNOWN: readonly ErrorCode[] = ['github-not-found', 'github-invalid'];

const isUnknownCommit = (error: unknown): boolean =>
  error instanceof GateError && UNKNOWN.includes(error.code);

const ofAnotherRepository = (sha: string, { job, checkout }: ChainSource): GateError =>
  new GateError({
    code: 'base-not-found',
    kind: 'input',
    message:
      `The commit ${sha.slice(0, 7)}, checked out in ${checkout.directory}, is not known to ` +
      `${job.repository.owner}/${job.repository.name}, or has no history in common with the base branch.`,
    remedy:
      "A workflow compares versions of its own repository: let `cwd` be in that one's checkout. " +
      'To gate another repository, or a submodule, put the workflow there.',
  });
