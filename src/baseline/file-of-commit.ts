// A file as a commit has it, without a checkout.

import { type GitPlace, runGitTask } from './git/task.ts';

/**
 * @param path relative to the place
 * @param most in characters
 * @returns `undefined` where the commit has no such file, it is too long, or git cannot say
 * @throws only the signal's reason when aborted
 */
export async function fileOfCommit(
  place: GitPlace,
  commit: string,
  { path, most }: { readonly path: string; readonly most: number },
): Promise<string | undefined> {
  const { succeeded, output } = await runGitTask(place, [
    'cat-file',
    'blob',
    `${commit}:./${path}`,
  ]);
  return succeeded && output.length <= most ? output : undefined;
}
