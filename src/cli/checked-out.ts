// Which commit is measured, and in which clone.

import { gitCommit } from '../baseline/git-commit.ts';
import type { GitPlace } from '../baseline/repository.ts';
import type { Plan } from '../plan/plan.ts';

/** The clone that is measured. */
export const placeOf = ({ server }: Pick<Plan, 'server'>, signal: AbortSignal): GitPlace => ({
  directory: server.kind === 'started' ? server.cwd : '.',
  ambient: process.env,
  signal,
});

/** Full hashes, of which at most one is known. */
export interface CheckedOut {
  readonly commit: string | undefined;
  /** A checkout with changes is not the commit that they are made to. */
  readonly changedFrom: string | undefined;
}

/** @throws only the signal's reason when aborted */
export async function checkedOut(
  plan: Pick<Plan, 'server'>,
  signal: AbortSignal,
): Promise<CheckedOut> {
  const found = await gitCommit(placeOf(plan, signal));
  return found?.isDirty
    ? { commit: undefined, changedFrom: found.hash }
    : { commit: found?.hash, changedFrom: undefined };
}
