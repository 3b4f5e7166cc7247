// The arm of a baseline named by hand: a directory, a command or a ref. Where it cannot be had, the run fails.

import { hasCommit } from '../baseline/fetch-commit.ts';
import { describeDirectory } from '../baseline/given-directory.ts';
import { findRepository } from '../baseline/repository.ts';
import { isHash, resolveCommit } from '../baseline/resolve-commit.ts';
import { InputError } from '../errors.ts';
import { type BaselineArm, baselineServer, type StartedServer } from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import { openCommitArm, placeOf, warnOfPathLength } from './from-commit.ts';
import { readOwnPlan } from './own-plan.ts';
import type { ArmPorts } from './ports.ts';

type LookingPorts = Pick<ArmPorts, 'ambient' | 'signal'> & {
  readonly identity: Pick<ArmPorts['identity'], 'commit'>;
};

/** What was named, found. */
export type GivenBase =
  | { readonly kind: 'commit'; readonly commit: string }
  | { readonly kind: 'directory'; readonly directory: string };

/**
 * Looks for what was named, before anything is built or measured.
 * @returns `undefined` where there is nothing to look for
 * @throws GateError as the arm would; the signal's reason when aborted
 */
export async function checkGivenBase(
  { server: candidate, compare: { base } }: Pick<Plan, 'server' | 'compare'>,
  ports: LookingPorts,
): Promise<GivenBase | undefined> {
  if (candidate.kind === 'running') return undefined;
  if (base.kind === 'ref')
    return { kind: 'commit', commit: await findCommit(candidate, base.ref, ports) };
  if (base.kind !== 'directory') return undefined;
  await describeGiven(candidate, base.directory, ports);
  return base;
}

/** @throws as `findCommit` and `openCommitArm` */
export async function openRefArm(
  plan: Plan,
  candidate: StartedServer,
  ref: string,
  ports: ArmPorts,
): Promise<BaselineArm> {
  const commit = await findCommit(candidate, ref, ports);
  return await openCommitArm({ plan, candidate, commit }, ports);
}

/**
 * @throws GateError `no-repository`, `base-not-found`; InputError where it is the candidate's own
 * commit; the signal's reason when aborted
 */
async function findCommit(
  candidate: StartedServer,
  ref: string,
  ports: LookingPorts,
): Promise<string> {
  const place = placeOf(candidate, ports);
  // First: outside of a repository no name is a commit, and the error should say so.
  await findRepository(place);
  // A full hash need not be in the clone: it is fetched.
  const isElsewhere = isHash(ref) && !(await hasCommit(place, ref));
  const commit = isElsewhere ? ref : await resolveCommit(place, ref);
  if (commit === ports.identity.commit) throw sameCommit(ref);
  return commit;
}

const sameCommit = (ref: string): InputError =>
  new InputError([
    {
      place: '--base',
      problem: `\`${ref}\` is the commit that is checked out, and no file that git tracks has changed: there is nothing to compare.`,
      remedy:
        'Name another commit, as `--base HEAD~1` does, or check out your change and write `--base main`; a new file ' +
        'counts after `git add`. `perf-gate noise` measures a version against itself.',
    },
  ]);

/** @throws GateError `base-dir-missing` */
export async function openDirectoryArm(
  plan: Plan,
  candidate: StartedServer,
  directory: string,
  ports: Pick<ArmPorts, 'arms' | 'ambient' | 'signal'>,
): Promise<BaselineArm> {
  const { commit, isSameLength } = await describeGiven(candidate, directory, ports);
  const own = await readOwnPlan(ports, directory);
  return {
    facts: { kind: 'directory', commit },
    // The user has built it.
    server: { ...baselineServer(candidate, plan, directory, own.plan), build: undefined },
    plan: own.plan,
    warnings: [...own.warnings, ...warnOfPathLength(isSameLength)],
    ...nothingToRemove,
  };
}

const describeGiven = (
  candidate: StartedServer,
  directory: string,
  ports: Pick<ArmPorts, 'ambient' | 'signal'>,
) => describeDirectory({ ...placeOf(candidate, ports), directory }, candidate.cwd);

/** Another way to start what the candidate's build has left. */
export function commandArm(
  plan: Plan,
  candidate: StartedServer,
  start: string,
  { identity }: Pick<ArmPorts, 'identity'>,
): BaselineArm {
  const server = baselineServer(candidate, plan, candidate.cwd, undefined);
  return {
    facts: { kind: 'command', commit: identity.commit },
    server: { ...server, start, build: undefined },
    plan: undefined,
    warnings: [],
    ...nothingToRemove,
  };
}

/**
 * The candidate once more. From the same directory, so that path, build and environment are alike and
 * nothing but chance tells the two apart.
 */
export const twinArm = (
  candidate: StartedServer,
  { identity }: Pick<ArmPorts, 'identity'>,
): BaselineArm => ({
  facts: { kind: 'command', commit: identity.commit },
  server: { ...candidate, build: undefined },
  plan: undefined,
  warnings: [],
  ...nothingToRemove,
});

const nothingToRemove: AsyncDisposable = { async [Symbol.asyncDispose]() {} };
