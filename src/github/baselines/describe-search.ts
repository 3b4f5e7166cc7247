// Describes a search for baselines in whole sentences.

import type { BaselineSource } from '../../baseline/store.ts';
import type { WorkflowRun } from '../api/api.ts';
import type { JobEvent } from '../job/job.ts';
import { isInProgress, nearerInProgress, type Search, type SearchGround } from './search.ts';

export function describeRun({ id, headSha, headBranch = '?' }: WorkflowRun): string {
  return `run ${id} of \`${headBranch}\` (commit ${headSha.slice(0, 7)})`;
}

export function sourceOf(run: WorkflowRun): BaselineSource {
  return { runId: run.id, runUrl: run.url, commit: run.headSha, createdAt: run.createdAt };
}

/** Whole sentences, for the log and the report. */
export function notesOf(search: Search): readonly string[] {
  return [...search.skipped, ...nearerRunsOf(search)];
}

function nearerRunsOf(search: Search): readonly string[] {
  const [used] = search.found;
  const [pending] = nearerInProgress(search);
  if (used === undefined || pending === undefined) return [];
  return [
    `The baseline of ${describeRun(used.run)} was used, for ${describeRun(pending)}, ` +
      'which is nearer, is still in progress.',
  ];
}

export const NO_BRANCH = 'No baseline was looked for: a tag belongs to no branch that has one.';

interface FutileSearch extends SearchGround, Search {
  /** The gate's. */
  readonly name: string;
  readonly event: JobEvent;
  /** This run stores one itself. */
  readonly isStored: boolean;
}

/** Why there is no baseline, and when there will be one. */
export function explainNothing(search: FutileSearch): string {
  const { source, chain } = search;
  if (chain.problem !== undefined) return chain.problem;
  return `No baseline was found for branch \`${source.branch}\`: ${reasonOf(search)}. ${nextOf(search)}`;
}

function nextOf(search: FutileSearch): string {
  const { source, event, isStored } = search;
  const branch = `\`${source.branch}\``;
  if (event.kind === 'pull-request' && isBehind(search)) {
    return `Bring the pull request up to date with ${branch}; a re-run tests the same merge.`;
  }
  const events = source.events.map((each) => `\`${each}\``).join(' or ');
  const file = source.path.split('/').at(-1) ?? source.path;
  return `${isStored ? 'This run' : `The next ${events} run of ${file} on ${branch}`} stores one.`;
}

/** There are runs, but none of a commit that came before. */
const isBehind = ({ chain, listed, candidates }: FutileSearch): boolean =>
  chain.commits.length > 0 && listed > 0 && candidates.length === 0;

function reasonOf(search: FutileSearch): string {
  const { chain, listed, candidates, skipped, name } = search;
  if (chain.commits.length === 0) return 'no commit comes before this one';
  if (listed === 0) return 'this workflow has not run there yet';
  if (isBehind(search)) {
    return `looked at ${count(listed, 'run')}, none of a commit that this one contains`;
  }
  if (skipped.length > 0) return `${count(skipped.length, 'run')} stored one that cannot be used`;
  const running = candidates.filter(isInProgress).length;
  const still = running === 0 ? '' : `, and ${running} of them still in progress`;
  return `looked at ${count(candidates.length, 'run')}, none with one named \`${name}\`${still}`;
}

const count = (amount: number, noun: string): string =>
  `${amount} ${noun}${amount === 1 ? '' : 's'}`;
