// The search for baselines: from the runs of nearer commits to those of farther ones.

import type { BaselineEvent } from '../../plan/action-plan.ts';
import { type Milliseconds, milliseconds, seconds } from '../../units.ts';
import type { WorkflowRun } from '../api/api.ts';
import { pause } from '../api/retry.ts';
import type { ArtifactLists } from '../artifacts/artifact-lists.ts';
import { type ChainSource, type CommitChain, findCommitChain } from './commit-chain.ts';
import { type BaselineReader, baselineArtifactName, type RunBaseline } from './run-baseline.ts';
import { type AskedSource, listTrustedRuns, trustedSource } from './trusted-run.ts';

export interface SearchSettings extends ChainSource {
  readonly lists: ArtifactLists;
  readonly baselines: BaselineReader;
  readonly events: readonly BaselineEvent[];
  readonly signal: AbortSignal;
  /** Between two questions about a run in progress; 10 s, but for tests. */
  readonly pollInterval?: Milliseconds;
}

/** What does not change while the job runs. */
export interface SearchGround {
  readonly source: AskedSource;
  readonly chain: CommitChain;
}

type FoundArtifact = Extract<RunBaseline, { kind: 'read' }>;

export interface Search {
  /** How many trusted runs GitHub listed, without our own. */
  readonly listed: number;
  /** Our own, where an earlier attempt of it may have stored a baseline. */
  readonly own: WorkflowRun | undefined;
  /** Those of commits of the chain, nearest first, without our own. */
  readonly candidates: readonly WorkflowRun[];
  /** Nearest first. */
  readonly found: readonly FoundArtifact[];
  /** Which artifacts nearer than those were there and not used, and why, as whole sentences. */
  readonly skipped: readonly string[];
}

/**
 * How many baselines to merge. Two runs at the same time each miss the other's record; a third one
 * has both. Re-runs are read beyond this number: no later run has what they stored, perhaps an
 * accepted loss.
 */
const ENOUGH = 3;
/** Each may cost two calls; where the last runs stored nothing, older ones rarely did. */
const MOST_RUNS_READ = 20;
const POLL_INTERVAL = seconds(10);

export async function openSearch(settings: SearchSettings, branch: string): Promise<SearchGround> {
  const { api, job, events } = settings;
  const source = await trustedSource(api, job, branch, events);
  return { source, chain: await findCommitChain(settings) };
}

/** @throws GateError when GitHub fails. */
export async function searchBaselines(
  settings: SearchSettings,
  { source, chain }: SearchGround,
  name: string,
): Promise<Search> {
  const runs = chain.commits.length === 0 ? [] : await listTrustedRuns(settings.api, source);
  const own = runs.find((run) => run.id === settings.job.run.id);
  const others = runs.filter((run) => run !== own);
  const candidates = inOrderOf(chain.commits, others).slice(0, MOST_RUNS_READ);
  const read = await readNearest(settings, candidates, name);
  return { listed: others.length, own, candidates, ...read };
}

async function readNearest(
  { lists, baselines }: Pick<SearchSettings, 'lists' | 'baselines'>,
  runs: readonly WorkflowRun[],
  name: string,
): Promise<Pick<Search, 'found' | 'skipped'>> {
  const artifacts = lists.named(baselineArtifactName(name));
  const found: FoundArtifact[] = [];
  const skipped: string[] = [];
  let runsKnown = 0;
  for (const run of runs) {
    if (runsKnown >= ENOUGH && run.attempt === 1) continue;
    if (found.some((nearer) => holds(nearer, run))) {
      runsKnown += 1;
      continue;
    }
    const baseline = await baselines.read(run, await artifacts.ofRun(run), name);
    if (baseline.kind === 'read') {
      runsKnown += 1;
      found.push(baseline);
    }
    // Not worth a note when a nearer one is used.
    if (baseline.kind === 'unusable' && found.length === 0) skipped.push(baseline.note);
  }
  return { found, skipped };
}

/** Whether a nearer baseline has what the run measured: it was then stored with all that the run stored. */
const holds = ({ records }: FoundArtifact, { id, attempt }: WorkflowRun): boolean =>
  records.some((record) => record.id === `${id}` && record.attempt === attempt);

/** Runs of commits in the chain, by the place of their commit, the newest of a commit first. */
function inOrderOf(
  commits: readonly string[],
  runs: readonly WorkflowRun[],
): readonly WorkflowRun[] {
  return commits.flatMap((commit) => runs.filter((run) => run.headSha === commit));
}

/** Includes queued runs, and those that wait for an approval. */
export const isInProgress = (run: WorkflowRun): boolean => run.status !== 'completed';

/** Runs in progress that are nearer than the used one; all of them where none is used. */
export function nearerInProgress({ candidates, found: [used] }: Search): readonly WorkflowRun[] {
  const isUsed = ({ id }: WorkflowRun): boolean => id === used?.run.id;
  const nearer =
    used === undefined ? candidates : candidates.slice(0, candidates.findIndex(isUsed));
  return nearer.filter(isInProgress);
}

/**
 * Polls the candidates in progress, nearest first, until one has a baseline.
 * @param wait for all of them together
 */
export async function awaitBaseline(
  settings: SearchSettings,
  search: Search,
  name: string,
  wait: Milliseconds,
): Promise<Search> {
  const { api, signal, pollInterval = POLL_INTERVAL } = settings;
  let left: number = wait;
  let latest = search;
  for (const { id } of search.candidates.filter(isInProgress)) {
    for (let isOver = false; !isOver && left > 0; left -= pollInterval) {
      await pause(milliseconds(Math.min(pollInterval, left)), signal);
      // The run first, then its artifacts: so nothing stored between the two requests is missed.
      const run = await api.getRun(id);
      const { found, skipped } = await readNearest(settings, [run], name);
      isOver = !isInProgress(run) || found.length > 0;
      latest = replaceRun({ ...latest, found }, run);
      if (found.length > 0) return latest;
      if (isOver) latest = { ...latest, skipped: [...new Set([...latest.skipped, ...skipped])] };
    }
  }
  return latest;
}

function replaceRun(search: Search, run: WorkflowRun): Search {
  const candidates = search.candidates.map((each) => (each.id === run.id ? run : each));
  return { ...search, candidates };
}
