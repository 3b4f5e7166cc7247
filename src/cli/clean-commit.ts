// Which commit is measured.

import { gitCommit } from '../baseline/git-commit.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * A checkout with changes is not the commit that it is based on.
 * @param onChanged takes the hash of that commit
 * @throws only the signal's reason when aborted
 */
export async function cleanCommit(
  { server }: Pick<Plan, 'server'>,
  signal: AbortSignal,
  onChanged: (hash: string) => void = () => undefined,
): Promise<string | undefined> {
  const directory = server.kind === 'started' ? server.cwd : '.';
  const commit = await gitCommit({ directory, ambient: process.env, signal });
  if (!commit?.isDirty) return commit?.hash;
  onChanged(commit.hash);
  return undefined;
}
