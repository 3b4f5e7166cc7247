// What people are told of a search for baselines.

import type { BaselineSource } from '../baseline/baseline-store.ts';
import type { WorkflowRun } from './api.ts';
import { isInProgress, type Search, type SearchGround } from './baseline-search.ts';

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

function nearerRunsOf({ candidates, found: [used] }: Search): readonly string[] {
  if (used === undefined) return [];
  const nearer = candidates.slice(
    0,
    candidates.findIndex((run) => run.id === used.run.id),
  );
  const [pending] = nearer.filter(isInProgress);
  if (pending === undefined) return [];
  return [
    `The baseline of ${describeRun(used.run)} was used, for ${describeRun(pending)}, ` +
      'which is nearer, is still in progress.',
  ];
}

export const NO_BRANCH = 'No baseline was looked for: a tag belongs to no branch that has one.';

export interface FutileSearch extends SearchGround, Search {
  /** The gate's. */
  readonly name: string;
  /** This run stores one itself. */
  readonly isStored: boolean;
}

/** Why there is no baseline, and when there will be one. */
export function explainNothing(search: FutileSearch): string {
  const { source, chain, isStored } = search;
  if (chain.problem !== undefined) return chain.problem;
  const events = source.events.map((event) => `\`${event}\``).join(' or ');
  const file = source.path.split('/').at(-1) ?? source.path;
  const next = isStored ? 'This run' : `The next ${events} run of ${file} on \`${source.branch}\``;
  return (
    `No baseline was found for branch \`${source.branch}\`: ${reasonOf(search)}. ` +
    `${next} stores one.`
  );
}

function reasonOf({ chain, listed, candidates, skipped, name }: FutileSearch): string {
  if (chain.commits.length === 0) return 'no commit comes before this one';
  if (listed === 0) return 'this workflow has not run there yet';
  if (candidates.length === 0) {
    return `looked at ${count(listed, 'run')}, none of a commit that this one contains`;
  }
  if (skipped.length > 0) return `${count(skipped.length, 'run')} stored one that cannot be used`;
  const running = candidates.filter(isInProgress).length;
  const still = running === 0 ? '' : `, and ${running} of them still in progress`;
  return `looked at ${count(candidates.length, 'run')}, none with one named \`${name}\`${still}`;
}

const count = (amount: number, noun: string): string =>
  `${amount} ${noun}${amount === 1 ? '' : 's'}`;
