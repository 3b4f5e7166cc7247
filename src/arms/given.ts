// The baseline arm that was named by hand: a directory, a command or a ref. What is wrong with it is an error.

import { hasCommit } from '../baseline/fetch-commit.ts';
import { describeDirectory } from '../baseline/given-directory.ts';
import { findRepository } from '../baseline/repository.ts';
import { isHash, resolveCommit } from '../baseline/resolve-commit.ts';
import type { BaselineArm, OpenedArm, StartedServer } from '../measure/baseline-arm.ts';
import { baselineServer } from '../measure/baseline-server.ts';
import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import { warnOfPathLength } from './baseline-warnings.ts';
import { SAME_COMMIT } from './from-build.ts';
import { openCommitArm, placeOf } from './from-commit.ts';

/** @throws GateError `no-repository`, `base-not-found`, and as `openCommitArm`; the signal's reason when aborted */
export async function openRefArm(
  plan: Plan,
  candidate: StartedServer,
  ref: string,
  ports: GatePorts,
): Promise<OpenedArm> {
  const place = placeOf(candidate, ports);
  // Asked first: outside of a repository no name is that of a commit, and that is not the name's fault.
  await findRepository(place);
  // A hash in full need not be in the clone: it is fetched.
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
  ports: GatePorts,
): Promise<BaselineArm> {
  const { commit, isSameLength } = await describeDirectory(directory, candidate.cwd);
  const own = ports.arms?.readPlan?.(directory);
  return {
    facts: { kind: 'directory', commit },
    // Built by whoever names it.
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
  { identity }: GatePorts,
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

const nothingToRemove: AsyncDisposable = { async [Symbol.asyncDispose]() {} };
