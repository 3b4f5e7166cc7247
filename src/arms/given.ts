// The arm of a baseline named by hand: a directory, a command or a ref. Where it cannot be had, the run fails.

import { hasCommit } from '../baseline/fetch-commit.ts';
import { describeDirectory } from '../baseline/given-directory.ts';
import { findRepository } from '../baseline/repository.ts';
import { isHash, resolveCommit } from '../baseline/resolve-commit.ts';
import {
  type BaselineArm,
  baselineServer,
  type OpenedArm,
  type StartedServer,
} from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import { openCommitArm, placeOf, warnOfPathLength } from './from-commit.ts';
import { SAME_COMMIT } from './from-found.ts';
import type { ArmPorts } from './ports.ts';

/** @throws GateError `no-repository`, `base-not-found`, and as `openCommitArm`; the signal's reason when aborted */
export async function openRefArm(
  plan: Plan,
  candidate: StartedServer,
  ref: string,
  ports: ArmPorts,
): Promise<OpenedArm> {
  const place = placeOf(candidate, ports);
  // First: outside of a repository no name is a commit, and the error should say so.
  await findRepository(place);
  // A full hash need not be in the clone: it is fetched.
  const isElsewhere = isHash(ref) && !(await hasCommit(place, ref));
  const commit = isElsewhere ? ref : await resolveCommit(place, ref);
  if (commit === ports.identity.commit) return SAME_COMMIT;
  return { kind: 'opened', arm: await openCommitArm({ plan, candidate, commit }, ports) };
}

/** @throws GateError `base-dir-missing` */
export async function openDirectoryArm(
  plan: Plan,
  candidate: StartedServer,
  directory: string,
  ports: Pick<ArmPorts, 'arms' | 'ambient' | 'signal'>,
): Promise<BaselineArm> {
  const place = { ...placeOf(candidate, ports), directory };
  const { commit, isSameLength } = await describeDirectory(place, candidate.cwd);
  const own = await ports.arms.readPlan(directory);
  return {
    facts: { kind: 'directory', commit },
    // The user has built it.
    server: { ...baselineServer(candidate, plan, directory, own), build: undefined },
    plan: own,
    warnings: warnOfPathLength(isSameLength),
    ...nothingToRemove,
  };
}

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
