// The baseline arm from a commit: checked out beside the candidate, and built there.

import { findCheckoutGaps } from '../baseline/checkout-gaps.ts';
import { fetchCommit, hasCommit } from '../baseline/fetch-commit.ts';
import { findRepository, type GitPlace } from '../baseline/repository.ts';
import { removeStaleWorktrees } from '../baseline/stale-worktrees.ts';
import { openWorktree, type Worktree } from '../baseline/worktree.ts';
import { GateError, rethrowUnlessExplained } from '../errors.ts';
import { needsInstalling } from '../lockfiles/needs-installing.ts';
import { ArmNotStarted } from '../measure/arm-not-started.ts';
import { type BaselineArm, baselineServer, type StartedServer } from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import type { Warning } from '../verdict/verdict.ts';
import { buildArm } from './build.ts';
import { readOwnPlan } from './own-plan.ts';
import type { ArmPorts } from './ports.ts';

interface CommitInput {
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
export async function openCommitArm(input: CommitInput, ports: ArmPorts): Promise<BaselineArm> {
  const { candidate, commit } = input;
  const place = placeOf(candidate, ports);
  const repository = await findRepository(place);
  for (const text of await removeStaleWorktrees(place)) ports.report({ kind: 'note', text });
  if (!(await hasCommit(place, commit))) {
    ports.report({ kind: 'preparing-baseline', what: `fetching ${shortHash(commit)}` });
    await fetchCommit(place, commit, ports.arms.origin);
  }
  ports.report({ kind: 'preparing-baseline', what: `checking out ${shortHash(commit)}` });
  const worktree = await openWorktree(place, repository, commit);
  try {
    return await prepare(input, worktree, ports);
  } catch (error) {
    await removeFolder(worktree, worktree.root, ports);
    throw error;
  }
}

export const placeOf = (
  { cwd }: StartedServer,
  { ambient, signal }: Pick<ArmPorts, 'ambient' | 'signal'>,
): GitPlace => ({ directory: cwd, ambient, signal });

async function prepare(
  { plan, candidate, commit }: CommitInput,
  worktree: Worktree,
  ports: ArmPorts,
): Promise<BaselineArm> {
  const own = await readOwnPlan(ports, worktree.directory, worktree.root);
  const server = baselineServer(candidate, plan, worktree.directory, own.plan);
  const gaps = await findCheckoutGaps(placeOf(server, ports), worktree.root);
  if (server.build === undefined && needsInstalling(server.cwd)) {
    ports.report({ kind: 'note', text: FRESH });
  }
  await buildCommit(server, commit, ports);
  return {
    facts: { kind: 'commit', commit },
    server,
    plan: own.plan,
    warnings: [
      ...own.warnings,
      ...warnOfPathLength(worktree.isSameLength),
      ...gaps.map(baselineNote),
    ],
    [Symbol.asyncDispose]: () => removeFolder(worktree, worktree.root, ports),
  };
}

async function buildCommit(server: StartedServer, commit: string, ports: ArmPorts): Promise<void> {
  const name = shortHash(commit);
  const onRun = (command: string): void =>
    ports.report({ kind: 'preparing-baseline', what: `building ${name}: ${command}` });
  try {
    await buildArm(server, { log: 'baseline-build.log', onRun }, ports);
  } catch (error) {
    rethrowUnlessExplained(error);
    const { code, kind, message, details, telling } = error;
    throw new GateError({
      code,
      kind,
      message: `The baseline, commit ${name}, could not be built. ${message}`,
      remedy: `${details.length > 0 ? 'Its last lines show why. ' : ''}${IN_CHECKOUT}`,
      details,
      telling,
      cause: error,
    });
  }
}

const IN_CHECKOUT =
  '`build` runs in a fresh checkout of that commit, so it has to install what it needs.';

/** What a base needs that is checked out anew. */
export const FRESH =
  'The base is a fresh checkout and no `build` is given, so it lacks installed packages and files that git does not track: ' +
  "give the command that installs and builds, as in `--build 'npm ci'`, or `build: npm ci` in file and workflow.";

const BORROWED =
  'That `start` is of the version that is tested: where the change moved what it runs, this one comparison is impossible. Write `start` in `perf-gate.yml` alone, and each version has its own.';

/**
 * An error of the baseline's server may come from what its checkout lacks, or from a command that is not its
 * own. The folder is gone when the error is read, so it is not named, and nobody can try the command there.
 */
export function hintAtCheckout(error: unknown, { facts, server, plan }: BaselineArm): unknown {
  const isItsOwn = error instanceof ArmNotStarted && error.arm === 'baseline';
  if (facts.kind !== 'commit' || facts.commit === undefined || !isItsOwn) return error;
  const hints = [
    ...(isBorrowed(plan) ? [BORROWED] : []),
    ...(server.build === undefined ? [FRESH] : []),
  ];
  const cwd = `a checkout of ${shortHash(facts.commit)}, which is removed again`;
  return error.inFolder(cwd, hints.length === 0 ? undefined : hints.join(' '));
}

/** What is written beside the file counts for both versions. */
const isBorrowed = (plan: Plan | undefined): boolean =>
  plan === undefined || plan.written.flags.some((flag) => flag.startsWith('--start='));

/** For people; as long as git's own short hashes. */
const shortHash = (commit: string): string => commit.slice(0, 7);

/**
 * Reports what cannot be removed: that costs no verdict. A build in a container runs as root and may
 * leave files that only root can remove.
 */
export async function removeFolder(
  folder: AsyncDisposable,
  path: string,
  { report }: Pick<ArmPorts, 'report'>,
): Promise<void> {
  try {
    await folder[Symbol.asyncDispose]();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `The baseline's folder ${path} could not be removed: remove it by hand. ${why}`;
    report({ kind: 'note', text });
  }
}

export const baselineNote = (text: string): Warning => ({ code: 'baseline-note', text });

/** The length of a path shifts memory, and with it the speed. */
export function warnOfPathLength(isSameLength: boolean): readonly Warning[] {
  return isSameLength ? [] : [{ code: 'other-path-length', text: OTHER_PATH_LENGTH }];
}

const OTHER_PATH_LENGTH =
  'The baseline runs from a path of another length than the candidate, which alone can change its speed by a ' +
  'percent or two: let perf-gate make a folder beside the checkout, or choose a directory whose path is as long.';
