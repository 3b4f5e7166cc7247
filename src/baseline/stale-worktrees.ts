// Worktrees that a killed run has left. The caller holds the machine's lock, so no run needs them.

import { type GitPlace, runGitTask } from './git/task.ts';
import { forgetWorktree, LOCK_REASON } from './worktree.ts';

/** Removes them; returns one whole sentence about each. */
export async function removeStaleWorktrees(place: GitPlace): Promise<readonly string[]> {
  const { output } = await runGitTask(place, ['worktree', 'list', '--porcelain']);
  const notes: string[] = [];
  for (const path of staleIn(output)) notes.push(await remove(place, path));
  return notes;
}

async function remove(place: GitPlace, path: string): Promise<string> {
  return (await forgetWorktree(place, path))
    ? `Removed ${path}, which a killed run had left.`
    : `A killed run has left ${path}, which could not be removed: remove it by hand, then run \`git worktree prune\`.`;
}

/**
 * Blocks of lines, an empty line after each (git-worktree(1), "Porcelain Format"). Ours have exactly
 * these lines. Paths are not quoted, so a path with line breaks could imitate other lines.
 */
const OURS = new RegExp(`^worktree (.*)\\nHEAD \\w+\\ndetached\\nlocked ${LOCK_REASON}$`);

function staleIn(listing: string): readonly string[] {
  return listing.split('\n\n').flatMap((block) => OURS.exec(block)?.[1] ?? []);
}
