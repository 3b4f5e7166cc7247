// Turns a commit's name, as users write it, into its hash.

import { noSuchCommit } from './git/checkout-errors.ts';
import { meantName } from './git/meant-name.ts';
import { type GitPlace, runGitTask } from './git/task.ts';

/**
 * The full hash of what git understands as a commit: a branch, a tag, `HEAD~1`, an abbreviated hash.
 * @throws GateError `base-not-found`; the signal's reason when aborted
 */
export async function resolveCommit(place: GitPlace, ref: string): Promise<string> {
  // No name in git begins with a dash: that would be read as an option. NUL ends an argument.
  if (/^-|[\0\n]/.test(ref) || ref === '') throw noSuchCommit(ref, []);
  const object = await parseRevision(place, ref, ref);
  // A second step, because in `:/text^{commit}` the ending would belong to the text.
  return parseRevision(place, `${object}^{commit}`, ref);
}

async function parseRevision(place: GitPlace, revision: string, ref: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--end-of-options', revision];
  const { succeeded, output, errors } = await runGitTask(place, args);
  const hash = output.trim();
  if (!succeeded || !isHash(hash)) throw noSuchCommit(ref, errors, await meantName(place, ref));
  return hash;
}

/** SHA-1 or SHA-256, in full. */
export const isHash = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
