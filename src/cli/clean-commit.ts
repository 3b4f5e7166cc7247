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

/**
 * A checkout with changes is not the commit that it is based on.
 * @param onChanged takes the hash of that commit
 * @throws only the signal's reason when aborted
 */
export async function cleanCommit(
  plan: Pick<Plan, 'server'>,
  signal: AbortSignal,
  onChanged: (hash: string) => void = () => undefined,
): Promise<string | undefined> {
  const commit = await gitCommit(placeOf(plan, signal));
  if (!commit?.isDirty) return commit?.hash;
  onChanged(commit.hash);
  return undefined;
}
