// The baseline arm from a commit: checked out beside the candidate, and built there.

import { findCheckoutGaps } from '../baseline/checkout-gaps.ts';
import { fetchCommit, hasCommit } from '../baseline/fetch-commit.ts';
import type { GitPlace } from '../baseline/git-task.ts';
import { findRepository } from '../baseline/repository.ts';
import { removeStaleWorktrees } from '../baseline/stale-worktrees.ts';
import { openWorktree, type Worktree } from '../baseline/worktree.ts';
import { GateError, rethrowUnlessFault } from '../errors.ts';
import type { BaselineArm, StartedServer } from '../measure/baseline-arm.ts';
import { baselineServer } from '../measure/baseline-server.ts';
import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import { scrubEnvironment } from '../server/scrub-environment.ts';
import { baselineNote, warnOfPathLength } from './baseline-warnings.ts';
import { buildArm } from './build.ts';
import { removeOrTell } from './remove-or-tell.ts';

export interface CommitOrder {
  readonly plan: Plan;
  readonly candidate: StartedServer;
  /** Full hash. */
  readonly commit: string;
}

/**
 * Fetches the commit where the clone lacks it.
 * @throws GateError when it cannot be fetched, checked out or built; the signal's reason when aborted.
 * Nothing is left then.
 */
export async function openCommitArm(order: CommitOrder, ports: GatePorts): Promise<BaselineArm> {
  const { candidate, commit } = order;
  const place = placeOf(candidate, ports);
  const repository = await findRepository(place);
  for (const text of await removeStaleWorktrees(place)) ports.report({ kind: 'note', text });
  if (!(await hasCommit(place, commit))) {
    ports.report({ kind: 'preparing-baseline', what: `fetching ${shortHash(commit)}` });
    await fetchCommit(place, commit);
  }
  ports.report({ kind: 'preparing-baseline', what: `checking out ${shortHash(commit)}` });
  const worktree = await openWorktree(place, repository, commit);
  try {
    return await prepare(order, worktree, ports);
  } catch (error) {
    await removeOrTell(worktree, worktree.root, ports);
    throw error;
  }
}

export const placeOf = (
  { cwd }: StartedServer,
  { ambient, signal }: Pick<GatePorts, 'ambient' | 'signal'>,
): GitPlace => ({ directory: cwd, ambient: forGit(ambient), signal });

/**
 * The candidate's build may have written git's configuration, and so what git runs. Helpers for
 * credentials get their tokens all the same.
 */
function forGit(ambient: GatePorts['ambient']): Record<string, string> {
  const tokens = ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', 'GH_ENTERPRISE_TOKEN'];
  const kept = tokens.flatMap((name) => {
    const value = ambient[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return scrubEnvironment(ambient, Object.fromEntries(kept));
}

async function prepare(
  { plan, candidate, commit }: CommitOrder,
  worktree: Worktree,
  ports: GatePorts,
): Promise<BaselineArm> {
  const own = ports.arms?.readPlan?.(worktree.directory, worktree.root);
  const server = baselineServer(candidate, plan, worktree.directory, own);
  const gaps = await findCheckoutGaps(placeOf(server, ports), worktree.root);
  await buildCommit(server, commit, ports);
  return {
    facts: { kind: 'commit', commit },
    server,
    plan: own,
    warnings: [...warnOfPathLength(worktree.isSameLength), ...gaps.map(baselineNote)],
    [Symbol.asyncDispose]: () => removeOrTell(worktree, worktree.root, ports),
  };
}

async function buildCommit(server: StartedServer, commit: string, ports: GatePorts): Promise<void> {
  const name = shortHash(commit);
  const onRun = (command: string): void =>
    ports.report({ kind: 'preparing-baseline', what: `building ${name}: ${command}` });
  try {
    await buildArm(server, { log: 'baseline-build.log', onRun }, ports);
  } catch (error) {
    rethrowUnlessFault(error);
    const { code, kind, message, evidence } = error;
    throw new GateError({
      code,
      kind,
      message: `The baseline, commit ${name}, could not be built. ${message}`,
      remedy:
        'Its last lines tell why. `build` is run in a fresh checkout of that commit, so it has to install what it needs.',
      evidence,
      cause: error,
    });
  }
}

/** For people; as long as git's own. */
const shortHash = (commit: string): string => commit.slice(0, 7);
